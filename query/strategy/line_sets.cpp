#include "query/strategy/line_sets.hpp"

#include <fmt/format.h>

#include "base/error.hpp"

namespace evident {
namespace {

template <class Group>
std::optional<Node> smaller(const Group& group, const Place& place, std::int64_t line) {
    Group out;
    for (const auto& part : group.parts) {
        if (auto left = without_line(part, line)) out.parts.push_back(std::move(*left));
    }
    if (out.parts.empty()) return {};
    return Node{std::move(out), place};
}

}  // namespace

std::optional<Node> without_line(const Node& node, std::int64_t line) {
    if (const auto* is = std::get_if<Line>(&node.is)) return is->number == line ? std::optional<Node>{} : node;
    if (const auto* all = std::get_if<And>(&node.is)) return smaller(*all, node.place, line);
    if (const auto* any = std::get_if<Or>(&node.is)) return smaller(*any, node.place, line);
    if (const auto* negated = std::get_if<Not>(&node.is)) {
        auto left = without_line(negated->part.front(), line);
        if (!left) return {};
        return Node{Not{{std::move(*left)}}, node.place};
    }
    return node;
}

const RecordSet& LineSets::of(std::int64_t line) {
    const auto known = lines_.find(line);
    if (known != lines_.end()) return known->second;
    RecordSet found;
    if (const auto* step = strategy_.find(line)) {
        for_lines(step->node, [&](const Line& named, const Place&) { of(named.number); });
        found = records(*step);
    }
    evaluator_.set_line(line, found);
    return lines_.emplace(line, std::move(found)).first->second;
}

// A word that stands for too many is told with its line.
RecordSet LineSets::records(const StrategyStep& step) {
    try {
        return evaluator_.records(step.node);
    } catch (const Error& error) {
        if (error.code() != "too-wide") throw;
        throw Error(error.fault(),
                    Problem{Severity::error, "too-wide", fmt::format("line {}: {}", step.number, error.what()),
                            step.node.place},
                    error.advice());
    }
}

RecordSet LineSets::find(const Node& node) {
    for_lines(node, [&](const Line& named, const Place&) { of(named.number); });
    return evaluator_.records(node);
}

bool LineSets::depends(std::int64_t line, std::int64_t on) {
    if (line == on) return true;
    const auto known = depends_.find({line, on});
    if (known != depends_.end()) return known->second;
    bool out = false;
    if (const auto* step = strategy_.find(line)) {
        for_lines(step->node, [&](const Line& named, const Place&) { out = out || depends(named.number, on); });
    }
    depends_[{line, on}] = out;
    return out;
}

RecordSet LineSets::without(std::int64_t line, std::int64_t gone) {
    if (line == gone) return {};
    if (!depends(line, gone)) return of(line);
    if (gone_ != gone) without_.clear();
    gone_ = gone;
    if (const auto known = without_.find(line); known != without_.end()) return known->second;
    return without_.emplace(line, changed(line, gone)).first->second;
}

// Of a line that is made by way of the one that is gone.
RecordSet LineSets::changed(std::int64_t line, std::int64_t gone) {
    const auto left = without_line(strategy_.find(line)->node, gone);
    if (!left) return {};
    // The lines that change with it stand in for themselves while this one is worked out.
    std::map<std::int64_t, RecordSet> others;
    for_lines(*left, [&](const Line& named, const Place&) {
        if (!depends(named.number, gone)) {
            of(named.number);
        } else if (others.count(named.number) == 0) {
            others[named.number] = without(named.number, gone);
        }
    });
    for (const auto& [number, set] : others) evaluator_.set_line(number, set);
    auto out = evaluator_.records(*left);
    for (const auto& [number, set] : others) evaluator_.set_line(number, of(number));
    return out;
}

}  // namespace evident
