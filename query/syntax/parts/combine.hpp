// Puts pieces of a question together while keeping count of how deep the tree grows.
#pragma once

#include <string_view>

#include "query/ast/node.hpp"
#include "query/syntax/parts/findings.hpp"

namespace evident {

struct Built {
    Node node;
    int depth = 1;  // a single term has depth 1
};

int depth(const Node& node);

// Both, or either: a part is added to the left side when that is already such a group, so that a long list stays flat.
// The place runs from the beginning of the left to the end of the right.
Built together(Built left, Built right);
Built either(Built left, Built right);

Built negated(Built part);

// The error "too-deep" at the place behind which nothing is read.
void tell_too_deep(Findings& findings, Stretch place);

// The warning "ill-formed-text" when the question is not well-formed UTF-8.
void check_encoding(std::string_view question, Findings& findings);

}  // namespace evident
