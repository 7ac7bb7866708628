// FTS5, Xapian and a plain scan give the same answer to every question, over all real PubMed files and over made
// records. EVIDENT_SEED draws other questions, EVIDENT_QUESTIONS so many; the seed is printed.
#include "tests/agreement/trees.hpp"

#include <array>
#include <set>

#include <fmt/ranges.h>

#include "query/ast/walk.hpp"
#include "tests/agreement/engines.hpp"
#include "tests/agreement/made_records.hpp"
#include "tests/agreement/real_shelf.hpp"
#include "tests/catch.hpp"

namespace evident {
namespace {

using namespace testing;

struct Tally {
    int asked = 0;
    int answered = 0;
    int partial = 0;                                                   // by some records and not by all
    int refused = 0;                                                   // too wide for an engine: not counted as asked
    std::array<int, std::variant_size_v<decltype(Node::is)>> kinds{};  // of nodes, one of a kind a question
};

void count_kinds(const Node& question, Tally& tally) {
    std::set<std::size_t> kinds;
    for_each_node(question, [&](const Node& node) { kinds.insert(node.is.index()); });
    for (const auto kind : kinds) ++tally.kinds[kind];
}

Tally ask(const Engines& engines, unsigned long seed, int questions, int depth) {
    Trees trees(engines.records(), seed);
    Tally tally;
    while (tally.asked < questions) {
        auto question = trees.tree(depth);
        auto truth = engines.scan(question);
        if (truth.empty() && !trees.dice().one_in(8)) {
            question = trees.tree(depth);
            truth = engines.scan(question);
        }
        const auto verdict = engines.judge(question, truth);
        if (verdict == Verdict::different) FAIL("question " << tally.asked << ": " << engines.difference(question));
        if (verdict == Verdict::refused) {
            if (++tally.refused > questions) FAIL("the engines refuse more questions than they answer");
            continue;
        }
        ++tally.asked;
        count_kinds(question, tally);
        if (!truth.empty()) ++tally.answered;
        if (!truth.empty() && truth.size() < engines.records().size()) ++tally.partial;
    }
    return tally;
}

}  // namespace

TEST_CASE("engines agree on random questions over all real PubMed files") {
    const auto folders = real_pubmed_folders();
    if (folders.empty()) return;
    RealShelf shelf(folders);
    const Engines engines(shelf.store, shelf.index);
    REQUIRE(engines.records().size() > 300);
    const auto seed = seed_or(20251124);
    INFO("EVIDENT_SEED=" << seed);
    const auto tally = ask(engines, seed, questions_or(1500), 5);
    WARN(
        fmt::format("EVIDENT_SEED={}: {} questions over {} records, {} answered, {} by some records, beside them {} "
                    "too wide; of each kind of node {}; 0 disagreements",
                    seed, tally.asked, engines.records().size(), tally.answered, tally.partial, tally.refused,
                    fmt::join(tally.kinds, " ")));
    CHECK(*std::min_element(tally.kinds.begin(), tally.kinds.end()) > 0);
    CHECK(tally.answered > tally.asked * 8 / 10);
    CHECK(tally.partial > tally.asked * 6 / 10);
}

TEST_CASE("engines agree on random questions over made records") {
    const auto seed = seed_or(7);
    INFO("EVIDENT_SEED=" << seed);
    Dice dice(seed);
    std::vector<Record> records;
    for (std::size_t i = 1; i <= 150; ++i) records.push_back(made_record(dice, i));
    Shelf shelf;
    shelf.put_all(records);
    shelf.withdraw("3");
    shelf.index.sync({});
    const Engines engines(shelf.store, shelf.index);
    const auto tally = ask(engines, seed, questions_or(800), 4);
    WARN(fmt::format("EVIDENT_SEED={}: {} questions, {} answered, {} by some records, beside them {} too wide", seed,
                     tally.asked, tally.answered, tally.partial, tally.refused));
    CHECK(tally.answered > tally.asked * 8 / 10);
    CHECK(tally.partial > tally.asked / 2);
}

TEST_CASE("a failing question is shrunk to the least that fails") {
    const Node lung{Words{tiab_fields, {{"small", false}, {"lung", true}, {"cancer", false}}}, {}};
    const Node other_words{Words{tiab_fields, {{"small", false}}}, {}};
    const Node other{Between{{SearchDate::print}, Day{20200101}, Day::none}, {}};
    const Node whole{Or{{Node{And{{other, Node{Not{{Node{Or{{other, lung}}, {}}}}, {}}}}, {}}, other}}, {}};
    const auto fails = [](const Node& node) { return print(node).find("\"lung*\"") != std::string::npos; };
    CHECK(print(shrunk(whole, fails)) == "(words title \"lung*\")");
    const Node cancers{Words{tiab_fields, {{"small", false}, {"cancer", true}}}, {}};
    const Node near{Near{{lung, Node{Or{{cancers, other_words}}, {}}, other_words}, 9, false}, {}};
    const auto near_fails = [](const Node& node) { return print(node).find("(near") != std::string::npos; };
    CHECK(print(shrunk(near, near_fails)) == "(near 0 (words title \"cancer\") (words title \"small\"))");
}

}  // namespace evident
