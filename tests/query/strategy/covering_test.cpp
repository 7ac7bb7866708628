// A term that covers another finds every record that one finds: as told, and on random terms and records.
#include <random>

#include "query/ast/matches.hpp"
#include "query/ast/print.hpp"
#include "query/strategy/press/covering.hpp"
#include "query/strategy/press/word_variants.hpp"
#include "tests/catch.hpp"
#include "tests/query/random_questions.hpp"
#include "tests/store/desk.hpp"

namespace evident {
namespace {

using testing::Chance;
using testing::Desk;

struct CoveringDesk : Desk {
    CoveringDesk()
        : strategy(parse_strategy("x", "s", Syntax::ovid, {})), review(store, "x", strategy, strategy, 1, 0) {}

    bool covers(const std::string& wide, const std::string& narrow) {
        const auto node = [](const std::string& text) { return parse(Syntax::ovid, text).node; };
        return Covering(review).covers(node(wide), node(narrow));
    }

    LinedStrategy strategy;
    ReviewDesk review;
};

TEST_CASE("what covers what") {
    CoveringDesk desk;
    const auto [wide, narrow, wanted] = GENERATE(table<std::string, std::string, bool>({
        {"lung.ti,ab.", "lung.ti.", true},
        {"lung.ti.", "lung.ti,ab.", false},
        {"lung*.ti.", "lungs.ti.", true},
        {"lung*.ti.", "lungs*.ti.", true},
        {"lungs*.ti.", "lung*.ti.", false},
        {"lung*.ti.", "cancer of lungs.ti.", true},
        {"lung cancer.ti.", "small cell lung cancer.ti.", true},
        {"lung cancer.ti.", "cancer lung.ti.", false},
        {"cancer.ti.", "(lung adj3 cancer).ti.", true},
        {"(lung adj3 cancer).ti.", "(cancer adj2 lung).ti.", true},
        {"(lung adj2 cancer).ti.", "(lung adj3 cancer).ti.", false},
        {"(lung adj3 cancer).ti.", "lung cancer.ti.", true},
        {"(lung adj3 cancer).ti.", "lung of no one with cancer.ti.", false},
        {"(lung adj1 brain).ti.", "(lung cancer adj1 brain).ti.", false},
        {"(lung* adj3 brain).ti.", "(lungs adj3 brain).ti.", true},
        {"lung.ti.", "(lung and brain).ti.", true},
        {"(lung or brain).ti.", "lung.ti.", true},
        {"lung.ti.", "(lung or brain).ti.", false},
        {"lu?g.ti.", "lung.ti.", false},
        {"lu?g.ti.", "lu?g.ti.", true},
        {"Lung Neoplasms/", "*Lung Neoplasms/", true},
        {"*Lung Neoplasms/", "Lung Neoplasms/", false},
        {"Lung Neoplasms/", "Lung Neoplasms/dt", true},
        {"Lung Neoplasms/dt", "Lung Neoplasms/", false},
    }));
    CAPTURE(wide, narrow);
    CHECK(desk.covers(wide, narrow) == wanted);
}

// Of few words and fields, so that many cover others.
class Terms {
  public:
    explicit Terms(unsigned seed) : chance_(seed) {}

    Node node(int depth = 2) {
        switch (depth == 0 ? 9 : chance_.below(10)) {
            case 0: return {And{{node(depth - 1), node(depth - 1)}}, {}};
            case 1: return {Or{{node(depth - 1), node(depth - 1)}}, {}};
            case 2:
            case 3:
            case 4: return near();
            default: return {words(fields()), {}};
        }
    }

  private:
    FieldSet fields() { return chance_.one_in(3) ? FieldSet{Field::title} : FieldSet{Field::title, Field::abstract}; }
    Words words(FieldSet where) {
        Words out{where, {}};
        for (int i = 1 + chance_.below(3); i > 0; --i) {
            auto word = chance_.word();
            const bool prefix = chance_.one_in(4);
            if (prefix) word.resize(3);
            out.terms.push_back({word, prefix});
        }
        return out;
    }
    Node near() {
        const auto where = fields();
        Near out{{{words(where), {}}, {words(where), {}}}, unsigned(chance_.below(4)), chance_.one_in(2)};
        return {std::move(out), {}};
    }

    Chance chance_;
};

TEST_CASE("random terms: what is covered is found") {
    CoveringDesk desk;
    Covering covering(desk.review);
    Chance chance(7);
    std::vector<Scanned> records;
    for (int i = 0; i < 300; ++i) records.emplace_back(chance.record());
    Terms terms(11);
    std::vector<Node> nodes;
    for (int i = 0; i < 700; ++i) nodes.push_back(terms.node());
    int covered = 0;
    for (const auto& wide : nodes) {
        for (const auto& narrow : nodes) {
            if (&wide == &narrow || !covering.covers(wide, narrow)) continue;
            ++covered;
            for (const auto& record : records) {
                if (!record.matches(narrow) || record.matches(wide)) continue;
                CAPTURE(print(wide), print(narrow));
                FAIL("not found");
            }
        }
    }
    CHECK(covered > 3000);
}

std::vector<std::string> variants(const Words& words) {
    std::vector<std::string> out;
    for (const auto& one : word_variants(words)) out.push_back(print(Node{one.words, {}}));
    return out;
}

TEST_CASE("other ways to write a term keep its other words and its fields") {
    const Words phrase{{Field::title}, {{"lung", false}, {"tumor", false}}};
    const auto found = variants(phrase);
    const auto has = [&](const std::string& text) {
        return std::find(found.begin(), found.end(), text) != found.end();
    };
    CHECK(has("(words title \"lung\" \"tumour\")"));
    CHECK(has("(words title \"lung\" \"tumors\")"));
    CHECK(has("(words title \"lungtumor\")"));
    CHECK(variants({{Field::title}, {{"nonsmall", false}}}).front() == "(words title \"non\" \"small\")");
    CHECK(variants({{Field::title}, {{"lu?g", false}}}).empty());
    CHECK(variants({{Field::title}, {{"lung", true}}}).empty());
}

}  // namespace
}  // namespace evident
