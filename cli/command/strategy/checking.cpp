// evident strategy check: every problem of a strategy with its place.
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command/strategy/opened.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"

namespace evident {
namespace {

nlohmann::json value_of(const OpenedStrategy& opened, const StrategyStep& step) {
    auto problems = to_value(step.problems);
    for (std::size_t i = 0; i < step.problems.size(); ++i) {
        problems[i]["line"] = step.number;
        problems[i]["term"] = quoted(opened, step.problems[i].place);
    }
    return problems;
}

std::string told(const OpenedStrategy& opened, const StrategyStep& step, const Problem& problem) {
    return fmt::format("line {}\t{}\t{}\t{}\t{}\n", step.number, name(problem.severity), problem.code,
                       quoted(opened, problem.place), problem.message);
}

}  // namespace

int run_check(const StrategyOptions& options, const Context& context) {
    const auto opened = open_strategy(options.files.front(), options.syntax, options.line, context);
    auto problems = to_value(opened.strategy.problems);
    std::string text;
    for (const auto& problem : opened.strategy.problems) {
        text += fmt::format("file\t{}\t{}\t\t{}\n", name(problem.severity), problem.code, problem.message);
    }
    for (const auto& step : opened.strategy.steps) {
        for (auto& problem : value_of(opened, step)) problems.push_back(std::move(problem));
        for (const auto& problem : step.problems) text += told(opened, step, problem);
    }
    const auto all = all_problems(opened.strategy);
    const auto count = [&](Severity severity) {
        return std::count_if(all.begin(), all.end(), [&](const Problem& one) { return one.severity == severity; });
    };
    const auto errors = count(Severity::error);
    const auto warnings = count(Severity::warning);
    if (context.options.json) {
        print(text_of({{"syntax", name(opened.strategy.syntax)},
                       {"lines", opened.strategy.steps.size()},
                       {"errors", errors},
                       {"warnings", warnings},
                       {"problems", std::move(problems)}}) +
              "\n");
    } else {
        print(text);
        print(fmt::format("{} as {}: {}, {}, {}\n", counted(std::int64_t(opened.strategy.steps.size()), "line"),
                          name(opened.strategy.syntax), counted(errors, "error"), counted(warnings, "warning"),
                          counted(count(Severity::note), "note")));
    }
    return errors + warnings > 0 ? 1 : 0;
}

}  // namespace evident
