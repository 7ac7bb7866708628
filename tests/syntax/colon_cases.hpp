// How the tests of embase.com and the Cochrane Library are written: a question, its tree, its problems with places.
#pragma once

#include "query/ast/print.hpp"
#include "query/ast/simplify.hpp"
#include "query/syntax/syntax.hpp"
#include "tests/query/syntax_cases.hpp"

namespace evident::testing {

inline SyntaxOptions in_strategy() { return {Day{20260310}, true}; }

}  // namespace evident::testing
