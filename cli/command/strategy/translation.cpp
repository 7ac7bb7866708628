// evident strategy translate: a strategy in another syntax, and what was lost.
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command/strategy/opened.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "query/mapping/term_tables.hpp"
#include "query/strategy/translating.hpp"

namespace evident {
namespace {

nlohmann::json value_of(const OpenedStrategy& opened, const TranslatedLine& line) {
    auto losses = to_value(line.written.losses);
    for (std::size_t i = 0; i < line.written.losses.size(); ++i) {
        losses[i]["term"] = quoted(opened, line.written.losses[i].place);
    }
    return {{"n", line.number}, {"text", line.written.text}, {"losses", std::move(losses)}};
}

void tell(const OpenedStrategy& opened, const TranslatedLine& line) {
    for (auto loss : line.written.losses) {
        loss.message = fmt::format("line {}: {}: {}", line.number, quoted(opened, loss.place), loss.message);
        loss.place = {};
        report_problems({loss});
    }
}

OpenedStrategy open_mapped(const StrategyOptions& options, const Context& context) {
    Store store = context.open(Access::read);
    TermTables tables(store, options.year);
    return open_strategy(options.files.front(), options.syntax, options.line, context, &tables);
}

bool is_lossy(const TranslatedLine& line) { return any_error(line.written.losses); }

}  // namespace

int run_translation(const StrategyOptions& options, const Context& context) {
    const auto opened = options.map ? open_mapped(options, context)
                                    : open_strategy(options.files.front(), options.syntax, options.line, context);
    const auto to = *parse_syntax(options.to);
    Translation out;
    if (options.one_line) {
        out.lines.push_back(translate_whole(opened.strategy, opened.result, to));
        out.text.push_back(out.lines.front().written.text);
    } else {
        out = translate(opened.strategy, to);
    }
    if (context.options.json) {
        auto lines = nlohmann::json::array();
        for (const auto& line : out.lines) lines.push_back(value_of(opened, line));
        print(text_of({{"syntax", name(opened.strategy.syntax)},
                       {"to", name(to)},
                       {"lines", std::move(lines)},
                       {"problems", to_value(all_problems(opened.strategy))}}) +
              "\n");
    } else {
        if (!context.options.quiet) {
            report_lines(opened);
            for (const auto& line : out.lines) tell(opened, line);
        }
        for (const auto& line : out.text) print(line + "\n");
    }
    return std::any_of(out.lines.begin(), out.lines.end(), is_lossy) ? 1 : 0;
}

}  // namespace evident
