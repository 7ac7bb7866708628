// Whatever bytes come in, a tree and problems with places inside the question come out, and soon.
#include <chrono>

#include "query/ast/simplify.hpp"
#include "query/syntax/parts/combine.hpp"
#include "tests/catch.hpp"
#include "tests/query/random_questions.hpp"
#include "tests/query/syntax_cases.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

void check_sound(const Parsed& parsed, const std::string& text) {
    for (const auto& problem : parsed.problems) {
        if (problem.place.begin > problem.place.end || problem.place.end > text.size() || problem.message.empty()) {
            FAIL("a place outside the question: " << problem.code << " in " << text);
        }
    }
    if (parsed.node.place.end > text.size()) FAIL("a node outside the question: " << text);
    if (depth(parsed.node) > deepest_question + 3) FAIL("too deep: " << text);
    if (std::holds_alternative<Nothing>(parsed.node.is) && parsed.problems.empty()) FAIL("silent: " << text);
    if (print(simplify(parsed.node)).empty()) FAIL("no tree: " << text);
}

double seconds_for(const std::string& text) {
    const auto start = std::chrono::steady_clock::now();
    check_sound(pubmed(text), text);
    check_sound(plain(text), text);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

TEST_CASE("random bytes and token soup always give a tree", "[random]") {
    Chance chance(23);
    for (int i = 0; i < 6000; ++i) {
        const auto text = i % 3 == 0 ? chance.bytes(chance.below(80)) : chance.soup(1 + chance.below(25));
        check_sound(pubmed(text), text);
        check_sound(plain(text), text);
    }
    SUCCEED();
}

TEST_CASE("a question of a megabyte is answered soon", "[random]") {
    const std::vector<std::string> pieces = {"(",       ")",
                                             "a ",      "a or ",
                                             "a OR ",   "[",
                                             "[x]",     "a[x] ",
                                             "\"",      "*",
                                             "a* ",     "\"\" ",
                                             "AND ",    "a[ti] OR b[ti] AND ",
                                             "1 ",      "#1 ",
                                             "- ",      "title:",
                                             "title:(", "NOT ",
                                             "\u201C",  "\xE8\x82\xBA",
                                             "10.1/(",  "smith j[au] ",
                                             "a[ti] ",  "\xFF"};
    for (const auto& piece : pieces) {
        std::string text;
        while (text.size() < 1000000) text += piece;
        INFO(piece);
        CHECK(seconds_for(text) < 60.0);  // what grows with the square of the length takes hours
    }
}

TEST_CASE("a question printed from its tree's words is read back to them", "[random]") {
    Chance chance(5);
    for (int i = 0; i < 500; ++i) {
        const auto a = chance.word();
        const auto b = chance.word();
        const auto c = chance.word();
        CHECK(pubmed_tree(a + "[ti] OR " + b + "[ti] AND " + c + "[ti]") ==
              pubmed_tree("((" + a + "[ti] OR " + b + "[ti]) AND " + c + "[ti])"));
        CHECK(plain_tree(a + " OR " + b + ' ' + c) == plain_tree(a + " OR (" + b + " AND " + c + ")"));
    }
}
