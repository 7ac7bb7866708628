// The reports follow from what the records say and what people said of them, and from nothing else: not from the order
// of arrival, nor from what a record said before.
#include "store/reports/dedup.hpp"

#include <algorithm>
#include <optional>

#include "base/error.hpp"
#include "store/dedup/candidates.hpp"
#include "tests/catch.hpp"
#include "tests/store/paper_desk.hpp"

namespace evident {
namespace {

using testing::author_of;
using testing::paper_of;
using testing::PaperDesk;
using testing::record_of;

// What one source may have made of a paper.
Record perturbed(Record record, std::mt19937& random) {
    switch (random() % 9) {
        case 0: record.identifiers.clear(); break;
        case 1:
            record.identifiers = {make_identifier(IdentifierKind::doi, "10.1000/" + std::to_string(random() % 4))};
            break;
        case 2: record.title = record.title.substr(0, 40) + "..."; break;
        case 3: record.dates.front().span = parse_span(std::to_string(2010 + int(random() % 5))); break;
        case 4: record.title = "Survival with osimertinib in patients whose lung cancer had spread"; break;
        case 5: record.journal.pages = ""; break;
        case 6: record.authors.clear(); break;
        case 7:
            record.identifiers.push_back(make_identifier(IdentifierKind::pmid, std::to_string(1 + random() % 4)));
            break;
        default: break;
    }
    return record;
}

struct Corpus {
    struct Said {
        std::size_t a = 0;
        std::size_t b = 0;
        Word word = Word::same;
    };
    std::vector<Record> last;    // words
    std::vector<Record> before;  // other words of the same records
    std::vector<bool> withdrawn;
    std::vector<Said> words;
};

Corpus made_corpus(std::mt19937& random) {
    Corpus out;
    const std::size_t count = 14;
    for (std::size_t i = 0; i < count; ++i) {
        const auto paper = [&] {
            return perturbed(
                perturbed(paper_of(i % 2 == 0 ? "pubmed" : "embase", std::to_string(i), int(random() % 4)), random),
                random);
        };
        out.last.push_back(paper());
        out.before.push_back(paper());
        out.before.back().journal.issue = "other";  // never the same words
        out.withdrawn.push_back(random() % 6 == 0);
    }
    for (int i = 0; i < 5; ++i) {
        const auto a = random() % count, b = random() % count;
        if (a != b) out.words.push_back({a, b, static_cast<Word>(random() % 3)});
    }
    return out;
}

// The records in any order, some with other words before, withdrawn when they are there; each word as soon as its
// records are, the words of one pair in their order.
void bring(PaperDesk& desk, const Corpus& corpus, std::mt19937& random) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < corpus.last.size(); ++i) order.push_back(i);
    std::shuffle(order.begin(), order.end(), random);
    auto late = order;
    const auto key = [&](std::size_t i) { return desk.id(corpus.last[i].source, corpus.last[i].key); };
    std::set<std::size_t> revised;
    for (const auto i : order) {
        const bool first_other = random() % 3 == 0;
        if (first_other) revised.insert(i);
        desk.put(first_other ? corpus.before[i] : corpus.last[i]);
    }
    std::size_t said = 0;
    std::shuffle(late.begin(), late.end(), random);
    for (const auto i : late) {
        if (revised.count(i) > 0) desk.put(corpus.last[i]);
        if (corpus.withdrawn[i]) desk.withdraw(corpus.last[i].source, corpus.last[i].key);
        if (said < corpus.words.size() && random() % 2 == 0) {
            const auto& word = corpus.words[said++];
            desk.say(key(word.a), key(word.b), word.word);
        }
    }
    for (; said < corpus.words.size(); ++said) {
        desk.say(key(corpus.words[said].a), key(corpus.words[said].b), corpus.words[said].word);
    }
}

TEST_CASE("any order of arrival, revisions, withdrawals and words gives the same reports, and so does the whole run") {
    std::mt19937 random(GENERATE(range(1U, 41U)));
    const auto corpus = made_corpus(random);
    std::optional<std::set<std::set<std::string>>> expected;
    for (int turn = 0; turn < 3; ++turn) {
        PaperDesk desk;
        bring(desk, corpus, random);
        const auto found = desk.groups();
        if (!expected) expected = found;
        CHECK(found == *expected);
        CHECK(desk.homes_hold());
        CHECK(desk.dedup().differing() == 0);
        CHECK(desk.sound());
        const auto before = desk.everything();
        CHECK(desk.run().moved == 0);
        CHECK(desk.everything() == before);
    }
}

TEST_CASE("a key that too many records carry brings none together, and does again when one lays it down") {
    PaperDesk desk;
    std::vector<Record> records;
    for (int i = 0; i < int(most_of_a_key) + 6; ++i) {
        auto record = record_of("csv", std::to_string(i), "The same long title of many different little notices");
        record.authors = {author_of("Berg", "A")};
        record.journal.title = "Journal of Thoracic Things";
        record.dates = paper_of("csv", "x", 1).dates;
        records.push_back(record);
    }
    for (std::size_t i = 0; i < most_of_a_key; ++i) desk.put(records[i]);
    CHECK(desk.groups().size() == 1);
    CHECK(desk.count("pair") == std::int64_t(most_of_a_key * (most_of_a_key - 1) / 2));
    for (std::size_t i = most_of_a_key; i < records.size(); ++i) desk.put(records[i]);
    CHECK(desk.groups().size() == records.size());
    CHECK(desk.count("pair") == 0);
    CHECK(desk.run().moved == 0);
    // Six say something else, and the rest are one again.
    for (std::size_t i = 0; i < 6; ++i) {
        auto other = paper_of("csv", std::to_string(10 * i), 0);
        other.title = "Another title altogether, of number " + std::to_string(100 + i) + " in a row of papers";
        other.identifiers = {make_identifier(IdentifierKind::doi, "10.2000/" + std::to_string(i))};
        other.journal.pages = std::to_string(1000 + 100 * i);
        other.journal.volume = std::to_string(50 + i);
        desk.put(other);
        CHECK(desk.groups().size() == (i < 5 ? records.size() : 7));
    }
    const auto before = desk.everything();
    CHECK(desk.run().moved == 0);
    CHECK(desk.everything() == before);
    CHECK(desk.homes_hold());
    CHECK(desk.sound());
}

