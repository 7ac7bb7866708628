// The parts below a node, whatever kind it is.
#pragma once

#include <vector>

#include "query/ast/node.hpp"

namespace evident {

// Of and, or, not and Near; null for leaves.
inline std::vector<Node>* parts_of(Node& node) {
    if (auto* all = std::get_if<And>(&node.is)) return &all->parts;
    if (auto* any = std::get_if<Or>(&node.is)) return &any->parts;
    if (auto* negated = std::get_if<Not>(&node.is)) return &negated->part;
    if (auto* near = std::get_if<Near>(&node.is)) return &near->parts;
    return nullptr;
}
inline const std::vector<Node>* parts_of(const Node& node) { return parts_of(const_cast<Node&>(node)); }

// Calls for the node and everything below it, from left to right, the node first.
template <class Call>
void for_each_node(Node& node, const Call& call) {
    call(node);
    if (auto* parts = parts_of(node)) {
        for (auto& part : *parts) for_each_node(part, call);
    }
}
template <class Call>
void for_each_node(const Node& node, const Call& call) {
    call(node);
    if (const auto* parts = parts_of(node)) {
        for (const auto& part : *parts) for_each_node(part, call);
    }
}

}  // namespace evident
