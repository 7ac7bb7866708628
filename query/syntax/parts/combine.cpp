#include "query/syntax/parts/combine.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "text/words.hpp"

namespace evident {
namespace {

int deepest(const std::vector<Node>& parts) {
    int deep = 0;
    for (const auto& part : parts) deep = std::max(deep, depth(part));
    return deep + 1;
}

struct Depth {
    int operator()(const And& group) const { return deepest(group.parts); }
    int operator()(const Or& group) const { return deepest(group.parts); }
    int operator()(const Near& near) const { return deepest(near.parts); }
    int operator()(const Not& negation) const { return deepest(negation.part); }
    template <class Leaf>
    int operator()(const Leaf&) const {
        return 1;
    }
};

template <class Group>
Built grouped(Built left, Built right) {
    const Place place{left.node.place.input, left.node.place.begin, right.node.place.end};
    if (auto* group = std::get_if<Group>(&left.node.is)) {
        group->parts.push_back(std::move(right.node));
        left.node.place = place;
        left.depth = std::max(left.depth, right.depth + 1);
        return left;
    }
    const int deep = std::max(left.depth, right.depth) + 1;
    Group group;
    group.parts.push_back(std::move(left.node));
    group.parts.push_back(std::move(right.node));
    return {Node{std::move(group), place}, deep};
}

}  // namespace

int depth(const Node& node) { return std::visit(Depth{}, node.is); }

Built together(Built left, Built right) { return grouped<And>(std::move(left), std::move(right)); }
Built either(Built left, Built right) { return grouped<Or>(std::move(left), std::move(right)); }

Built negated(Built part) {
    const Place place = part.node.place;
    Not negation;
    negation.part.push_back(std::move(part.node));
    return {Node{std::move(negation), place}, part.depth + 1};
}

void tell_too_deep(Findings& findings, Stretch place) {
    findings.error(
        "too-deep",
        fmt::format("The question is nested more than {} deep; the rest is not read. Split it into lines of a "
                    "strategy.",
                    deepest_question),
        place);
}

void check_encoding(std::string_view question, Findings& findings) {
    const auto at = find_ill_formed(question);
    if (at == std::string_view::npos) return;
    findings.warning("ill-formed-text", "The question is not well-formed UTF-8 here; the byte parts words.",
                     {at, at + 1});
}

}  // namespace evident
