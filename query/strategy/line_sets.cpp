#include "query/strategy/line_sets.hpp"

#include <algorithm>

#include "query/ast/print.hpp"
#include "query/ast/walk.hpp"
#include "query/exact.hpp"

namespace evident {
namespace {

bool names_lines(const Node& node) {
    bool out = false;
    for_lines(node, [&](const Line&, const Place&) { out = true; });
    return out;
}

RecordSet set_of(const std::vector<RecordId>& ids) {
    RecordSet out;
    for (const auto id : ids) out.add(number(id));
    return out;
}

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
    const auto* step = strategy_.find(line);
    auto found = step == nullptr ? RecordSet{} : records(step->node);
    return lines_.emplace(line, std::move(found)).first->second;
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
    const auto* step = strategy_.find(line);
    const auto left = without_line(step->node, gone);
    if (!left) return {};
    // The lines that change with it stand in for themselves while this one is worked out.
    std::map<std::int64_t, RecordSet> changed;
    for_lines(*left, [&](const Line& named, const Place&) {
        if (depends(named.number, gone) && changed.count(named.number) == 0) {
            changed[named.number] = without(named.number, gone);
        }
    });
    const auto before = lines_;
    for (auto& [number, set] : changed) lines_[number] = std::move(set);
    auto out = records(*left);
    lines_ = before;
    return out;
}

RecordSet LineSets::records(const Node& node) { return names_lines(node) ? combined(node) : plain(node); }

RecordSet LineSets::combined(const Node& node) {
    if (const auto* line = std::get_if<Line>(&node.is)) return of(line->number);
    if (const auto* any = std::get_if<Or>(&node.is)) {
        RecordSet out;
        for (const auto& part : any->parts) out |= records(part);
        return out;
    }
    if (const auto* negated = std::get_if<Not>(&node.is)) {
        auto out = plain({All{}, node.place});
        return out -= records(negated->part.front());
    }
    const auto* all = std::get_if<And>(&node.is);
    if (all == nullptr) return {};
    std::optional<RecordSet> out;
    for (const auto& part : all->parts) {
        if (std::holds_alternative<Not>(part.is)) continue;
        auto some = records(part);
        out = out ? * out &= some : std::move(some);
    }
    if (!out) out = plain({All{}, node.place});
    for (const auto& part : all->parts) {
        if (const auto* negated = std::get_if<Not>(&part.is)) *out -= records(negated->part.front());
    }
    return *out;
}

const RecordSet& LineSets::plain(const Node& node) {
    const auto key = print(node);
    const auto known = parts_.find(key);
    if (known != parts_.end()) return known->second;
    return parts_.emplace(key, set_of(exact_records(store_, node))).first->second;
}

std::int64_t LineSets::reports(const RecordSet& records) {
    std::vector<RecordId> ids;
    records.each([&](std::int64_t id) { ids.push_back(RecordId{id}); });
    return std::int64_t(reports_of(store_, ids).size());
}

}  // namespace evident
