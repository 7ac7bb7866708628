// What each line of a strategy finds in this store: every line worked out once, the lines that name it on top of that.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include "query/exact/evaluator.hpp"
#include "query/strategy/strategy.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

class LineSets {
  public:
    // Store and strategy must outlive this. The nodes of the strategy are asked as they stand: headings are put
    // together with their narrower ones before.
    LineSets(Store& store, const LinedStrategy& strategy) : evaluator_(store), strategy_(strategy) {}

    // The current records that the line finds. A line that is not there finds none.
    const RecordSet& of(std::int64_t line);

    // The records that `line` would find if the strategy had not the line `gone`: where it is named, it is left out
    // of its group.
    RecordSet without(std::int64_t line, std::int64_t gone);

    // What a node finds that may name lines of the strategy.
    RecordSet find(const Node& node);

    std::int64_t reports(const RecordSet& records) { return evaluator_.count_reports(records); }
    // Which they are, in order.
    std::vector<ReportId> report_list(const RecordSet& records) { return evaluator_.reports(records); }

  private:
    bool depends(std::int64_t line, std::int64_t on);
    RecordSet records(const StrategyStep& step);
    RecordSet changed(std::int64_t line, std::int64_t gone);

    Evaluator evaluator_;
    const LinedStrategy& strategy_;
    std::map<std::int64_t, RecordSet> lines_;
    std::map<std::pair<std::int64_t, std::int64_t>, bool> depends_;
    // What lines find without the line that was asked about last.
    std::int64_t gone_ = 0;
    std::map<std::int64_t, RecordSet> without_;
};

// The node without the line, which is left out of the group that names it; nothing when the node is but that line.
std::optional<Node> without_line(const Node& node, std::int64_t line);

}  // namespace evident
