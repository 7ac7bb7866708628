// How the tests of embase.com and the Cochrane Library are written: a question, its tree, its problems with places.
#pragma once

#include <string>
#include <string_view>

#include "query/ast/print.hpp"
#include "query/ast/simplify.hpp"
#include "query/syntax/syntax.hpp"

namespace evident::testing {

// "unknown-tag@7-11 stop-word@0-3".
inline std::string problems_in(const Parsed& parsed, Severity least = Severity::note) {
    std::string out;
    for (const auto& problem : parsed.problems) {
        if (problem.severity < least) continue;
        if (!out.empty()) out += ' ';
        out += problem.code + '@' + std::to_string(problem.place.begin) + '-' + std::to_string(problem.place.end);
    }
    return out;
}

inline SyntaxOptions in_strategy() { return {Day{20260310}, true}; }

}  // namespace evident::testing
