// The same tree with what is taken away behind the rest, as writers put it.
#pragma once

#include <algorithm>

#include "query/ast/print.hpp"
#include "query/ast/simplify.hpp"
#include "query/ast/walk.hpp"

namespace evident::testing {

// The simplified tree, printed, in which the parts of each "and" that are taken away stand last.
inline std::string shape(const Node& tree) {
    Node node = simplify(tree);
    for_each_node(node, [](Node& each) {
        auto* all = std::get_if<And>(&each.is);
        if (all == nullptr) return;
        std::stable_partition(all->parts.begin(), all->parts.end(),
                              [](const Node& part) { return !std::holds_alternative<Not>(part.is); });
    });
    return print(node);
}

}  // namespace evident::testing
