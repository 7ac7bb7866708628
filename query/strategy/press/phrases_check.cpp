#include <fmt/format.h>

#include "query/ast/pattern.hpp"
#include "query/ast/walk.hpp"
#include "query/strategy/press/checks.hpp"

namespace evident {
namespace {

constexpr std::size_t most_phrases = 1000;

bool is_plain_phrase(const Words& words) {
    if (words.terms.size() < 2) return false;
    for (const auto& term : words.terms) {
        if (term.prefix || is_pattern(term)) return false;
    }
    return true;
}

And each_word(const Words& words, const Place& place) {
    And out;
    for (const auto& term : words.terms) out.parts.push_back({Words{words.fields, {term}, {}}, place});
    return out;
}

}  // namespace

void check_phrases(ReviewDesk& desk) {
    if (desk.asked().syntax != Syntax::pubmed) return;
    std::size_t looked_up = 0;
    for (const auto& step : desk.asked().steps) {
        if (!desk.is_wanted(step.number) || !step.translation.empty()) continue;
        for_each_node(step.node, [&](const Node& node) {
            const auto* words = std::get_if<Words>(&node.is);
            if (words == nullptr || !is_plain_phrase(*words) || ++looked_up > most_phrases) return;
            if (desk.sets().reports(desk.sets().find(node)) != 0) return;
            const auto apart = desk.sets().reports(desk.sets().find({each_word(*words, node.place), node.place}));
            if (apart == 0) return;
            desk.tell(PressElement::words, Severity::note, "phrase-not-here", step.number, node.place,
                      fmt::format("No report here has these words side by side. If PubMed's index of phrases has not "
                                  "either, it drops the quotes and joins them by AND: {} here. [tiab:~0] keeps them "
                                  "together.",
                                  reports_told(apart)));
        });
    }
}

}  // namespace evident
