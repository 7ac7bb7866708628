#include "query/strategy/translating.hpp"

#include <fmt/format.h>

#include "query/ast/simplify.hpp"

namespace evident {

Translation translate(const LinedStrategy& strategy, Syntax to) {
    Translation out;
    out.to = to;
    for (const auto& step : strategy.steps) {
        const bool has_lines = to != Syntax::plain;
        out.lines.push_back(has_lines ? TranslatedLine{step.number, write(to, simplify(step.node))}
                                      : translate_whole(strategy, step.number, to));
        const auto& text = out.lines.back().written.text;
        out.text.push_back(to == Syntax::ovid ? fmt::format("{}. {}", step.number, text)
                                              : fmt::format("#{} {}", step.number, text));
    }
    return out;
}

TranslatedLine translate_whole(const LinedStrategy& strategy, std::int64_t line, Syntax to) {
    const auto* step = strategy.find(line);
    if (step == nullptr) return {line, {}};
    const auto tree = whole(strategy, *step);
    if (tree) return {line, write(to, simplify(*tree))};
    TranslatedLine out{line, {}};
    out.written.losses.push_back({Severity::error, "strategy-too-long",
                                  "With the lines it names this line is too long for one question.",
                                  Place{step->node.place.input, step->begin, step->end}});
    return out;
}

}  // namespace evident
