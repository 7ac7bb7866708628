// How the tests of embase.com and the Cochrane Library are written: a question, its tree, its problems with places.
#pragma once

#include <fstream>
#include <initializer_list>
#include <string>
#include <string_view>

#include "query/ast/print.hpp"
#include "query/ast/simplify.hpp"
#include "query/syntax/syntax.hpp"
#include "tests/catch.hpp"
#include "tests/query/syntax_cases.hpp"

namespace evident::testing {

inline SyntaxOptions in_strategy() { return {Day{20260310}, true}; }

// The seed review's strategy for that source, eight lines "#1 ...": none has a problem.
inline void check_seed_strategy(Syntax syntax, const std::string& source) {
    std::ifstream file(EVIDENT_SOURCE_DIR "/corpus/tlcr-2025-163/strategies/source-" + source + ".txt");
    REQUIRE(file);
    std::size_t lines = 0;
    for (std::string line; std::getline(file, line); ++lines) {
        INFO(line);
        CHECK(problems_of(parse(syntax, line.substr(line.find(' ') + 1), "question", in_strategy())) == "");
    }
    CHECK(lines == 8);
}

// Each piece repeated over 300,000 bytes, and 100,000 parentheses.
inline void check_hostile(Syntax syntax, std::initializer_list<std::string_view> pieces) {
    const auto read = [&](const std::string& text) { return parse(syntax, text, "question", in_strategy()); };
    CHECK(problems_of(read(std::string(100000, '('))).find("too-deep") != std::string::npos);
    for (const auto piece : pieces) {
        std::string text;
        while (text.size() < 300000) text += piece;
        CHECK(read(text).problems.size() <= 201);
    }
}

}  // namespace evident::testing
