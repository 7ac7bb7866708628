#include "tests/fuzz/vocabulary_check.hpp"

#include "base/error.hpp"
#include "ingest/format/mesh/vocabulary_reader.hpp"
#include "tests/fuzz/checks.hpp"

namespace evident::testing {
namespace {

void check_part(VocabularyPart part, std::string_view bytes) {
    Problems problems;
    const auto reader = read_vocabulary(part, bytes_of(bytes), "vocabulary");
    VocabularyEntry entry;
    std::size_t entries = 0;
    try {
        while (reader->next(entry, problems)) {
            if (entry.name.empty()) throw Broken("an entry without name");
            if (++entries > bytes.size()) throw Broken("more entries than bytes");
        }
    } catch (const Error& error) {
        if (error.fault() != Fault::source) throw;
    }
    if (reader->read_bytes() > bytes.size()) throw Broken("more was read than there is");
    for (const auto& problem : problems) {
        if (problem.message.empty()) throw Broken(problem.code + ": no message");
        if (problem.place.begin > problem.place.end || problem.place.end > bytes.size()) {
            throw Broken(problem.code + ": a place outside the file");
        }
    }
}

}  // namespace

void check_vocabulary(std::string_view bytes) {
    vocabulary_part(bytes);
    vocabulary_year("vocabulary", bytes);
    for (const auto part : {VocabularyPart::descriptors, VocabularyPart::qualifiers, VocabularyPart::supplementary,
                            VocabularyPart::actions, VocabularyPart::tree}) {
        check_part(part, bytes);
    }
}

}  // namespace evident::testing
