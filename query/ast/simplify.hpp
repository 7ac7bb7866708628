// The same question with less in it: nothing nested without need, nothing twice, no constant where it decides nothing.
#pragma once

#include "query/ast/node.hpp"

namespace evident {

// Nested and/or are made flat, equal parts kept once (the first), All and Nothing folded away, a double "not" undone,
// an and/or of one part replaced by it. It matches exactly the records the given tree matches. The order of what
// remains is the order in which it was written.
Node simplify(const Node& node);

}  // namespace evident
