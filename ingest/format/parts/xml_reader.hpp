// Reads an XML format record by record: slices the file, makes each record safe to parse, parses that record alone.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "ingest/format/parts/entry.hpp"
#include "ingest/format/parts/slicer.hpp"

namespace evident {

// A format derives from this and reads one element. What is wrong with the XML itself (record-too-large,
// malformed-record, repaired-utf8, unknown-entity) is told here.
class XmlReader : public Reader {
  public:
    bool next(Entry& entry) final;

  protected:
    // The grammar must outlive the reader.
    XmlReader(std::unique_ptr<Bytes> text, std::string input, const SliceGrammar& grammar, std::size_t chunk)
        : slicer_(std::move(text), input, grammar, chunk), input_(std::move(input)) {}

    // Fills the entry, which is "rejected" with its place until this makes it a record; or calls withdraw(). With
    // markup the element keeps white space between its tags.
    virtual void read_element(Entry& entry, pugi::xml_node element, Slice::Kind kind) = 0;

    // "PMID 123: " of a record that could not be parsed to its end, as far as it was understood; "" when it was not.
    virtual std::string whose(pugi::xml_node element) const;

    // Entities of this format's DTD that are no XML ("&beta;" of HTML) are as they should be: no warning.
    virtual bool knows_entity(std::string_view name) const;

    static void reject(Entry& entry, std::string_view code, const std::string& message);
    // The source withdraws records: each becomes an entry of its own, in place of the one being read.
    void withdraw(std::string source, std::vector<std::string> keys);

  private:
    void read_slice(Entry& entry);
    void parse(Entry& entry);

    Slicer slicer_;
    std::string input_;
    Slice slice_;
    Place place_;
    pugi::xml_document document_;
    std::string withdrawn_from_;
    std::vector<std::string> withdrawn_;
    std::size_t next_withdrawn_ = 0;
};

}  // namespace evident
