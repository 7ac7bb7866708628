// Works out questions one after another and keeps what may be needed again: the lines of a strategy, parts that return.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "query/ast/node.hpp"
#include "query/compile/record_set.hpp"
#include "query/compile/spelling.hpp"
#include "store/reports/records.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

// Of the store as it is: when records change, make another one. It belongs to the store's thread.
class Evaluator {
  public:
    explicit Evaluator(Store& store) : database_(store.database()), spelling_(database_) {}

    // The current records that match. A Line stands for the set given for it, and for nothing when none was given.
    // Throws Error (usage), code "too-wide", see query/compile/spelling.hpp.
    RecordSet records(const Node& node);

    // What the line found. Parts that hold lines are worked out anew each time.
    void set_line(std::int64_t number, RecordSet found) { lines_[number] = std::move(found); }

    // The reports of the records: how many, and which, in order.
    std::int64_t count_reports(const RecordSet& records);
    std::vector<ReportId> reports(const RecordSet& records);

    // Sets kept for parts that may return take this many bytes at most.
    static constexpr std::size_t most_kept = std::size_t{64} << 20U;

  private:
    RecordSet run(const Node& node);
    RecordSet work_out(const Node& node);
    RecordSet match(const std::string& text);
    RecordSet judged(const Near& near);

    RecordSet of(const Nothing&) { return {}; }
    RecordSet of(const All&);
    RecordSet of(const Words& words);
    RecordSet of(const Near& near) { return judged(near); }
    RecordSet of(const Tag&) { return {}; }  // always said by FTS5
    RecordSet of(const Between& between);
    RecordSet of(const Line& line) const;
    RecordSet of(const And& all);
    RecordSet of(const Or& any);
    RecordSet of(const Not& negated);

    // Records of reports that have several, with their reports.
    const std::vector<std::pair<std::int64_t, std::int64_t>>& joined();

    Database& database_;
    Spelling spelling_;
    std::map<std::int64_t, RecordSet> lines_;
    std::map<std::string, RecordSet> kept_;
    std::size_t kept_bytes_ = 0;
    std::optional<RecordSet> all_;
    std::optional<std::vector<std::pair<std::int64_t, std::int64_t>>> joined_;
    std::int64_t looked_up_ = 0;  // records whose report was asked for by itself
};

}  // namespace evident
