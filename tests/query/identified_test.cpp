// The counts of the PRISMA flow add up, whatever the reports are made of.
#include "query/reports/identified.hpp"

#include "query/reports/one.hpp"
#include "store/sqlite/runs.hpp"
#include "tests/catch.hpp"
#include "tests/store/desk.hpp"

namespace evident {
namespace {

using testing::Desk;
using testing::record_of;

void check_sums(const Identified& counts) {
    std::int64_t records = 0;
    std::int64_t within = 0;
    std::int64_t across = 0;
    std::int64_t reports = 0;
    std::int64_t only = 0;
    for (const auto& one : counts.sources) {
        CHECK(one.records == one.within + one.reports);
        CHECK(one.across <= one.reports - one.only_here);
        records += one.records;
        within += one.within;
        across += one.across;
        reports += one.reports;
        only += one.only_here;
    }
    CHECK(counts.records == records);
    CHECK(counts.within == within);
    CHECK(counts.across == across);
    CHECK(counts.removed == within + across);
    CHECK(counts.reports == counts.records - counts.removed);
    CHECK(counts.reports == reports - across);
    CHECK(only <= counts.reports);
}

// Three reports: one of two sources, twice in the second; one of one; one of three sources.
void fill(Desk& desk) {
    desk.put(record_of("pubmed", "1", "A", {"pmid:1", "doi:10.1000/a"}));
    desk.put(record_of("embase", "L1", "A", {"doi:10.1000/a"}));
    desk.put(record_of("embase", "L2", "A", {"doi:10.1000/a"}));
    desk.put(record_of("scopus", "s1", "B", {"doi:10.1000/b"}));
    desk.put(record_of("pubmed", "3", "C", {"pmid:3"}));
    desk.put(record_of("embase", "L3", "C", {"pmid:3"}));
    desk.put(record_of("scopus", "s3", "C", {"pmid:3"}));
}

TEST_CASE("records, duplicates within and across sources, and reports add up") {
    Desk desk;
    fill(desk);
    const auto counts = identified(desk.store, "");
    CHECK(counts.sources == std::vector<SourceIdentified>{
                                {"pubmed", 2, 0, 0, 2, 0}, {"embase", 3, 1, 2, 2, 0}, {"scopus", 2, 0, 1, 2, 1}});
    CHECK(counts.records == 7);
    CHECK(counts.within == 1);
    CHECK(counts.across == 3);
    CHECK(counts.removed == 4);
    CHECK(counts.reports == 3);
    CHECK(counts.reports == desk.records().count_reports());
    check_sums(counts);
}

TEST_CASE("the preference says with which source a report is counted, and changes no total") {
    Desk desk;
    fill(desk);
    const auto before = identified(desk.store, "");
    set_source_preference(desk.store, {"scopus", "embase", "scopus"});
    CHECK(source_preference(desk.store) == SourcePreference{"scopus", "embase"});
    const auto after = identified(desk.store, "");
    CHECK(after.sources.front() == SourceIdentified{"scopus", 2, 0, 0, 2, 1});
    CHECK(after.sources.back() == SourceIdentified{"pubmed", 2, 0, 2, 2, 0});
    CHECK(after.within == before.within);
    CHECK(after.across == before.across);
    check_sums(after);
}

TEST_CASE("what its source withdrew does not count") {
    Desk desk;
    fill(desk);
    desk.withdraw("embase", "L2");
    desk.withdraw("scopus", "s1");
    const auto counts = identified(desk.store, "");
    CHECK(counts.records == 5);
    CHECK(counts.within == 0);
    CHECK(counts.reports == 2);
    check_sums(counts);
}

TEST_CASE("an empty store has nothing to count") {
    Desk desk;
    const auto counts = identified(desk.store, "");
    CHECK(counts.sources.empty());
    CHECK(counts.records == 0);
    CHECK(counts.reports == 0);
}

TEST_CASE("only what runs for the review brought or saw again counts for it") {
    Desk desk;
    fill(desk);
    const auto run = RunLog(desk.store).begin("ingest", "{}", desk.clock.now(), "", "lm");
    auto arrival = desk.arrival();
    arrival.run = run;
    arrival.note_sighting = true;
    Transaction transaction(desk.store.database());
    const auto input = RunLog(desk.store).begin_input(run, "x");
    arrival.input = input;
    RecordTable records(desk.store);
    records.put(prepare(record_of("wos", "w1", "D", {"doi:10.1000/d"})), arrival);
    records.put(prepare(record_of("pubmed", "3", "C", {"pmid:3"})), arrival);  // seen again
    transaction.commit();
    const auto counts = identified(desk.store, "lm");
    CHECK(counts.records == 2);
    CHECK(counts.reports == 2);
    REQUIRE(counts.sources.size() == 2);
    CHECK(counts.sources[0].source == "pubmed");
    CHECK(counts.sources[0].only_here == 1);
    CHECK(identified(desk.store, "other").records == 0);
    check_sums(counts);
}

}  // namespace
}  // namespace evident
