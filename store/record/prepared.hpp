// A record made ready for the store: everything that costs time and needs no database, so that it can be done by
// another thread than the one that writes.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/digest.hpp"
#include "store/record/field.hpp"
#include "store/record/record.hpp"

namespace evident {

// What a record says of another: "RetractionOf" of "pmid:1".
struct Relation {
    std::string name;
    std::string type;

    friend auto operator<=>(const Relation&, const Relation&) = default;
};

struct Prepared {
    std::string source;
    std::string key;
    int version = 1;
    std::string content;                           // JSON
    Digest digest{};                               // of content
    std::array<std::string, field_count> columns;  // folded words for FTS5
    std::string tags;
    std::array<Day, search_date_count> dates{};  // first days
    std::vector<std::string> identity;           // "pmid:1", "doi:10.1/x", "pmcid:PMC1": what makes records one report
    std::vector<std::string> registrations;      // "NCT01234567"
    std::vector<Relation> relations;             // sorted, each once
};

Prepared prepare(const Record& record);

// The names that make records one report, sorted, each once.
std::vector<std::string> identity_of(const Record& record);

// What it says of others that it names by PMID or DOI, sorted, each once.
std::vector<Relation> relations_of(const Record& record);

// The columns and tags alone, as they were put into FTS5 for this record.
void fill_words(Prepared& prepared, const Record& record);

}  // namespace evident
