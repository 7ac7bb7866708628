// Why two records are one report or are not: the rule, what agrees and what does not, what people said, and how they
// hang together.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query/reports/naming.hpp"
#include "store/dedup/decide.hpp"
#include "store/reports/dedup.hpp"

namespace evident {

// One link of the chain that holds a report together.
struct ChainLink {
    std::string a;  // names of records
    std::string b;
    std::string rule;      // a rule of docs/dedup.md, or "judged"
    std::string sentence;  // the same for people; of "judged" by whom and why
};

// Two records that keep others apart: joining would put them into one report.
struct Obstacle {
    std::string a;
    std::string b;
    std::string sentence;  // why they are two
    bool judged = false;
};

struct PairExplained {
    ShownRecord a;
    ShownRecord b;
    Decision decision;                 // from their words alone
    std::vector<Evidence> evidence;    // in the order of their weight
    std::vector<PairJudgement> words;  // of people on just these two, the oldest first
    bool one_report = false;
    std::vector<ChainLink> chain;      // of one report: from a to b, one link when they are joined directly
    std::optional<Obstacle> obstacle;  // of two reports that are "same": what stands between them
    std::int64_t looked_at = 0;        // how many pairs the names could mean; this is the one with the best grade
};

// The word that counts of those on one pair: the newest; nothing when there is none or it was undone.
const PairJudgement* word_that_counts(const std::vector<PairJudgement>& words);

// The words on just these two, the oldest first.
std::vector<PairJudgement> words_on(Store& store, RecordId a, RecordId b);

// Throws Error (usage) when both are one and the same record.
PairExplained explain(Store& store, const NamedRecords& left, const NamedRecords& right);

// The links that hold the records of a report together: pairs decided "same" of which both are its records, and
// people's words.
std::vector<ChainLink> links_within(Store& store, const std::vector<ShownRecord>& records);

}  // namespace evident
