// Questions in the language of the Cochrane Library: [mh "Lung Neoplasms"] OR (lung NEAR/3 tumo*r):ti,ab,kw.
#pragma once

#include <string>
#include <string_view>

#include "query/ast/node.hpp"
#include "query/syntax/parts/options.hpp"

namespace evident {

// NEAR and NEXT bind tightest, then NOT, AND, OR; words side by side are ANDed; words without a label are searched in
// title, abstract and keywords (the Search Manager's own default is all text). Its keywords hold controlled terms too.
// What stands for the rules: field guide 5.3, docs/query-syntax.md. Never throws for what the text holds.
Parsed parse_cochrane(std::string_view text, std::string input, const SyntaxOptions& options);

}  // namespace evident
