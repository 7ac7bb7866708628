// Open letters are spelt out from the words that the records have, up to a bound.
#include <fmt/format.h>

#include "base/error.hpp"
#include "query/ast/pattern.hpp"
#include "query/compile/spelling.hpp"
#include "tests/catch.hpp"
#include "tests/store/desk.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

// The spellings as typed: "tumor" "tumo*".
std::vector<std::string> spelt(Spelling& spelling, const QueryWord& term) {
    std::vector<std::string> out;
    for (const auto& word : spelling.of(term)) out.push_back(word.word + (word.prefix ? "*" : ""));
    return out;
}

using Spelt = std::vector<std::string>;

// Words "a0", "a1" ... so many of them.
std::string numbered_words(int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += fmt::format("a{}b ", i);
    return out;
}

std::string code_of(Spelling& spelling, const QueryWord& term) {
    try {
        spelling.of(term);
    } catch (const Error& error) {
        CHECK(std::string_view(error.what()).find("stands for more than 2000 words") != std::string_view::npos);
        return std::string(error.code());
    }
    return {};
}

}  // namespace

TEST_CASE("spelling: signs for letters, at the beginning, within and at the end") {
    Desk desk;
    desk.put(record_of("pubmed", "1", "tumor tumour tumours tumeur tumr colour color \u00E9t\u00E9 ete \u80BA"));
    Spelling spelling(desk.store.database());
    CHECK(spelt(spelling, {"tumo?r"}) == Spelt{"tumor", "tumour"});
    CHECK(spelt(spelling, {"tum#r"}) == Spelt{"tumor"});
    CHECK(spelt(spelling, {"t*r"}) == Spelt{"tumeur", "tumor", "tumour", "tumr"});
    CHECK(spelt(spelling, {"?umor"}) == Spelt{"tumor"});
    CHECK(spelt(spelling, {"*lour"}) == Spelt{"colour"});
    CHECK(spelt(spelling, {"zz?z"}).empty());
    CHECK(spelt(spelling, {"et#"}) == Spelt{"ete"});  // folded
    CHECK(spelt(spelling, {"#", false}) == Spelt{"\u80BA"});
}

TEST_CASE("spelling: with a star at the end, the beginnings that hold all") {
    Desk desk;
    desk.put(record_of("pubmed", "1", "tumor tumors tumour tumours tumoral tomor"));
    Spelling spelling(desk.store.database());
    CHECK(spelt(spelling, {"tumo?r", true}) == Spelt{"tumor*", "tumour*"});
    CHECK(spelt(spelling, {"t#mor", true}) == Spelt{"tomor*", "tumor*"});
}

TEST_CASE("spelling: identifiers, headings and the mark between values are no words") {
    Desk desk;
    auto record = record_of("pubmed", "12345", "lung", {"doi:10.1000/lung"});
    record.keywords.push_back({"lung", "NOTNLM", false});
    record.keywords.push_back({"lunge", "NOTNLM", false});
    desk.put(record);
    Spelling spelling(desk.store.database());
    for (const auto& word : spelling.of({"*u*"})) CHECK(word.word.starts_with("lung"));
    CHECK(spelling.of({"pmid?12345"}).empty());
    for (const auto& word : spelling.of({"#"})) CHECK(word.word.size() == 1);
}

TEST_CASE("spelling: two thousand words are spelt, one more is too wide") {
    Desk desk;
    desk.put(record_of("pubmed", "1", numbered_words(int(most_spellings))));
    {
        Spelling spelling(desk.store.database());
        CHECK(spelling.of({"a*b"}).size() == most_spellings);
        CHECK(code_of(spelling, {"a*b"}).empty());
    }
    desk.put(record_of("pubmed", "2", "a99999b other"));
    Spelling spelling(desk.store.database());
    CHECK(code_of(spelling, {"a*b"}) == "too-wide");
    CHECK(code_of(spelling, {"a*b", true}) == "too-wide");
    CHECK(code_of(spelling, {"?*#"}) == "too-wide");
    CHECK(code_of(spelling, {"a9999*b"}).empty());
    CHECK(spelt(spelling, {"oth?r"}) == Spelt{"other"});  // after a refusal it goes on
}

TEST_CASE("spelling: the longest pattern of signs is answered") {
    Desk desk;
    desk.put(record_of("pubmed", "1", std::string(300, 'a') + " b " + numbered_words(100)));
    Spelling spelling(desk.store.database());
    std::string stars;
    while (stars.size() < longest_pattern - 2) stars += "a*";
    CHECK(spelling.of({stars + "a"}).size() == 1);
    CHECK(spelling.of({stars + "b"}).empty());
    CHECK(spelling.of({"a" + std::string(longest_pattern - 2, '?') + "b"}).size() == 100);
}
