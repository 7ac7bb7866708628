// The whole base judged anew from what its records say, in bulk; the outcome is the same as that of one record after
// the other.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "store/reports/settling.hpp"

namespace evident {

class WholeRun {
  public:
    WholeRun(Database& database, const Arrival& arrival, std::function<void(std::int64_t, std::int64_t)> progress)
        : database_(database), arrival_(arrival), progress_(std::move(progress)), faces_(database), pairs_(database) {}

    DedupCounts run();

  private:
    struct KeyOf {
        std::int64_t key = 0;
        std::uint32_t record = 0;  // place in records_
        friend auto operator<=>(const KeyOf&, const KeyOf&) = default;
    };
    void read_faces();
    void write_keys();
    void order_by_record();
    std::vector<std::uint32_t> candidates_of(std::size_t& at) const;
    void decide_all();
    void look_at(std::uint32_t i, const Face& left, std::uint32_t j, Statement& earlier);
    void join_judged();
    void settle_all();
    void tell(std::int64_t done, std::int64_t of) const {
        if (progress_) progress_(done, of);
    }

    Database& database_;
    const Arrival& arrival_;
    std::function<void(std::int64_t, std::int64_t)> progress_;
    FaceTable faces_;
    PairTable pairs_;
    std::vector<RecordId> records_;  // in order
    std::vector<std::string> packed_;
    std::vector<KeyOf> keys_;           // sorted
    std::vector<std::uint32_t> order_;  // places in keys_ of those that are alive, by record
    std::vector<std::uint32_t> root_;   // of each record in the forest of those that hang together
    DedupCounts counts_;
};

}  // namespace evident
