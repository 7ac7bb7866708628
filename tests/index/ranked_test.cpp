#include "query/ranked.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/error.hpp"
#include "tests/catch.hpp"
#include "tests/index/shelf.hpp"

namespace evident {
namespace {

using testing::record_of_title;
using testing::Shelf;

Node word(const std::string& text, std::uint64_t at = 0) {
    return Node{Words{plain_fields, {{text, false}}}, {"q", at, at + 1}};
}

std::vector<RecordId> records(const RankedPage& page) {
    std::vector<RecordId> out;
    for (const auto& hit : page.hits) out.push_back(hit.record);
    return out;
}

RankedPage ask(Shelf& shelf, const std::string& text, bool facets = false) {
    auto question = natural_question(text);
    question.facets = facets;
    return rank(shelf.store, shelf.index, question);
}

using Sought = std::vector<std::vector<std::string>>;

Sought words_of(const RankedQuestion& question) {
    Sought out;
    for (const auto& unit : question.sought) out.push_back(unit.words);
    return out;
}

}  // namespace

TEST_CASE("natural language: words are sought, grammar is not") {
    CHECK(words_of(natural_question("The treatment of the Brain")) == Sought{{"treatment"}, {"brain"}});
    CHECK(words_of(natural_question("to be or")) == Sought{{"to"}, {"be"}, {"or"}});
    CHECK(words_of(natural_question("NOT -lung OR \"x y\"")) == Sought{{"not"}, {"lung"}, {"x"}, {"y"}});
    CHECK(words_of(natural_question("肺癌脑 EGFR 膜")) == Sought{{"肺", "癌"}, {"癌", "脑"}, {"egfr"}, {"膜"}});
    CHECK(words_of(natural_question("肺,癌")) == Sought{{"肺"}, {"癌"}});
}

TEST_CASE("a parsed question: free words are sought, all else filters") {
    const Node quoted{Words{plain_fields, {{"lung", false}, {"cancer", false}}}, {"q", 5, 18}};
    const Node hyphened{Words{plain_fields, {{"egfr", false}, {"mutant", false}}}, {"q", 0, 4}};
    const Node starred{Words{plain_fields, {{"metast", true}}}, {"q", 0, 1}};
    const Node titled{Words{{Field::title}, {{"brain", false}}}, {"q", 0, 1}};
    const Node excluded{Not{{word("mice")}}, {}};
    const auto question = ranked_question(
        Node{And{{word("drug"), quoted, hyphened, starred, titled, excluded, Node{Or{{word("a1"), word("b1")}}, {}}}},
             {}},
        "drug \"lung cancer\" and so on");
    CHECK(words_of(question) == Sought{{"drug"}, {"egfr"}, {"mutant"}, {"a1"}, {"b1"}});
    CHECK(question.filter == Node{And{{quoted, starred, titled, excluded}}, {}});
}

TEST_CASE("more and rarer words come first, the title counts more") {
    Shelf shelf;
    std::vector<Record> filler;
    for (int i = 100; i < 140; ++i)
        filler.push_back(record_of_title(std::to_string(i), "Common words here", "common things"));
    shelf.put_all(filler);
    const auto abstract = shelf.put(record_of_title("1", "Some other words here", "common ommaya things"));
    const auto title = shelf.put(record_of_title("2", "Ommaya words words here", "some things other"));
    const auto both = shelf.put(record_of_title("3", "Ommaya common here", "some reservoir things"));
    shelf.index.sync({});
    const auto page = ask(shelf, "common ommaya reservoir");
    CHECK(page.reports == Count{43, true});
    REQUIRE(page.hits.size() == 20);
    CHECK(page.hits[0].record == both);
    CHECK(ask(shelf, "ommaya").hits.back().record == abstract);
    CHECK(records(ask(shelf, "ommaya")).size() == 3);
    CHECK(page.hits[1].record != page.hits[2].record);
    CHECK(std::set{page.hits[1].record, page.hits[2].record} == std::set{abstract, title});
}

TEST_CASE("a word finds the other words of its stem") {
    Shelf shelf;
    const auto ids = shelf.put_all({record_of_title("1", "Treated lungs"), record_of_title("2", "Brain")});
    shelf.index.sync({});
    CHECK(records(ask(shelf, "treating")) == std::vector{ids[0]});
    CHECK(records(ask(shelf, "brains")) == std::vector{ids[1]});
    CHECK(ask(shelf, "unheard").reports == Count{0, true});
    CHECK(ask(shelf, "").reports == Count{0, true});
}

TEST_CASE("Chinese is sought in pairs") {
    Shelf shelf;
    const auto ids = shelf.put_all({record_of_title("1", "癌肺之间"), record_of_title("2", "晚期肺癌脑膜转移")});
    shelf.index.sync({});
    CHECK(records(ask(shelf, "肺癌")) == std::vector{ids[1]});
}

TEST_CASE("filters decide and do not score; alone they order by year") {
    Shelf shelf;
    std::vector<Record> made;
    for (int i = 1; i <= 4; ++i) {
        made.push_back(record_of_title(std::to_string(i), "Lung study", "Drug"));
        if (i < 4) testing::set_print_date(made.back(), i == 2 ? 2024 : 2019 + i);
        if (i == 3) made.back().languages = {"chi"};
    }
    const auto ids = shelf.put_all(made);
    shelf.index.sync({});
    const Node titled{Words{{Field::title}, {{"lung", false}}}, {}};
    const auto alone = rank(shelf.store, shelf.index, ranked_question(titled, "title:lung"));
    CHECK(records(alone) == std::vector{ids[1], ids[2], ids[0], ids[3]});
    CHECK(alone.hits.front().score == 0);
    const Node not_chinese{Not{{Node{Tag{TagKind::language, "la.chi", false, false}, {}}}}, {}};
    const auto page =
        rank(shelf.store, shelf.index, ranked_question(Node{And{{word("drug"), not_chinese}}, {}}, "drug"));
    CHECK(records(page) == std::vector{ids[0], ids[1], ids[3]});
    CHECK(page.hits.front().score > 0);
}

TEST_CASE("totals count reports, duplicates collapse to their best record, pages follow on") {
    Shelf shelf;
    std::vector<Record> made;
    for (int i = 0; i < 90; ++i) {
        auto record = record_of_title(std::to_string(i), i % 3 == 0 ? "Lung lung" : "A lung among other words");
        record.identifiers.push_back(make_identifier(IdentifierKind::pmid, std::to_string(1000 + i / 3)));
        record.identifiers.push_back(make_identifier(IdentifierKind::doi, fmt::format("10.1000/{}", i / 3)));
        record.types = {{i % 2 == 0 ? "Review" : "Case Reports", ""}, {"Journal Article", ""}};
        record.languages = {"eng"};
        testing::set_print_date(record, 2000 + i / 30);
        made.push_back(record);
    }
    shelf.put_all(made);
    shelf.index.sync({});
    auto question = natural_question("lung");
    question.limit = 7;
    question.facets = true;
    std::set<ReportId> seen;
    for (question.offset = 0; question.offset < 35; question.offset += 7) {
        const auto page = rank(shelf.store, shelf.index, question);
        CHECK(page.reports == Count{30, true});
        for (const auto& hit : page.hits) {
            CHECK(seen.insert(hit.report).second);
            CHECK(RecordTable(shelf.store).find(hit.record)->record.title == "Lung lung");
        }
    }
    CHECK(seen.size() == 30);
    const auto facets = rank(shelf.store, shelf.index, question).facets;
    CHECK(facets.types == std::vector<Facet>{{"Case Reports", 30}, {"Journal Article", 30}, {"Review", 30}});
    CHECK(facets.years == std::vector<Facet>{{"2002", 10}, {"2001", 10}, {"2000", 10}});
    CHECK(facets.languages == std::vector<Facet>{{"eng", 30}});
    CHECK(facets.sources == std::vector<Facet>{{"pubmed", 30}});
    CHECK(facets.journals.empty());
}

TEST_CASE("facets equal a plain count") {
    Shelf shelf;
    std::map<std::string, std::int64_t> expected;
    std::vector<Record> made;
    for (int i = 0; i < 200; ++i) {
        auto record = record_of_title(std::to_string(i), i % 2 == 0 ? "Lung" : "Brain");
        record.journal.title = fmt::format("Journal {}", i % 7);
        if (i % 2 == 0) ++expected[record.journal.title];
        made.push_back(record);
    }
    shelf.put_all(made);
    shelf.index.sync({});
    std::map<std::string, std::int64_t> found;
    for (const auto& facet : ask(shelf, "lung", true).facets.journals) found[facet.value] = facet.reports;
    CHECK(found == expected);
}

TEST_CASE("an unknown word is offered another spelling, a known one is not") {
    Shelf shelf;
    shelf.put_all({record_of_title("1", "Osimertinib"), record_of_title("2", "Osimertinib again"),
                   record_of_title("3", "Lung lung")});
    shelf.index.sync({});
    CHECK(ask(shelf, "osimertinb").suggestions == std::vector<Suggestion>{{"osimertinb", "osimertinib"}});
    CHECK(ask(shelf, "osimertinib lung").suggestions.empty());
}

TEST_CASE("offsets and limits out of range give empty pages and true totals") {
    Shelf shelf;
    shelf.put(record_of_title("1", "Lung"));
    shelf.index.sync({});
    auto question = natural_question("lung");
    question.offset = 10;
    CHECK(rank(shelf.store, shelf.index, question).hits.empty());
    CHECK(rank(shelf.store, shelf.index, question).reports == Count{1, true});
    question.offset = 0;
    question.limit = 0;
    CHECK(rank(shelf.store, shelf.index, question).hits.empty());
    CHECK(rank(shelf.store, shelf.index, question).reports == Count{1, true});
}

TEST_CASE("ranking without an index says how to make one") {
    Shelf shelf;
    try {
        ask(shelf, "lung");
        FAIL("an index from nowhere");
    } catch (const Error& error) {
        CHECK(error.fault() == Fault::store);
        CHECK(error.advice().find("evident index sync") != std::string::npos);
    }
}

}  // namespace evident
