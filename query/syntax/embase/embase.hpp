// Questions in the language of embase.com, as librarians paste them: 'lung cancer'/exp OR (lung NEAR/3
// tumo?r):ti,ab,kw.
#pragma once

#include <string>
#include <string_view>

#include "query/ast/node.hpp"
#include "query/syntax/parts/options.hpp"

namespace evident {

// Operators run from left to right, words side by side are ANDed, words without a label are searched in every field.
// 'x'/exp finds the Emtree term and the MeSH heading of that name, each with all narrower ones. What stands for the
// rules: field guide 5.2, docs/query-syntax.md. Never throws for what the text holds.
Parsed parse_embase(std::string_view text, std::string input, const SyntaxOptions& options);

}  // namespace evident
