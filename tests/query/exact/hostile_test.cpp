// Questions that could cost an engine much: they end soon, and both engines and the plain scan agree.
#include <chrono>

#include <fmt/format.h>

#include "base/error.hpp"
#include "query/strategy/press.hpp"
#include "query/strategy/running.hpp"
#include "query/syntax/syntax.hpp"
#include "tests/agreement/engines.hpp"
#include "tests/catch.hpp"
#include "tests/index/shelf.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

constexpr double soon = 20;  // seconds, on a busy machine with sanitizers

// One record of 6,000 words, most of which begin with a; one of 50,000 equal words; one with two words far apart; one
// whose keywords are many values.
class Hostile {
  public:
    Hostile() {
        std::string many;
        for (int i = 0; i < 5000; ++i) many += fmt::format("a{}b ", i);
        for (int i = 0; i < 1000; ++i) many += fmt::format("c{} ", i);
        std::string equal;
        for (int i = 0; i < 50000; ++i) equal += "lung ";
        std::string apart = "liver ";
        for (int i = 0; i < 1000; ++i) apart += "x ";
        apart += "kidney";
        auto keyed = record_of_title("4", "keyed");
        for (int i = 0; i < 3000; ++i) keyed.keywords.push_back({"lung cancer", "NOTNLM", false});
        shelf_.put_all({record_of_title("1", "many", many), record_of_title("2", "equal lung", equal + "cancer"),
                        record_of_title("3", "apart", apart), keyed, record_of_title("5", "short lung cancer")});
        shelf_.index.sync({});
        engines_.emplace(shelf_.store, shelf_.index);
    }

    Verdict judge(Syntax syntax, const std::string& text) const {
        const auto parsed = parse(syntax, text, "question", {Day{20250601}});
        const auto begin = std::chrono::steady_clock::now();
        const auto out = engines_->judge(parsed.node);
        const auto took = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        INFO(text.substr(0, 100));
        CHECK(took < soon);
        return out;
    }
    std::size_t found(Syntax syntax, const std::string& text) {
        return exact_records(shelf_.store, parse(syntax, text, "question", {Day{20250601}}).node).size();
    }

  private:
    Shelf shelf_;
    std::optional<Engines> engines_;
};

}  // namespace

TEST_CASE("hostile: a star behind one letter, half of the vocabulary") {
    Hostile hostile;
    CHECK(hostile.judge(Syntax::pubmed, "a*[tiab]") == Verdict::same);
    CHECK(hostile.judge(Syntax::ovid, "a*.ti,ab.") == Verdict::same);
    CHECK(hostile.judge(Syntax::ovid, "(a* adj5 a*).ab.") == Verdict::same);
    CHECK(hostile.judge(Syntax::pubmed, "\"a1* a2*\"[tiab]") == Verdict::same);
}

TEST_CASE("hostile: letters left open are refused when too many words fit, by both engines") {
    Hostile hostile;
    for (const auto* text : {"a?*b.ab.", "?*b.ab.", "a#*.ab.", "?????.ab.", "a*b.ab.", "(a*b adj3 c1).ab."}) {
        INFO(text);
        CHECK(hostile.judge(Syntax::ovid, text) != Verdict::different);
    }
    CHECK(hostile.judge(Syntax::ovid, "a*b.ab.") == Verdict::refused);
    CHECK(hostile.judge(Syntax::ovid, "a??b.ab.") == Verdict::same);
    CHECK(hostile.judge(Syntax::ovid, "c##*.ab.") == Verdict::same);
    CHECK(hostile.judge(Syntax::ovid, "(a1?b adj a1?b).ab.") == Verdict::same);
}

