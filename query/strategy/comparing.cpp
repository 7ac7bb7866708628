#include "query/strategy/comparing.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>

#include "query/ast/print.hpp"
#include "query/ast/walk.hpp"

namespace evident {
namespace {

struct Met {
    std::int64_t line = 0;
    const Node* term = nullptr;
};

// The terms, from left to right, by which a record that answers the line does so.
void add_met(const LinedStrategy& strategy, RecordAnswers& answers, const Node& node, std::int64_t line,
             std::vector<Met>& out) {
    if (const auto* named = std::get_if<Line>(&node.is)) {
        if (const auto* step = strategy.find(named->number)) add_met(strategy, answers, step->node, named->number, out);
        return;
    }
    const auto* all = std::get_if<And>(&node.is);
    const auto* any = std::get_if<Or>(&node.is);
    if (all == nullptr && any == nullptr) {
        if (!std::holds_alternative<Not>(node.is)) out.push_back({line, &node});
        return;
    }
    for (const auto& part : all != nullptr ? all->parts : any->parts) {
        if (answers.matches(part)) add_met(strategy, answers, part, line, out);
    }
}

// Every word, tag and date a strategy asks for.
std::set<std::string> terms_of(const LinedStrategy& strategy) {
    std::set<std::string> out;
    for (const auto& step : strategy.steps) {
        for_each_node(step.node, [&](const Node& node) {
            if (parts_of(node) == nullptr || std::holds_alternative<Near>(node.is)) out.insert(print(node));
        });
    }
    return out;
}

// The first term it is found by that the other strategy does not ask for; when it asks for all, the first.
Met responsible(const LinedStrategy& strategy, RecordAnswers& answers, std::int64_t result,
                const std::set<std::string>& others) {
    std::vector<Met> met;
    add_met(strategy, answers, {Line{result}, {}}, result, met);
    const auto own =
        std::find_if(met.begin(), met.end(), [&](const Met& one) { return others.count(print(*one.term)) == 0; });
    if (own != met.end()) return *own;
    return met.empty() ? Met{result, nullptr} : met.front();
}

}  // namespace

Difference difference(Store& store, const Compared& first, const Compared& second, std::size_t limit) {
    const auto ours = first.sets.report_list(first.sets.of(first.result));
    const auto theirs = second.sets.report_list(second.sets.of(second.result));
    std::vector<ReportId> only;
    std::set_difference(ours.begin(), ours.end(), theirs.begin(), theirs.end(), std::back_inserter(only));
    const auto others = terms_of(second.strategy);
    Difference out;
    out.only_first = std::int64_t(only.size());
    out.both = std::int64_t(ours.size() - only.size());
    RecordTable table(store);
    for (const auto report : only) {
        if (out.reports.size() >= limit) break;
        for (const auto& held : table.of_report(report)) {
            if (!first.sets.of(first.result).has(number(held.id))) continue;
            const Scanned scanned(held.record);
            RecordAnswers found(first.strategy, scanned);
            RecordAnswers lost(second.strategy, scanned);
            const auto met = responsible(first.strategy, found, first.result, others);
            const auto line = met.line;
            const auto place = met.term == nullptr ? Place{} : met.term->place;
            out.reports.push_back({report, held.id, line, place, loss_of(second.strategy, lost, second.result)});
            break;
        }
    }
    return out;
}

}  // namespace evident
