#include "query/ast/simplify.hpp"

#include <string>
#include <unordered_set>

#include "query/ast/print.hpp"
#include "query/ast/spans.hpp"

namespace evident {
namespace {

bool is_all(const Node& node) { return std::holds_alternative<All>(node.is); }
bool is_nothing(const Node& node) { return std::holds_alternative<Nothing>(node.is); }

Node all_at(const Place& place) { return {All{}, place}; }
Node nothing_at(const Place& place) { return {Nothing{}, place}; }

// The parts of an and (or an or), simplified, those of the same kind opened up, each once.
template <class Group>
std::vector<Node> gathered(const std::vector<Node>& parts) {
    std::vector<Node> out;
    std::unordered_set<std::string> seen;
    const auto add = [&](Node part) {
        if (seen.insert(print(part)).second) out.push_back(std::move(part));
    };
    for (const auto& part : parts) {
        Node simple = simplify(part);
        if (auto* inner = std::get_if<Group>(&simple.is)) {
            for (auto& each : inner->parts) add(std::move(each));
        } else {
            add(std::move(simple));
        }
    }
    return out;
}

Node simple(const And& group, const Place& place) {
    auto parts = gathered<And>(group.parts);
    for (const auto& part : parts) {
        if (is_nothing(part)) return nothing_at(place);
    }
    std::erase_if(parts, is_all);
    if (parts.empty()) return all_at(place);
    if (parts.size() == 1) return std::move(parts.front());
    return {And{std::move(parts)}, place};
}

Node simple(const Or& group, const Place& place) {
    auto parts = gathered<Or>(group.parts);
    for (const auto& part : parts) {
        if (is_all(part)) return all_at(place);
    }
    std::erase_if(parts, is_nothing);
    if (parts.empty()) return nothing_at(place);
    if (parts.size() == 1) return std::move(parts.front());
    return {Or{std::move(parts)}, place};
}

Node simple(const Not& negated, const Place& place) {
    Node part = simplify(negated.part.front());
    if (is_all(part)) return nothing_at(place);
    if (is_nothing(part)) return all_at(place);
    if (auto* twice = std::get_if<Not>(&part.is)) {
        Node inner = std::move(twice->part.front());
        return inner;
    }
    return {Not{{std::move(part)}}, place};
}

Node simple(const Words& words, const Place& place) {
    return words.fields.empty() ? nothing_at(place) : Node{words, place};
}
Node simple(const Between& between, const Place& place) {
    return between.dates.empty() ? nothing_at(place) : Node{between, place};
}
// A part that stands nowhere keeps the whole from standing; the fields of all parts are those of the first.
Node simple(const Near& near, const Place& place) {
    if (fields_of(near).empty()) return nothing_at(place);
    Near out{{}, near.between, near.ordered};
    for (const auto& part : near.parts) {
        out.parts.push_back(simplify(part));
        if (is_nothing(out.parts.back())) return nothing_at(place);
    }
    if (out.parts.size() == 1) return std::move(out.parts.front());
    return {std::move(out), place};
}
Node simple(const Line& line, const Place& place) { return {line, place}; }
Node simple(const Tag& tag, const Place& place) { return {tag, place}; }
Node simple(const All&, const Place& place) { return all_at(place); }
Node simple(const Nothing&, const Place& place) { return nothing_at(place); }

}  // namespace

Node simplify(const Node& node) {
    return std::visit([&](const auto& what) { return simple(what, node.place); }, node.is);
}

}  // namespace evident
