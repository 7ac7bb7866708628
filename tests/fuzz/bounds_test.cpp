// Hostile questions and strategies end soon, in a tree no deeper than it may be, with a problem that says why.
#include <algorithm>
#include <chrono>

#include "query/ast/simplify.hpp"
#include "query/strategy/translating.hpp"
#include "query/syntax/parts/combine.hpp"
#include "query/write/writer.hpp"
#include "store/evidence/strategy/strategy_cut.hpp"
#include "tests/catch.hpp"
#include "tests/fuzz/shapes.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

constexpr Day today{20260310};

// What grows with the square of the length takes minutes; the machine may be busy or slowed by sanitizers.
constexpr double soon = 20;

template <class Work>
double seconds(Work work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

bool has(const Problems& problems, std::string_view code) {
    return std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) { return problem.code == code; });
}

LinedStrategy read(Syntax syntax, const std::string& text) { return parse_strategy(text, "s", syntax, {today}); }

}  // namespace

TEST_CASE("bounds: every shape of question is read and written soon, in every dialect") {
    for (const auto syntax : every_syntax) {
        for (const auto& shape : question_shapes()) {
            INFO(name(syntax) << ": " << shape.name);
            const auto text = filled(shape, 100000);
            CHECK(seconds([&] {
                      const auto parsed = parse(syntax, text, "question", {today, true});
                      CHECK(depth(parsed.node) <= 4 * deepest_question);
                      CHECK(parsed.problems.size() <= 210);
                      write(syntax, simplify(parsed.node));
                  }) < soon);
        }
    }
}

TEST_CASE("bounds: 100,000 parentheses are too deep in every dialect") {
    const std::string text = std::string(100000, '(') + "lung" + std::string(100000, ')');
    for (const auto syntax : every_syntax) {
        INFO(name(syntax));
        const auto parsed = parse(syntax, text, "question", {today});
        CHECK(has(parsed.problems, "too-deep"));
        CHECK(depth(parsed.node) <= 4 * deepest_question);
    }
}

TEST_CASE("bounds: every shape of strategy is read and written soon") {
    for (const auto syntax : every_syntax) {
        for (const auto& shape : strategy_shapes()) {
            INFO(name(syntax) << ": " << shape.name);
            const auto text = filled(shape, 200000);
            CHECK(seconds([&] {
                      const auto strategy = read(syntax, text);
                      CHECK(strategy.steps.size() <= most_lines);
                      translate(strategy, syntax);
                  }) < soon);
        }
    }
}

TEST_CASE("bounds: lines behind the two thousandth are left out and told") {
    const auto strategy = read(Syntax::pubmed, chain(100000, "lung[ti]"));
    CHECK(strategy.steps.size() == most_lines);
    CHECK(has(strategy.problems, "too-many-lines"));
}

TEST_CASE("bounds: lines that name the one before are nested to a bound, and no deeper") {
    for (const auto& text : {chain(1500, "lung[ti]"), chain_ahead(1500)}) {
        const auto strategy = read(Syntax::pubmed, text);
        CHECK(strategy.steps.size() == 1500);
        const auto problems = all_problems(strategy);
        CHECK(has(problems, "too-deep"));
        CHECK_FALSE(has(problems, "circular-line"));
        for (const auto& step : strategy.steps) {
            const auto tree = whole(strategy, step);
            REQUIRE(tree);
            CHECK(depth(*tree) <= deepest_strategy);
        }
    }
    const auto good = read(Syntax::pubmed, chain(400, "lung[ti]"));
    CHECK_FALSE(has(all_problems(good), "too-deep"));
}

TEST_CASE("bounds: a circle of lines is cut where it closes") {
    const auto strategy = read(Syntax::pubmed, chain(300, "#300"));
    std::size_t circles = 0;
    for (const auto& problem : all_problems(strategy)) circles += problem.code == "circular-line" ? 1 : 0;
    CHECK(circles == 1);
    CHECK(whole(strategy, strategy.steps.back()));
}

TEST_CASE("bounds: lines that name lines twice over are not put in beyond a bound") {
    std::string text = "#1 lung[ti]\n";
    for (int i = 2; i <= 60; ++i) {
        const auto before = std::to_string(i - 1);
        text += '#' + std::to_string(i) + " (#" + before + " OR x" + std::to_string(i) + "[ti]) AND (#" + before +
                " OR y[ti])\n";
    }
    const auto strategy = read(Syntax::pubmed, text);
    CHECK_FALSE(whole(strategy, strategy.steps.back()));
    CHECK(has(translate_whole(strategy, 60, Syntax::ovid).written.losses, "strategy-too-long"));
}
