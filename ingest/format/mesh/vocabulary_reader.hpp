// Reads a file of a vocabulary entry by entry: MeSH's XML of four kinds, or lines of names and tree numbers.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/file.hpp"
#include "base/problem.hpp"
#include "store/vocabulary/vocabulary_writer.hpp"

namespace evident {

// Only what stands in one entry is held, whatever the size of the file.
class VocabularyReader {
  public:
    virtual ~VocabularyReader() = default;
    // The next good entry; false at the end. What is wrong with those before it is added to the problems. Throws Error
    // (source) when the file breaks off.
    virtual bool next(VocabularyEntry& entry, Problems& problems) = 0;
    virtual std::uint64_t read_bytes() const = 0;  // of the text, up to the end of the last entry
};

// What a file holds, by its first bytes; nothing when it is no vocabulary.
std::optional<VocabularyPart> vocabulary_part(std::string_view head);

// The year that a file is of: by its name ("desc2025.xml", "mtrees2019.bin"), else by the DTD that its head names
// ("nlmdescriptorrecordset_20200101.dtd"); 0 when neither tells.
int vocabulary_year(std::string_view path, std::string_view head);

// input names the file in places.
std::unique_ptr<VocabularyReader> read_vocabulary(VocabularyPart part, std::unique_ptr<Bytes> text, std::string input);

// Of read_vocabulary's: the XML of all parts but `tree`, and the lines of `tree`.
std::unique_ptr<VocabularyReader> read_mesh_xml(VocabularyPart part, std::unique_ptr<Bytes> text, std::string input);
std::unique_ptr<VocabularyReader> read_tree_lines(std::unique_ptr<Bytes> text, std::string input);

}  // namespace evident
