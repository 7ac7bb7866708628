// Trees written in the plain syntax.
#include "query/write/plain.hpp"
#include "tests/catch.hpp"
#include "tests/query/random_questions.hpp"
#include "tests/query/syntax_cases.hpp"
#include "tests/syntax/order_of_taking.hpp"

using namespace evident;
using namespace evident::testing;

TEST_CASE("plain writer: what was read is written and read again", "[plain]") {
    for (const auto* text : {"lung cancer", "\"lung cancer\" OR metasta*", "title:x AND tiab:\"a b\" NOT all:z",
                             "heading:\"lung neoplasms\"", "language:chinese", "type:review", "pmid:12345678",
                             "year:2020-2024", "created:2024/01/01:2024/12/31", "doi:10.21037/tlcr-2025-163"}) {
        INFO(text);
        const auto tree = simplify(plain(text).node);
        const auto out = write_plain(tree);
        INFO(out.text);
        CHECK(out.losses.empty());
        CHECK(shape(plain(out.text).node) == shape(tree));
    }
}

TEST_CASE("plain writer: random trees", "[plain]") {
    Chance chance(7);
    std::size_t whole = 0;
    for (int i = 0; i < 400; ++i) {
        const auto tree = simplify(chance.tree(4));
        const auto out = write_plain(tree);
        INFO(out.text);
        if (!out.losses.empty()) continue;
        ++whole;
        CHECK(shape(plain(out.text).node) == shape(tree));
    }
    CHECK(whole > 50);
}

TEST_CASE("plain writer: what cannot be said is told", "[plain]") {
    const Tag narrow{TagKind::heading, "mh.lung", false, false};
    CHECK(write_plain({narrow, {}}).losses.size() == 1);
    const auto out = write_plain({Words{{Field::title, Field::abstract}, {{"lung", false}}, {}}, {}});
    CHECK(out.text == "tiab:lung");
    CHECK(out.losses.front().code == "lost-field");
}
