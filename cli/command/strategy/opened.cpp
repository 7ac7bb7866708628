#include "cli/command/strategy/opened.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/output.hpp"
#include "query/mapping/term_tables.hpp"
#include "query/strategy/downloaded.hpp"
#include "query/write/writer.hpp"
#include "text/ascii.hpp"

namespace evident {

OpenedStrategy open_strategy(const std::string& file, const std::string& syntax, int line, const Context& context,
                             TermMapper* mapper) {
    OpenedStrategy out;
    out.file = file;
    out.text = read_file(file);
    const auto history = downloaded_history(out.text);
    if (history) out.text = *history;
    const auto chosen = syntax.empty() ? std::optional<Syntax>{} : parse_syntax(syntax);
    out.strategy = parse_strategy(out.text, file, chosen, {day_of(context.clock.now()), true, mapper});
    if (history) {
        out.strategy.problems.push_back({Severity::note, "downloaded-history",
                                         "the table is read as lines \"number. query (results)\"; places are bytes of "
                                         "those lines",
                                         Place{file, 0, out.text.size()}});
    }
    if (out.strategy.steps.empty()) {
        throw Error(Fault::usage, fmt::format("{} holds no line of a strategy", file), "write one query a line");
    }
    out.result = line != 0 ? line : out.strategy.steps[out.strategy.result].number;
    if (out.strategy.find(out.result) == nullptr) {
        throw Error(Fault::usage, fmt::format("{} has no line {}", file, out.result), "name one of its lines");
    }
    return out;
}

OpenedStrategy open_strategy(const std::string& file, const StrategyOptions& options, Store& store,
                             const Context& context) {
    TermTables tables(store, options.year);
    auto out = open_strategy(file, options.syntax, options.line, context, options.no_mapping ? nullptr : &tables);
    if (tables.asked() && !tables.has_subjects()) out.strategy.problems.push_back(tables.no_subjects({file, 0, 0}));
    for (auto& step : out.strategy.steps) {
        if (was_mapped(step.problems)) step.translation = write(Syntax::pubmed, step.node).text;
    }
    out.written = out.strategy;
    widen(out.strategy, store, {options.year, true});
    return out;
}

std::string quoted(const OpenedStrategy& opened, const Place& place) {
    static constexpr std::size_t longest = 80;
    const auto within = [&](std::size_t at) {  // a letter of several bytes
        return at < opened.text.size() && (static_cast<unsigned char>(opened.text[at]) & 0xC0U) == 0x80U;
    };
    auto begin = std::min<std::size_t>(place.begin, opened.text.size());
    auto finish = std::min(std::max<std::size_t>(begin, place.end), opened.text.size());
    while (begin > 0 && within(begin)) --begin;
    while (within(finish)) ++finish;
    auto text = single_spaced(std::string_view(opened.text).substr(begin, finish - begin));
    if (text.size() <= longest) return text;
    auto end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end) + "...";
}

void report_lines(const OpenedStrategy& opened) {
    report_problems(opened.strategy.problems);
    for (const auto& step : opened.strategy.steps) {
        for (auto problem : step.problems) {
            problem.message = fmt::format("{}: line {}: {}: {}", opened.file, step.number,
                                          quoted(opened, problem.place), problem.message);
            problem.place = {};
            report_problems({problem});
        }
    }
}

std::string described(const OpenedStrategy& opened, std::int64_t line) {
    const auto* step = opened.strategy.find(line);
    if (step == nullptr) return fmt::format("line {}", line);
    return fmt::format("line {}: {}", line, quoted(opened, {opened.file, step->begin, step->end}));
}

int run(const StrategyOptions& options, const Context& context) {
    switch (options.action) {
        case StrategyOptions::Action::check: return run_check(options, context);
        case StrategyOptions::Action::translate: return run_translation(options, context);
        case StrategyOptions::Action::recall: return run_recall(options, context);
        case StrategyOptions::Action::compare: return run_comparison(options, context);
        default: return run_counts(options, context);
    }
}

}  // namespace evident
