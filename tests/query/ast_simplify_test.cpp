// The printed tree, and simplification that never changes what a question finds.
#include "query/ast/matches.hpp"
#include "query/ast/print.hpp"
#include "query/ast/simplify.hpp"
#include "tests/catch.hpp"
#include "tests/query/random_questions.hpp"

using namespace evident;
using evident::testing::Chance;

namespace {

Node word(const char* text) { return {Words{{Field::title}, {{text, false}}}, {}}; }
Node both(std::vector<Node> parts) { return {And{std::move(parts)}, {}}; }
Node any(std::vector<Node> parts) { return {Or{std::move(parts)}, {}}; }
Node none(Node part) { return {Not{{std::move(part)}}, {}}; }
const Node everything{All{}, {}};
const Node nothing{Nothing{}, {}};

}  // namespace

TEST_CASE("print: each kind of node", "[ast]") {
    CHECK(print(both({Node{Words{tiab_fields, {{"lung", false}, {"cancer", true}}}, {}},
                      Node{Tag{TagKind::heading, "mh.neoplasms", false, false}, {}}})) ==
          "(and (words tiab \"lung\" \"cancer*\") (tag mh.neoplasms))");
    CHECK(print(Node{Tag{TagKind::author, "au.smith.j", true, false}, {}}) == "(tag au.smith.j*)");
    CHECK(print(Node{Tag{TagKind::heading, "mh.eye", false, true}, {}}) == "(tag mh.eye explode)");
    CHECK(print(Node{Between{{SearchDate::create}, Day::none, Day{20241231}}, {}}) == "(between create ..2024-12-31)");
    CHECK(print(none(any({}))) == "(not (or))");
    CHECK(print(everything) == "(all)");
    CHECK(print(plain_fields) == "plain");
    CHECK(print(FieldSet{Field::title, Field::heading}) == "title+heading");
    CHECK(print(all_fields) == "all");
    CHECK(print(text_word_fields) == "text");
    CHECK(print(FieldSet{}) == "none");
    CHECK(print_indented(none(both({everything, nothing}))) == "(not\n  (and\n    (all)\n    (nothing)))");
}

TEST_CASE("print: two random trees are equal exactly when their texts are", "[ast]") {
    Chance chance(7);
    std::vector<Node> trees;
    for (int i = 0; i < 300; ++i) trees.push_back(chance.tree(2));
    for (const auto& a : trees) {
        for (const auto& b : trees) CHECK((a == b) == (print(a) == print(b)));
    }
}

TEST_CASE("simplify: golden cases", "[ast]") {
    CHECK(print(simplify(both({word("a"), both({word("b"), word("c")})}))) ==
          "(and (words title \"a\") (words title \"b\") (words title \"c\"))");
    CHECK(simplify(any({word("a"), word("a")})) == word("a"));
    CHECK(simplify(both({})) == everything);
    CHECK(simplify(any({})) == nothing);
    CHECK(simplify(both({word("a"), nothing})) == nothing);
    CHECK(simplify(both({word("a"), everything})) == word("a"));
    CHECK(simplify(any({word("a"), everything})) == everything);
    CHECK(simplify(any({word("a"), nothing})) == word("a"));
    CHECK(simplify(none(none(word("a")))) == word("a"));
    CHECK(simplify(none(everything)) == nothing);
    CHECK(simplify(none(any({}))) == everything);
    CHECK(simplify(Node{Words{{}, {{"a", false}}}, {}}) == nothing);
    CHECK(simplify(any({both({word("a"), word("b")}), both({word("a"), word("b"), word("a")})})) ==
          both({word("a"), word("b")}));
}

TEST_CASE("simplify: the same records answer, and once is enough", "[ast]") {
    Chance chance(11);
    std::vector<Scanned> records;
    for (int i = 0; i < 200; ++i) records.emplace_back(chance.record());
    int found = 0;
    for (int i = 0; i < 1500; ++i) {
        const Node tree = chance.tree(4);
        const Node simple = simplify(tree);
        INFO(print(tree));
        REQUIRE(simplify(simple) == simple);
        for (const auto& record : records) {
            const bool answer = record.matches(tree);
            found += answer ? 1 : 0;
            if (record.matches(simple) != answer) FAIL("simplify changed the answer: " << print(simple));
        }
    }
    CHECK(found > 10000);
    CHECK(found < 290000);
}
