#include "query/strategy/running.hpp"

#include <set>

namespace evident {
namespace {

// All lines by which the result is made, itself among them.
void add_used(const LinedStrategy& strategy, std::int64_t line, std::set<std::int64_t>& used) {
    if (!used.insert(line).second) return;
    const auto* step = strategy.find(line);
    if (step == nullptr) return;
    for_lines(step->node, [&](const Line& named, const Place&) { add_used(strategy, named.number, used); });
}

}  // namespace

StrategyCounts run_strategy(LineSets& sets, const LinedStrategy& strategy, std::int64_t result) {
    StrategyCounts out;
    out.result = result;
    const auto whole = sets.of(result);
    out.total = sets.reports(whole);
    std::set<std::int64_t> used;
    add_used(strategy, result, used);
    for (const auto& step : strategy.steps) {
        auto found = sets.of(step.number);
        LineCount line{step.number, sets.reports(found), 0, {}};
        line.in_result = sets.reports(found &= whole);
        if (step.number != result && used.count(step.number) != 0) {
            line.without = sets.reports(sets.without(result, step.number));
        }
        out.lines.push_back(line);
    }
    return out;
}

}  // namespace evident
