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

// The columns and tags of a record as FTS5 is given them.
struct RecordWords {
    std::array<std::string, field_count> columns;  // folded
    std::string tags;
};

struct Prepared {
    std::string source;
    std::string key;
    int version = 1;
    std::string content;  // JSON
    Digest digest{};      // of content
    RecordWords words;
    std::array<Day, search_date_count> dates{};  // first days
    std::vector<std::string> identity;           // "pmid:1", "doi:10.1/x", "pmcid:PMC1"
    std::string face;                            // packed, see store/dedup/face/face.hpp
    std::vector<std::int64_t> keys;              // see store/dedup/candidates.hpp
    std::vector<std::string> registrations;      // "NCT01234567"
    std::vector<Relation> relations;             // sorted, each once
};

Prepared prepare(const Record& record);

// Those of a record, as they were put into FTS5 for it.
RecordWords record_words(const Record& record);

}  // namespace evident