TEST_CASE("hostile: near, 50,000 equal words and twelve parts") {
    Hostile hostile;
    CHECK(hostile.judge(Syntax::embase, "(lung NEAR/5 cancer):ti,ab,kw") == Verdict::same);
    CHECK(hostile.judge(Syntax::embase, "(lung NEAR/1000 cancer):ti,ab,kw") == Verdict::same);
    CHECK(hostile.judge(Syntax::embase, "(lung NEXT/1 lung NEXT/1 lung NEXT/1 cancer):ti,ab") == Verdict::same);
    CHECK(hostile.judge(Syntax::embase, "(kidney NEAR/1001 liver):ab") == Verdict::same);
    CHECK(hostile.judge(Syntax::embase, "(kidney NEAR/1000 liver):ab") == Verdict::same);
    CHECK(hostile.found(Syntax::embase, "(kidney NEAR/1001 liver):ab") == 1);
    CHECK(hostile.found(Syntax::embase, "(kidney NEAR/1000 liver):ab") == 0);
    std::string twelve = "(lung";
    for (int i = 0; i < 11; ++i) twelve += " NEAR/1000 lung";
    CHECK(hostile.judge(Syntax::embase, twelve + "):ab") != Verdict::different);
    CHECK(hostile.judge(Syntax::embase, twelve + " NEAR/3 x):ab") != Verdict::different);
    std::string nested;
    for (int i = 0; i < 50; ++i) nested += "(lung NEAR/1000 ";
    CHECK(hostile.judge(Syntax::embase, nested + "lung" + std::string(50, ')')) != Verdict::different);
    CHECK(hostile.judge(Syntax::ovid, "(lung* adj9 (lung or canc?r)).ti,ab,kf.") == Verdict::same);
}

TEST_CASE("hostile: a long phrase, and very many words at once") {
    Hostile hostile;
    std::string phrase = "\"";
    for (int i = 0; i < 1000; ++i) phrase += "lung ";
    CHECK(hostile.judge(Syntax::pubmed, phrase + "\"[ab]") == Verdict::same);
    std::string any = "x[ti]";
    for (int i = 0; i < 2000; ++i) any += fmt::format(" OR a{}b[tiab]", i);
    CHECK(hostile.judge(Syntax::pubmed, any) == Verdict::same);
    std::string nots = "many[ti]";
    for (int i = 0; i < 500; ++i) nots += fmt::format(" NOT zz{}[tiab]", i);
    CHECK(hostile.judge(Syntax::pubmed, nots) == Verdict::same);
}

TEST_CASE("hostile: lines that each name the two before are worked out once, and reviewed once") {
    Shelf shelf;
    shelf.put_all({record_of_title("1", "lung cancer"), record_of_title("2", "heart")});
    std::string text = "1. lung.ti.\n2. heart.ti.\n";
    for (int i = 3; i <= 80; ++i) text += fmt::format("{}. ({} and x.ti.) or {} or {}\n", i, i - 1, i - 2, i - 1);
    const auto strategy = parse_strategy(text, "s", Syntax::ovid, {Day{20250601}});
    LineSets sets(shelf.store, strategy);
    CHECK(run_strategy(sets, strategy, 80).total == 2);
    CHECK(sets.without(80, 1).count() == 1);
    CHECK(sets.without(80, 2).count() == 1);
    CHECK(sets.without(80, 1).count() == 1);
    press(strategy, 80);
}

TEST_CASE("hostile: a word that is too wide is told with its line") {
    Shelf shelf;
    std::string many;
    for (int i = 0; i < 2500; ++i) many += fmt::format("a{}b ", i);
    shelf.put_all({record_of_title("1", "many", many)});
    const std::string text = "1. lung.ti.\n2. a*b.ab.\n3. 1 or 2\n";
    const auto strategy = parse_strategy(text, "s", Syntax::ovid, {Day{20250601}});
    LineSets sets(shelf.store, strategy);
    try {
        sets.of(3);
        FAIL("it is not refused");
    } catch (const Error& error) {
        CHECK(error.code() == "too-wide");
        REQUIRE(error.place());
        CHECK(text.substr(error.place()->begin, 3) == "a*b");
        CHECK(std::string_view(error.what()).starts_with("line 2: "));
    }
}
