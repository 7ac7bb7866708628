// Reads what a person types: words, "phrases", word*, field:word, -word, OR, parentheses, or an identifier.
//
// As in web search engines AND, written or understood, binds tighter than OR: "a b OR c" is (a AND b) OR c. Operators
// are read in capitals only. docs/query-syntax.md tells the rest.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/ast/node.hpp"

namespace evident {

struct PlainOptions {
    Day today = Day::none;  // for year:"last 5 years"; none: today by the system's clock (base/clock.hpp)
};

// Words without a field are asked of plain_fields. Never throws for what the text holds.
Parsed parse_plain(std::string_view text, std::string input = "question", PlainOptions options = {});

// Natural language for ranked search: the folded words in order, nothing read as an operator.
std::vector<std::string> natural_words(std::string_view text);

}  // namespace evident
