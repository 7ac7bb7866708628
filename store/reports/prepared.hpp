// A record made ready for the store: everything that costs time and needs no database, so that it can be done by
// another thread than the one that writes.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/digest.hpp"
#include "store/record/field.hpp"
#include "store/record/naming.hpp"

namespace evident {

struct Prepared {
    std::string source;
    std::string key;
    int version = 1;
    std::string content;                           // JSON
    Digest digest{};                               // of content
    std::array<std::string, field_count> columns;  // folded words for FTS5
    std::string tags;
    std::array<Day, search_date_count> dates{};  // first days
    std::vector<std::string> identity;           // "pmid:1", "doi:10.1/x", "pmcid:PMC1"
    std::string face;                            // packed, see store/dedup/face/face.hpp
    std::vector<std::int64_t> keys;              // see store/dedup/candidates.hpp
    std::vector<std::string> registrations;      // "NCT01234567"
    std::vector<Relation> relations;             // sorted, each once
};

Prepared prepare(const Record& record);

// The columns and tags alone, as they were put into FTS5 for this record.
void fill_words(Prepared& prepared, const Record& record);

}  // namespace evident
