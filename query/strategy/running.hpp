// A strategy run on this store: how many reports each line finds, and what it does for the result.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "query/strategy/line_sets.hpp"

namespace evident {

// Counts are of reports.
struct LineCount {
    std::int64_t line = 0;
    std::int64_t count = 0;      // found by the line alone
    std::int64_t in_result = 0;  // of these, found by the result
    // What the result would be if the strategy had not this line; nothing for the result itself and for lines that it
    // does not use.
    std::optional<std::int64_t> without;
};

struct StrategyCounts {
    std::vector<LineCount> lines;  // in the order of the steps
    std::int64_t result = 0;       // the number of the line that is the result
    std::int64_t total = 0;        // reports it finds
};

// result: the number of a line of the strategy.
StrategyCounts run_strategy(LineSets& sets, const LinedStrategy& strategy, std::int64_t result);

}  // namespace evident
