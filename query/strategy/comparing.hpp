// The same question in several strategies: the reports on which they disagree, and the term responsible.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "query/strategy/line_sets.hpp"
#include "query/strategy/recalling.hpp"

namespace evident {

// A report that one of two strategies finds and the other does not.
struct Disagreement {
    ReportId report = ReportId::none;
    RecordId record = RecordId::none;  // of it, that the first finds
    std::int64_t line = 0;             // of the strategy that finds it: the line and the term by which it does
    Place found_by;
    Loss lost_by;  // in the strategy that does not
};

// The reports that the first finds and the second does not, in order of their ids, at most `limit` of them explained.
struct Difference {
    std::int64_t both = 0;
    std::int64_t only_first = 0;
    std::vector<Disagreement> reports;
};

struct Compared {
    const LinedStrategy& strategy;
    LineSets& sets;
    std::int64_t result;
};

Difference difference(Store& store, const Compared& first, const Compared& second, std::size_t limit);

}  // namespace evident
