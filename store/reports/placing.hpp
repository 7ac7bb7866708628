// One record that shows another face: its keys, its pairs and those of others that this touches.
#pragma once

#include <set>
#include <vector>

#include "store/reports/settling.hpp"

namespace evident {

class Placing {
  public:
    Placing(Database& database, const Arrival& arrival)
        : database_(database), arrival_(arrival), faces_(database), pairs_(database) {}

    // Says whether the record shares its report with another. fresh: it was put for the first time.
    bool place(RecordId record, const Prepared& prepared, bool fresh);

  private:
    void take_keys(RecordId record, const std::vector<std::int64_t>& keys, const std::vector<std::int64_t>& kept);
    void give_keys(RecordId record, const std::vector<std::int64_t>& keys, const std::vector<std::int64_t>& kept);
    void forget_pairs(RecordId record);
    void look_at(RecordId left, RecordId right);
    void part_those_that_met_by_dead_keys();
    bool shares_report(RecordId record);

    Database& database_;
    const Arrival& arrival_;
    FaceTable faces_;
    PairTable pairs_;
    std::set<RecordId> touched_;
    std::set<RecordId> candidates_;
    std::vector<std::vector<RecordId>> died_;  // the others with each key that died
    std::vector<KeptPair> before_;             // pairs of the record as they were
};

}  // namespace evident
