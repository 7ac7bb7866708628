#include "query/strategy/running.hpp"

namespace evident {

StrategyCounts run_strategy(LineSets& sets, const LinedStrategy& strategy, std::int64_t result) {
    StrategyCounts out;
    out.result = result;
    const auto whole = sets.of(result);
    out.total = sets.reports(whole);
    const auto used = used_lines(strategy, result);
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
