// evident strategy check: every problem of a strategy with its place, and what a second librarian would remark.
#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command/strategy/known.hpp"
#include "cli/command/strategy/opened.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "query/strategy/press.hpp"
#include "query/strategy/press/checks.hpp"

namespace evident {
namespace {

// A problem or a finding of the review, of a line or (0) of the file.
struct Told {
    std::int64_t line = 0;
    std::string_view element;
    Problem problem;
};

// Of what reading a line tells.
PressElement element_of(std::string_view code) {
    static constexpr std::array<std::string_view, 6> headings = {"unknown-heading",    "entry-term",    "no-vocabulary",
                                                                 "unknown-subheading", "missing-slash", "term-mapping"};
    static constexpr std::array<std::string_view, 6> operators = {"hanging-operator", "double-operator",
                                                                  "missing-operator", "mixed-operators",
                                                                  "not-near",         "lower-case-operator"};
    const auto is_of = [&](const auto& list) { return std::find(list.begin(), list.end(), code) != list.end(); };
    return is_of(headings) ? PressElement::headings : is_of(operators) ? PressElement::operators : PressElement::lines;
}

std::vector<PressFinding> reviewed(const OpenedStrategy& opened, Store& store, const StrategyOptions& options) {
    auto out = press(opened.strategy, opened.result);
    ReviewDesk desk(store, opened.text, opened.written, opened.strategy, opened.result, options.year);
    for (auto& one : press(opened.strategy, run_strategy(desk.sets(), opened.strategy, opened.result))) {
        out.push_back(std::move(one));
    }
    check_words(desk);
    check_phrases(desk);
    check_alternatives(desk);
    check_headings(desk);
    check_not(desk, known_items(options.known));
    check_precedence(desk);
    out.insert(out.end(), desk.findings().begin(), desk.findings().end());
    return out;
}

std::vector<Told> everything(const OpenedStrategy& opened, Store& store, const StrategyOptions& options) {
    std::vector<Told> out;
    for (const auto& problem : opened.strategy.problems) out.push_back({0, name(PressElement::lines), problem});
    for (const auto& step : opened.strategy.steps) {
        for (const auto& problem : step.problems) out.push_back({step.number, name(element_of(problem.code)), problem});
    }
    for (const auto& one : reviewed(opened, store, options)) {
        out.push_back({one.line, name(one.element), one.problem});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Told& a, const Told& b) { return a.problem.place.begin < b.problem.place.begin; });
    return out;
}

nlohmann::json value_of(const OpenedStrategy& opened, const Told& told) {
    auto out = to_value(Problems{told.problem}).front();
    out["element"] = told.element;
    if (told.line != 0) out["line"] = told.line;
    out["term"] = quoted(opened, told.problem.place);
    return out;
}

std::string row_of(const OpenedStrategy& opened, const Told& told) {
    return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", told.line != 0 ? fmt::format("line {}", told.line) : "file",
                       name(told.problem.severity), told.problem.code, told.element,
                       told.line != 0 ? quoted(opened, told.problem.place) : "", told.problem.message);
}

}  // namespace

int run_check(const StrategyOptions& options, const Context& context) {
    Store store = context.open(Access::read);
    const auto opened = open_strategy(options.files.front(), options, store, context);
    const auto all = everything(opened, store, options);
    const auto count = [&](Severity severity) {
        return std::count_if(all.begin(), all.end(), [&](const Told& one) { return one.problem.severity == severity; });
    };
    const auto errors = count(Severity::error);
    const auto warnings = count(Severity::warning);
    auto problems = nlohmann::json::array();
    std::string text;
    for (const auto& one : all) {
        problems.push_back(value_of(opened, one));
        text += row_of(opened, one);
    }
    const auto lines = opened.strategy.steps.size();
    if (context.options.json) {
        print(text_of({{"syntax", name(opened.strategy.syntax)},
                       {"lines", lines},
                       {"errors", errors},
                       {"warnings", warnings},
                       {"problems", std::move(problems)}}) +
              "\n");
    } else {
        print(text);
        print(fmt::format("{} as {}: {}, {}, {}\n", counted(std::int64_t(lines), "line"), name(opened.strategy.syntax),
                          counted(errors, "error"), counted(warnings, "warning"),
                          counted(count(Severity::note), "note")));
    }
    return errors + warnings > 0 ? 1 : 0;
}

}  // namespace evident
