// How the tests of the syntaxes are written: a question, the tree it becomes, and its problems as "code@begin-end".
#pragma once

#include <string>
#include <string_view>

#include "query/ast/print.hpp"
#include "query/syntax/plain.hpp"
#include "query/syntax/pubmed.hpp"

namespace evident::testing {

inline constexpr Day test_day = Day{20260310};

// "unknown-tag@7-11 stop-word@0-3"; with severities each as "error:..." when asked. Notes come with the others.
inline std::string problems_of(const Parsed& parsed, Severity least = Severity::note) {
    std::string out;
    for (const auto& problem : parsed.problems) {
        if (problem.severity < least) continue;
        if (!out.empty()) out += ' ';
        out += problem.code + '@' + std::to_string(problem.place.begin) + '-' + std::to_string(problem.place.end);
    }
    return out;
}

inline Parsed pubmed(std::string_view text) { return parse_pubmed(text, "question", {test_day}); }
inline Parsed plain(std::string_view text) { return parse_plain(text, "question", {test_day}); }

inline std::string pubmed_tree(std::string_view text) { return print(pubmed(text).node); }
inline std::string plain_tree(std::string_view text) { return print(plain(text).node); }

}  // namespace evident::testing
