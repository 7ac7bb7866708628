#include "store/reports/records.hpp"

#include "tests/catch.hpp"
#include "tests/store/desk.hpp"

namespace evident {
namespace {

using testing::Desk;
using testing::record_of;

TEST_CASE("records that share a PMID, a DOI or a PMCID are one report") {
    const std::string name = GENERATE("pmid:1", "doi:10.1000/x", "pmcid:PMC12");
    Desk desk;
    const auto a = desk.put(record_of("pubmed", "1", "A", {name}));
    const auto b = desk.put(record_of("embase", "L1", "A", {name}));
    CHECK_FALSE(a.joined);
    CHECK(b.joined);
    CHECK(b.conflict.empty());
    CHECK(desk.report(a) == desk.report(b));
    CHECK(desk.records().count_reports() == 1);
    CHECK(desk.records().reports_named(name) == std::vector<ReportId>{desk.report(a)});
    CHECK(desk.sound());
}

TEST_CASE("other identifiers and other numbers join nothing") {
    Desk desk;
    const auto a = desk.put(record_of("pubmed", "1", "A", {"pmid:1", "pii:S1", "nct:NCT01234567"}));
    const auto b = desk.put(record_of("embase", "2", "A", {"pmid:2", "pii:S1", "nct:NCT01234567"}));
    const auto c = desk.put(record_of("csv", "3", "A"));
    CHECK(desk.report(a) != desk.report(b));
    CHECK(desk.report(a) != desk.report(c));
    CHECK_FALSE(b.joined);
    CHECK(desk.sound());
}

TEST_CASE("PubMed's record speaks first for a report, whatever came first") {
    Desk desk;
    desk.put(record_of("embase", "L1", "What Embase calls this paper on the lung", {"doi:10.1000/x"}));
    const auto b =
        desk.put(record_of("pubmed", "1", "What Embase calls this paper on the lungs", {"doi:10.1000/x", "pmid:1"}));
    const auto held = desk.records().of_report(desk.report(b));
    REQUIRE(held.size() == 2);
    CHECK(held[0].record.source == "pubmed");
    CHECK(held[1].record.source == "embase");
}

TEST_CASE("a third record that shares a name with each of two reports joins them, and the merge is written down") {
    Desk desk;
    const auto a = desk.put(record_of("pubmed", "1", "A", {"pmid:1"}));
    const auto b = desk.put(record_of("embase", "L1", "A", {"doi:10.1000/x"}));
    REQUIRE(desk.report(a) != desk.report(b));
    const auto gone = desk.report(b);
    const auto seen = ChangeFeed(desk.store).last();
    const auto c = desk.put(record_of("crossref", "c", "A", {"pmid:1", "doi:10.1000/x"}));
    CHECK(desk.report(a) == desk.report(b));
    CHECK(desk.report(c) == desk.report(a));
    CHECK(desk.records().count_reports() == 1);
    // Each record that went is told: the second, and the third from the report of its own that every record has.
    CHECK(desk.count("merge") == 2);
    CHECK(desk.store.database().number("SELECT count(*) FROM merge WHERE rule = 'doi' AND at LIKE '2025-01-02%' AND "
                                       "gone = " +
                                       std::to_string(number(gone))) == 1);
    CHECK(desk.store.database().number("SELECT merged_into FROM report WHERE id = " + std::to_string(number(gone))) ==
          number(desk.report(a)));
    CHECK(ChangeFeed(desk.store).since(seen) == std::vector<RecordId>{b.record, c.record});
    CHECK(desk.sound());
}

TEST_CASE("a withdrawn record follows its report through a merge and comes back into it") {
    Desk desk;
    const auto a = desk.put(record_of("pubmed", "1", "A", {"pmid:1"}));
    const auto b = desk.put(record_of("embase", "L1", "A", {"doi:10.1000/x"}));
    const auto other = desk.put(record_of("scopus", "s", "A", {"doi:10.1000/x"}));
    desk.withdraw("embase", "L1");
    desk.put(record_of("crossref", "c", "A", {"pmid:1", "doi:10.1000/x"}));
    CHECK(desk.report(other) == desk.report(a));
    CHECK(desk.report(b) == desk.report(a));
    desk.put(record_of("embase", "L1", "A, revised", {"doi:10.1000/x"}));
    CHECK(desk.report(b) == desk.report(a));
    CHECK(desk.records().of_report(desk.report(a)).size() == 4);
    CHECK(desk.sound());
}

TEST_CASE("a revision that brings a name of another report takes its report there") {
    Desk desk;
    const auto a = desk.put(record_of("pubmed", "1", "A", {"pmid:1"}));
    const auto b = desk.put(record_of("embase", "L1", "B", {"doi:10.1000/b"}));
    desk.put(record_of("pubmed", "1", "A", {"pmid:1", "doi:10.1000/b"}));
    CHECK(desk.report(a) == desk.report(b));
    CHECK(desk.count("merge") == 1);
    CHECK(desk.records().count_reports() == 1);
    CHECK(desk.sound());
}

TEST_CASE("a revision that brings another report's name takes only itself when others stay behind") {
    Desk desk;
    const auto a = desk.put(record_of("pubmed", "1", "A", {"pmid:1", "doi:10.1000/a"}));
    const auto stays = desk.put(record_of("embase", "L1", "A", {"doi:10.1000/a"}));
    const auto b = desk.put(record_of("embase", "L2", "B", {"doi:10.1000/b"}));
    REQUIRE(desk.report(a) == desk.report(stays));
    desk.put(record_of("pubmed", "1", "A", {"pmid:1", "doi:10.1000/b"}));  // the DOI was wrong at first
    CHECK(desk.report(a) == desk.report(b));
    CHECK(desk.report(stays) != desk.report(b));
    CHECK(desk.records().count_reports() == 2);
    CHECK(desk.sound());
}

TEST_CASE("a paper and its erratum under one DOI stay two, and it is said") {
    Desk desk;
    const auto paper = desk.put(record_of("pubmed", "1", "A paper on the lung and more", {"pmid:1", "doi:10.1000/x"}));
    const auto erratum =
        desk.put(record_of("pubmed", "2", "Erratum: A paper on the lung and more", {"pmid:2", "doi:10.1000/x"}));
    CHECK_FALSE(erratum.joined);
    CHECK(erratum.conflict == "pubmed:2 and pubmed:1 share doi:10.1000/x and are kept apart: they have two PMIDs");
    const auto embase = desk.put(record_of("embase", "L", "A paper on the lung and more", {"pmid:1", "doi:10.1000/x"}));
    CHECK(embase.joined);
    CHECK(desk.report(embase) == desk.report(paper));
    CHECK(desk.records().count_reports() == 2);
    CHECK(desk.sound());
}

TEST_CASE("an identifier that a revision no longer has names the report no more") {
    Desk desk;
    const auto a = desk.put(record_of("pubmed", "1", "A", {"pmid:1", "doi:10.1000/wrong"}));
    desk.put(record_of("pubmed", "1", "A", {"pmid:1", "doi:10.1000/right"}));
    CHECK(desk.records().reports_named("doi:10.1000/wrong").empty());
    const auto b = desk.put(record_of("embase", "L", "B", {"doi:10.1000/wrong"}));
    CHECK(desk.report(a) != desk.report(b));
    CHECK(desk.sound());
}

TEST_CASE("studies gather reports by registration, follow revisions and are told of one report once") {
    Desk desk;
    const auto a = desk.put(record_of("pubmed", "1", "A", {"pmid:1", "nct:nct02222222", "nct:NCT01111111"}));
    desk.put(record_of("embase", "L", "A", {"pmid:1", "nct:NCT01111111"}));
    CHECK(desk.records().registrations(desk.report(a)) == std::vector<std::string>{"NCT01111111", "NCT02222222"});
    CHECK(desk.count("study") == 2);
    desk.put(record_of("pubmed", "1", "A", {"pmid:1", "nct:NCT03333333"}));
    CHECK(desk.records().registrations(desk.report(a)) == std::vector<std::string>{"NCT01111111", "NCT03333333"});
    CHECK(desk.sound());
}

TEST_CASE("in whatever order records come, the same ones end up together") {
    std::vector<Record> records = {
        record_of("pubmed", "1", "A", {"pmid:1", "doi:10.1000/a"}),
        record_of("embase", "L1", "A", {"doi:10.1000/a", "pmcid:PMC1"}),
        record_of("europepmc", "e1", "A", {"pmcid:PMC1"}),
        record_of("pubmed", "2", "B", {"pmid:2"}),
        record_of("csv", "c1", "B", {"pmid:2", "doi:10.1000/b"}),
        record_of("csv", "c2", "C", {"doi:10.1000/c"}),
    };
    std::mt19937 random(GENERATE(range(1U, 13U)));
    std::shuffle(records.begin(), records.end(), random);
    Desk desk;
    std::map<std::string, ReportId> report_of;
    std::map<std::string, RecordId> id_of;
    for (const auto& record : records) id_of[record.key] = desk.put(record).record;
    for (const auto& [key, id] : id_of) report_of[key] = desk.records().report_of(id);
    CHECK(report_of["1"] == report_of["L1"]);
    CHECK(report_of["1"] == report_of["e1"]);
    CHECK(report_of["2"] == report_of["c1"]);
    CHECK(desk.records().count_reports() == 3);
    CHECK(desk.sound());
}

}  // namespace
}  // namespace evident
