// Ovid's way of writing questions: "exp X/", "(a adj3 b).ti,ab,kf.", "or/1-5", "limit 6 to yr=...".
#pragma once

#include <string>
#include <string_view>

#include "query/ast/node.hpp"
#include "query/syntax/parts/options.hpp"

namespace evident {

// Never throws for what the text holds. ADJ binds tightest, then AND and NOT from left to right, then OR.
Parsed parse_ovid(std::string_view text, std::string input, const SyntaxOptions& options);

}  // namespace evident
