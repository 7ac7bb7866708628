// Ranked search: the reports that best answer a question in words, a page at a time, with exact totals.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/sync.hpp"
#include "query/ast/node.hpp"

namespace evident {

// A number, and whether it was counted. Ranked search always counts; other answers may not.
struct Count {
    std::int64_t number = 0;
    bool exact = true;

    friend bool operator==(const Count&, const Count&) = default;
};

// One thing sought: a folded word, or words that stand side by side (Han characters come in twos); and what else counts
// as the same, names of one or several words (synonyms.hpp).
struct SoughtUnit {
    std::vector<std::string> words;
    std::vector<std::vector<std::string>> also;

    friend bool operator==(const SoughtUnit&, const SoughtUnit&) = default;
};

// A question taken apart. Any of the sought may stand in a hit, more and rarer ones first. The filter decides what may
// be a hit at all and does not score.
struct RankedQuestion {
    std::vector<SoughtUnit> sought;
    Node filter{All{}, {}};
    std::int64_t offset = 0;
    std::int64_t limit = 20;
    bool facets = false;
};

// Of natural language: every word is sought but those that only hold sentences together ("the", "of"), unless there are
// no others. No operator is read.
RankedQuestion natural_question(std::string_view text);

// Of a parsed question: words that stand free are sought, and so are chunks of words typed without quotes
// ("EGFR-mutant"; text is the question as it was parsed, to see the quotes). Everything else - quoted phrases, stars,
// fields, tags, dates, exclusions, groups - is the filter.
RankedQuestion ranked_question(const Node& node, std::string_view text);

struct Hit {
    ReportId report = ReportId::none;
    RecordId record = RecordId::none;  // the best of the report's records that match
    double score = 0;                  // 0 when nothing is sought

    friend bool operator==(const Hit&, const Hit&) = default;
};

// How many of the matching reports have each value; the largest first, then by value. Years: the latest first.
struct Facet {
    std::string value;
    std::int64_t reports = 0;

    friend bool operator==(const Facet&, const Facet&) = default;
};
struct Facets {
    std::vector<Facet> years, types, languages, journals, sources;
};

// "Did you mean": a sought word that the index does not have, or hardly, and one that it has.
struct Suggestion {
    std::string word;
    std::string instead;

    friend bool operator==(const Suggestion&, const Suggestion&) = default;
};

// Hits in order: by score, then by record; where nothing is sought by year of publication, the latest first.
struct RankedPage {
    std::vector<Hit> hits;
    Count reports;
    Facets facets;  // empty unless asked for
    std::vector<Suggestion> suggestions;
};

// Throws Error (store) when the index is missing, damaged or of another store.
RankedPage rank(Store& store, const Index& index, const RankedQuestion& question);

}  // namespace evident
