// evident strategy recall: which known items a strategy finds, and which line lost the others.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "cli/command/strategy/known.hpp"
#include "cli/command/strategy/opened.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "query/strategy/recalling.hpp"

namespace evident {
namespace {

std::string_view name(Loss::Kind kind) {
    return kind == Loss::Kind::term ? "term" : kind == Loss::Kind::nothing ? "none-of" : "excluded";
}

std::string reason(const OpenedStrategy& opened, const Loss& loss) {
    const auto term = quoted(opened, loss.place);
    switch (loss.kind) {
        case Loss::Kind::excluded: return fmt::format("line {} takes it away: {}", loss.line, term);
        case Loss::Kind::nothing:
            if (loss.alternatives.empty()) return fmt::format("line {}: none of {}", loss.line, term);
            return fmt::format("line {}: none of lines {}", loss.line, fmt::join(loss.alternatives, ", "));
        default: return fmt::format("line {}: {}", loss.line, term);
    }
}

nlohmann::json value_of(const OpenedStrategy& opened, const KnownItem& item) {
    nlohmann::json out = {{"id", item.name}, {"held", item.held}, {"found", item.found}};
    if (item.held && !item.found) {
        out["lost"] = {{"line", item.loss.line},
                       {"how", name(item.loss.kind)},
                       {"term", quoted(opened, item.loss.place)},
                       {"lines", item.loss.alternatives}};
    }
    return out;
}

}  // namespace

int run_recall(const StrategyOptions& options, const Context& context) {
    Store store = context.open(Access::read);
    const auto opened = open_strategy(options.files.front(), options, store, context);
    const auto items = recall(store, opened.strategy, opened.result, known_items(options.known));
    std::size_t held = 0;
    std::size_t found = 0;
    auto values = nlohmann::json::array();
    std::string text;
    for (const auto& item : items) {
        held += item.held ? 1 : 0;
        found += item.found ? 1 : 0;
        values.push_back(value_of(opened, item));
        text += fmt::format("{}\t{}\n", item.name,
                            !item.held   ? "not in the store"
                            : item.found ? "found"
                                         : reason(opened, item.loss));
    }
    if (context.options.json) {
        print(text_of({{"known", items.size()}, {"held", held}, {"found", found}, {"items", std::move(values)}}) +
              "\n");
    } else {
        print(text);
        print(fmt::format("{} of {} held are found; {} given\n", found, held, items.size()));
    }
    return found == items.size() && !items.empty() ? 0 : 1;
}

}  // namespace evident
