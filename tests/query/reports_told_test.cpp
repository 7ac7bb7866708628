// Reports told for people: what names mean, why pairs are one, what stands beside a report, and what words change.
#include "base/error.hpp"
#include "query/reports/log.hpp"
#include "query/reports/pair.hpp"
#include "query/reports/related.hpp"
#include "query/reports/words.hpp"
#include "tests/catch.hpp"
#include "tests/store/desk.hpp"

namespace evident {
namespace {

using testing::Desk;
using testing::record_of;

// Three records of one publication by DOI and PMID: embase has both, so pubmed and scopus hang together through it.
void fill_chain(Desk& desk) {
    desk.put(record_of("pubmed", "1", "Radiotherapy of the whole brain in cancer", {"pmid:1"}));
    desk.put(record_of("scopus", "s", "Radiotherapy of the whole brain in cancer", {"doi:10.1000/a"}));
    desk.put(record_of("embase", "L1", "Radiotherapy of the whole brain in cancer", {"pmid:1", "doi:10.1000/a"}));
}

WordResult say(Desk& desk, const std::string& what, const std::string& left, const std::string& right = {}) {
    const auto a = named_records(desk.store, left);
    Transaction transaction(desk.store.database());
    WordResult out;
    if (right.empty()) {
        out = what == "undo" ? undo_words(desk.store, a, nullptr, "A", "w", desk.arrival())
                             : take_out(desk.store, a, "A", "w", desk.arrival());
    } else {
        const auto b = named_records(desk.store, right);
        out = what == "same"   ? say_same(desk.store, a, b, "A", "w", desk.arrival())
              : what == "undo" ? undo_words(desk.store, a, &b, "A", "w", desk.arrival())
                               : say_different(desk.store, a, b, "A", "w", desk.arrival());
    }
    transaction.commit();
    return out;
}

TEST_CASE("a name means the records that carry it; a number of a report all of them") {
    Desk desk;
    fill_chain(desk);
    CHECK(named_records(desk.store, "pmid:1").records.size() == 2);
    CHECK_FALSE(named_records(desk.store, "pmid:1").whole);
    CHECK(named_records(desk.store, "embase:L1").records.size() == 1);
    const auto report = named_records(desk.store, "scopus:s").report;
    CHECK(named_records(desk.store, "report:" + std::to_string(number(report))).whole);
    for (const auto* name : {"report:99", "report:x", "pmid:7", "embase:none", ""}) {
        CHECK_THROWS_AS(named_records(desk.store, name), Error);
    }
}

TEST_CASE("records that hang together through another are told with the chain") {
    Desk desk;
    fill_chain(desk);
    const auto told = explain(desk.store, named_records(desk.store, "pubmed:1"), named_records(desk.store, "scopus:s"));
    REQUIRE(told.one_report);
    REQUIRE_FALSE(told.chain.empty());
    CHECK(told.chain.front().a == "pubmed:1");
    CHECK(told.chain.back().b == "scopus:s");
    CHECK_THROWS_AS(explain(desk.store, named_records(desk.store, "pubmed:1"), named_records(desk.store, "pubmed:1")),
                    Error);
}

TEST_CASE("a record is taken out, put back, and the log can be said again in another store") {
    Desk desk;
    fill_chain(desk);
    const auto out = say(desk, "out", "embase:L1");
    CHECK(out.pairs.size() == 2);
    const auto report_of = [](Desk& on, const char* name) { return named_records(on.store, name).report; };
    CHECK(report_of(desk, "embase:L1") != report_of(desk, "pubmed:1"));
    CHECK(report_of(desk, "embase:L1") != report_of(desk, "scopus:s"));
    CHECK_THROWS_AS(say(desk, "out", "embase:L1"), Error);               // it stands alone
    CHECK_THROWS_AS(say(desk, "two", "embase:L1", "pubmed:1"), Error);   // said already
    CHECK_THROWS_AS(say(desk, "same", "embase:L1", "pubmed:1"), Error);  // against a person's word

    Desk other;
    fill_chain(other);
    std::string log;
    for (const auto& line : word_log(desk.store)) log += line + '\n';
    {
        Transaction transaction(other.store.database());
        const auto first = replay_words(other.store, log, "log", other.arrival());
        const auto again = replay_words(other.store, log, "log", other.arrival());
        transaction.commit();
        CHECK(first.said == 2);
        CHECK(first.problems.empty());
        CHECK(again.said == 0);
        CHECK(again.known == 2);
    }
    CHECK(report_of(other, "embase:L1") != report_of(other, "pubmed:1"));
    CHECK(word_log(other.store) == word_log(desk.store));

    const auto back = say(desk, "undo", "embase:L1");
    CHECK(back.pairs.size() == 2);
    CHECK(report_of(desk, "embase:L1") == report_of(desk, "pubmed:1"));
    CHECK(report_of(desk, "embase:L1") == report_of(desk, "scopus:s"));
    CHECK_THROWS_AS(say(desk, "undo", "embase:L1"), Error);  // nothing is left to take back
    CHECK(desk.sound());
}

TEST_CASE("lines of a log that cannot be said are problems, the others are said") {
    Desk desk;
    fill_chain(desk);
    const std::string good =
        R"({"a":{"source":"pubmed","key":"1"},"b":{"source":"scopus","key":"s"},"word":"different","by":"A","why":"w","at":"2025-01-01T00:00:00Z"})";
    auto gone = good;
    gone.replace(gone.find("scopus"), 6, "nobody");
    Transaction transaction(desk.store.database());
    const auto done = replay_words(desk.store, "{\n\n" + gone + "\n" + good + "\n", "log", desk.arrival());
    transaction.commit();
    CHECK(done.said == 1);
    REQUIRE(done.problems.size() == 2);
    CHECK(done.problems[0].code == "bad-word");
    CHECK(done.problems[1].code == "unknown-record");
    CHECK(done.problems[1].place == Place{"log", 3, 3 + gone.size()});
    CHECK(DedupTable(desk.store).judgements().back().at == "2025-01-01T00:00:00Z");
}

TEST_CASE("an erratum is related whichever side says so, and one registration is one study") {
    Desk desk;
    desk.put(record_of("pubmed", "1", "A trial of this", {"pmid:1", "nct:NCT01234567"}));
    auto erratum = record_of("pubmed", "2", "Erratum", {"pmid:2"});
    erratum.related.push_back({"ErratumFor", "J Made Up", "1", "", ""});
    desk.put(erratum);
    desk.put(record_of("pubmed", "3", "Five years after that", {"pmid:3", "nct:NCT01234567"}));
    const auto of = [&](const char* name) {
        const auto records = shown_records(desk.store, named_records(desk.store, name).report);
        return std::pair(records, related_reports(desk.store, records));
    };
    const auto [paper, beside] = of("pmid:1");
    REQUIRE(beside.size() == 1);
    CHECK(beside[0].name == "pmid:2");
    CHECK(phrase(beside[0]) == "its erratum");
    CHECK(beside[0].stated);
    const auto [notice, papers] = of("pmid:2");
    REQUIRE(papers.size() == 1);
    CHECK(phrase(papers[0]) == "it is the erratum of");
    const auto study = study_of(desk.store, paper, beside);
    CHECK(study.registrations == std::vector<std::string>{"NCT01234567"});
    REQUIRE(study.reports.size() == 1);
    CHECK(study.reports[0].name == "pmid:3");
    CHECK(study.reports[0].certain);
}

}  // namespace
}  // namespace evident
