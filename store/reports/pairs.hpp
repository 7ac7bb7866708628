// Decisions on pairs and people's words on them, as the store keeps them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/reports/dedup.hpp"

namespace evident {

class PairTable {
  public:
    explicit PairTable(Database& database) : database_(database) {}

    std::optional<KeptPair> find(RecordId a, RecordId b);
    std::vector<KeptPair> of(RecordId record);
    void put(const KeptPair& pair);
    void remove(RecordId a, RecordId b);

    // The newest word on the two; undone when there is none.
    Word word(RecordId a, RecordId b);
    // The other records of those with a word on this one that counts, and the word.
    std::vector<std::pair<RecordId, Word>> words_on(RecordId record);
    // In the order in which they were said; of one record, or of all (none).
    std::vector<PairJudgement> judgements(RecordId record);
    void judge(const PairJudgement& judgement);

  private:
    Database& database_;
};

// Throws Error (store) for a word that a store cannot hold.
Verdict parse_verdict(std::string_view word);
Bond parse_bond(std::string_view word);

// The decision as it is to be kept, decided now; nothing when it says nothing: different, and no bond.
std::optional<KeptPair> to_keep(RecordId left, RecordId right, const Decision& decision, const Arrival& arrival);

// A row of "a, b, verdict, rule, bond, grade, run, at".
KeptPair pair_in(const Statement& row);

}  // namespace evident