TEST_CASE("a split gives each record its own report back, and taking the word back joins them as before") {
    PaperDesk desk;
    const auto a = desk.put(paper_of("pubmed", "1", 1));
    const auto b = desk.put(paper_of("embase", "L1", 1));
    const auto c = desk.put(paper_of("scopus", "s1", 1));
    const auto joined = desk.everything();
    const auto report = desk.report(a);
    REQUIRE(desk.groups().size() == 1);
    desk.judge(a.record, b.record, Word::different);
    CHECK(desk.report(a) == report);
    CHECK(desk.report(b) != report);
    CHECK(desk.groups().size() == 2);  // the third goes with one of them, never joining the two
    CHECK(desk.dedup().waiting().empty());
    desk.run();
    CHECK(desk.groups().size() == 2);
    desk.judge(a.record, b.record, Word::undone);
    CHECK(desk.report(b) == report);
    CHECK(desk.report(c) == report);
    CHECK(desk.everything() == joined);
    CHECK(desk.records().standing_for(ReportId{number(report) + 1}) == report);
    CHECK(desk.dedup().judgements(b.record).size() == 2);
    CHECK(desk.sound());
}

TEST_CASE("a person's word joins two reports whole, and undone parts them into what they were") {
    PaperDesk desk;
    const auto a = desk.put(paper_of("pubmed", "1", 1));
    desk.put(paper_of("embase", "L1", 1));
    auto other = paper_of("pubmed", "2", 2);
    other.identifiers.push_back(make_identifier(IdentifierKind::pmid, "2"));
    const auto b = desk.put(other);
    desk.put(paper_of("embase", "L2", 2));
    const auto apart = desk.everything();
    REQUIRE(desk.groups().size() == 2);
    desk.judge(a.record, b.record, Word::same);
    CHECK(desk.groups().size() == 1);
    CHECK(desk.dedup().moves(desk.report(a)).back().rule == "judged");
    desk.judge(b.record, a.record, Word::undone);
    CHECK(desk.everything() == apart);
    CHECK(desk.sound());
}

// Two pairs of records whose PMIDs differ on each side: the decision is that they must part.
TEST_CASE("a person's word joins two reports whole though their other records must part by the rules") {
    PaperDesk desk;
    const auto with_pmid = [](Record record, const std::string& pmid) {
        record.identifiers.push_back(make_identifier(IdentifierKind::pmid, pmid));
        return record;
    };
    const auto a = desk.put(with_pmid(paper_of("pubmed", "1", 1), "1"));
    desk.put(with_pmid(paper_of("embase", "L1", 1), "1"));
    const auto b = desk.put(with_pmid(paper_of("pubmed", "2", 2), "2"));
    desk.put(with_pmid(paper_of("embase", "L2", 2), "2"));
    REQUIRE(desk.groups().size() == 2);
    desk.judge(a.record, b.record, Word::same);
    CHECK(desk.groups().size() == 1);
    CHECK(desk.run().moved == 0);
    // What comes later joins too.
    desk.put(with_pmid(paper_of("scopus", "3", 2), "2"));
    CHECK(desk.groups().size() == 1);
    CHECK(desk.dedup().differing() == 0);
}

TEST_CASE("a word is refused that joins what a person told apart, and says who did") {
    PaperDesk desk;
    const auto a = desk.put(paper_of("pubmed", "1", 1));
    const auto b = desk.put(paper_of("embase", "L1", 1));
    const auto c = desk.put(paper_of("pubmed", "2", 2));
    desk.judge(a.record, c.record, Word::different);
    try {
        desk.judge(b.record, c.record, Word::same);
        FAIL("it was taken");
    } catch (const Error& wrong) {
        CHECK(wrong.fault() == Fault::usage);
        CHECK(std::string(wrong.what()).find("a reader") != std::string::npos);
        CHECK(std::string(wrong.what()).find("pubmed:1") != std::string::npos);
    }
    CHECK(desk.count("pair_judgement") == 1);
    CHECK_THROWS_AS(desk.judge(a.record, a.record, Word::same), Error);
    // The newest word of one pair counts.
    desk.judge(a.record, c.record, Word::same);
    CHECK(desk.groups().size() == 1);
    CHECK(desk.sound());
}

TEST_CASE("a withdrawn record keeps its place, and moves are told of every record that went") {
    PaperDesk desk;
    const auto a = desk.put(paper_of("pubmed", "1", 1));
    const auto b = desk.put(paper_of("embase", "L1", 1));
    desk.withdraw("pubmed", "1");
    CHECK(desk.report(a) == desk.report(b));
    CHECK(desk.run().moved == 0);
    CHECK(desk.dedup().members(desk.report(a)) == std::vector<RecordId>{a.record, b.record});
    const auto moves = desk.dedup().moves();
    REQUIRE(moves.size() == 1);
    CHECK(moves[0].record == b.record);
    CHECK(moves[0].to == desk.report(a));
    CHECK(moves[0].evidence.find("pubmed:1") != std::string::npos);
}

}  // namespace
}  // namespace evident
