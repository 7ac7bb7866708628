// A line of a strategy with its limits as Ovid writes them: limit 7 to (english language and yr="2015 -Current").
#pragma once

#include <string>

#include "query/ast/node.hpp"

namespace evident {

// The question as one LIMIT, when it is another line with years or "with an abstract", and beside them
// languages or humans; "" else.
std::string as_ovid_limit(const Node& node);

// Whole years of publication, as yr="..." takes them: "2015 - 2020", "2015 -Current"; "" when it is no such range.
std::string ovid_years(const Between& between);

}  // namespace evident
