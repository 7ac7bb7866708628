#include "store/evidence/strategy/strategy_lines.hpp"

#include "tests/catch.hpp"

using namespace evident;

TEST_CASE("lines, their numbers and what they refer to") {
    const auto strategy = read_strategy(
        "// a comment\n#1 lung[ti]\n\n2. brain[ti] OR\n meninges[ti]\n3 #1 AND #2\n(a OR\n b)\n", "s.txt");
    CHECK(strategy.problems.empty());
    REQUIRE(strategy.lines.size() == 4);
    CHECK(strategy.lines[0].number == 1);
    CHECK(strategy.lines[0].text == "lung[ti]");
    CHECK(strategy.lines[1].text == "brain[ti] OR meninges[ti]");
    CHECK(strategy.lines[2].whole == "(lung[ti]) AND (brain[ti] OR meninges[ti])");
    CHECK(strategy.lines[3].text == "(a OR b)");  // a question: no title and no footnote
    CHECK(strategy.lines[3].number == 4);
    CHECK(strategy.term() == "(a OR b)");
}

TEST_CASE("a line that is only a combination is no number") {
    const auto strategy = read_strategy("a\nb\n#1 AND #2\n#1 OR #3", "s.txt");
    REQUIRE(strategy.lines.size() == 4);
    CHECK(strategy.lines[2].whole == "(a) AND (b)");
    CHECK(strategy.lines[3].whole == "(a) OR ((a) AND (b))");
}

TEST_CASE("lines that are not there, circles and quotes") {
    const auto circle = read_strategy("1 #2\n2 #1 OR x", "s.txt");
    REQUIRE_FALSE(circle.problems.empty());
    CHECK(circle.problems[0].code == "circular-line");
    const auto lost = read_strategy("a\n#7 AND b", "s.txt");
    REQUIRE(lost.problems.size() == 1);
    CHECK(lost.problems[0].code == "unknown-line");
    CHECK(lost.problems[0].place.begin == 2);
    CHECK(read_strategy("\"vitamin #1\"[ti]", "s").term() == "\"vitamin #1\"[ti]");
    CHECK(read_strategy("(never closed\nsecond", "s").lines.size() == 2);
    CHECK(read_strategy("", "s").term().empty());
}

TEST_CASE("lines that double themselves end in a problem, not in memory") {
    std::string text = "1 aaaaaaaaaa\n";
    for (int i = 2; i < 60; ++i) {
        text += std::to_string(i) + " #" + std::to_string(i - 1) + " OR #" + std::to_string(i - 1) + "\n";
    }
    const auto strategy = read_strategy(text, "s");
    REQUIRE_FALSE(strategy.problems.empty());
    CHECK(strategy.problems[0].code == "strategy-too-long");
}
