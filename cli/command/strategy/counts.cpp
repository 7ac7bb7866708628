// evident strategy run: how many reports each line finds.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command/strategy/opened.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/table.hpp"
#include "query/strategy/running.hpp"

namespace evident {
namespace {

nlohmann::json line_value(const StrategyStep& step, const LineCount& line) {
    nlohmann::json out = {{"n", step.number},
                          {"text", step.text},
                          {"count", line.count},
                          {"in_result", line.in_result},
                          {"problems", to_value(step.problems)}};
    if (line.without) out["without"] = *line.without;
    if (!step.translation.empty()) out["translation"] = step.translation;
    if (step.stated) out["stated"] = *step.stated;
    return out;
}

void print_json(const OpenedStrategy& opened, const StrategyCounts& counts) {
    auto lines = nlohmann::json::array();
    for (std::size_t i = 0; i < counts.lines.size(); ++i) {
        lines.push_back(line_value(opened.strategy.steps[i], counts.lines[i]));
    }
    print(text_of({{"syntax", name(opened.strategy.syntax)},
                   {"lines", std::move(lines)},
                   {"result", counts.result},
                   {"total", counts.total},
                   {"problems", to_value(opened.strategy.problems)}}) +
          "\n");
}

// "adds 12" for what the result would lose, "takes 5" for what it would gain.
std::string effect(const LineCount& line, const StrategyCounts& counts) {
    if (line.line == counts.result) return "result";
    if (!line.without) return "unused";
    if (*line.without == counts.total) return "nothing";
    return *line.without < counts.total ? fmt::format("adds {}", counts.total - *line.without)
                                        : fmt::format("takes {}", *line.without - counts.total);
}

void print_table(const OpenedStrategy& opened, const StrategyCounts& counts) {
    Table table(
        {{"line", 0, true}, {"reports", 0, true}, {"in result", 0, true}, {"effect", 0, false}, {"query", 72, false}});
    for (std::size_t i = 0; i < counts.lines.size(); ++i) {
        const auto& step = opened.strategy.steps[i];
        const auto& line = counts.lines[i];
        table.add({std::to_string(step.number), std::to_string(line.count), std::to_string(line.in_result),
                   effect(line, counts), step.text});
    }
    print(table.text());
    print(fmt::format("{} by line {}\n", counted(counts.total, "report"), counts.result));
}

}  // namespace

int run_counts(const StrategyOptions& options, const Context& context) {
    Store store = context.open(Access::read);
    const auto opened = open_strategy(options.files.front(), options, store, context);
    LineSets sets(store, opened.strategy);
    const auto counts = run_strategy(sets, opened.strategy, opened.result);
    const auto problems = all_problems(opened.strategy);
    if (context.options.json) {
        print_json(opened, counts);
    } else {
        if (!context.options.quiet) report_lines(opened);
        print_table(opened, counts);
    }
    return counts.total == 0 || any_error(problems) ? 1 : 0;
}

}  // namespace evident
