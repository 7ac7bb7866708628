// A retraction, correction or concern counts whichever comes first, the paper or the notice, and as long as the notice
// stands.
#include "query/standing.hpp"

#include "query/links.hpp"
#include "store/sqlite/evidence.hpp"
#include "tests/catch.hpp"
#include "tests/store/desk.hpp"

namespace evident {
namespace {

using testing::Desk;
using testing::record_of;

Record notice_of(const std::string& key, const std::string& type, const std::string& pmid,
                 const std::string& doi = "") {
    auto record = record_of("pubmed", key, "Notice", {"pmid:" + key});
    record.related.push_back({type, "J Made Up. 2024", pmid, doi, ""});
    return record;
}

Record paper() { return record_of("pubmed", "1", "A trial", {"pmid:1", "doi:10.1000/paper"}); }

StandingFinding standing(Desk& desk, const std::string& name) {
    auto records = desk.records();
    const auto report = find_report(desk.store, name);
    REQUIRE(report != ReportId::none);
    return find_standing(records, report, records.of_report(report));
}

TEST_CASE("a notice after the paper, and before it") {
    const auto notice_first = GENERATE(false, true);
    Desk desk;
    if (notice_first) desk.put(notice_of("9", "RetractionOf", "1"));
    desk.put(paper());
    if (!notice_first) desk.put(notice_of("9", "RetractionOf", "1"));
    const auto found = standing(desk, "pmid:1");
    CHECK(found.standing == Standing::retracted);
    CHECK(found.notice == "pmid:9");
    CHECK(found.reason == "pmid:9 says RetractionOf of it");
    CHECK(standing(desk, "pmid:9").standing == Standing::ok);
}

TEST_CASE("a notice that names the paper by its DOI alone") {
    Desk desk;
    desk.put(notice_of("9", "ExpressionOfConcernFor", "", "10.1000/paper"));
    desk.put(paper());
    CHECK(standing(desk, "pmid:1").standing == Standing::concern);
}

TEST_CASE("each relation makes of the named what the DTD's word means") {
    using Row = std::pair<std::string, Standing>;
    const auto [type, wanted] = GENERATE(values<Row>({
        {"RetractionOf", Standing::retracted},
        {"RetractedandRepublishedFrom", Standing::retracted},
        {"ExpressionOfConcernFor", Standing::concern},
        {"UpdateOf", Standing::superseded},
        {"RepublishedFrom", Standing::superseded},
        {"ErratumFor", Standing::corrected},
        {"CorrectedandRepublishedFrom", Standing::corrected},
        {"CommentOn", Standing::ok},
        {"Cites", Standing::ok},
        {"RetractionIn", Standing::ok},
    }));
    CAPTURE(type);
    Desk desk;
    desk.put(paper());
    desk.put(notice_of("9", type, "1"));
    CHECK(standing(desk, "pmid:1").standing == wanted);
}

TEST_CASE("both directions: the paper's own word names the notice too") {
    Desk desk;
    auto record = paper();
    record.related.push_back({"RetractionIn", "J Made Up. 2024", "9", "", ""});
    record.types.push_back({"Retracted Publication", ""});
    desk.put(record);
    auto found = standing(desk, "pmid:1");
    CHECK(found.standing == Standing::retracted);
    CHECK(found.notice == "pmid:9");
    CHECK(found.reason == "its record pubmed:1 says RetractionIn pmid:9");
    desk.put(notice_of("9", "RetractionOf", "1"));
    found = standing(desk, "pmid:1");
    CHECK(found.standing == Standing::retracted);
    CHECK(found.word == "RetractionIn");
}

TEST_CASE("a notice that was withdrawn, or revised to name another, has lost its say") {
    Desk desk;
    desk.put(paper());
    desk.put(record_of("pubmed", "2", "Another trial", {"pmid:2"}));
    desk.put(notice_of("9", "RetractionOf", "1"));
    REQUIRE(standing(desk, "pmid:1").standing == Standing::retracted);
    desk.put(notice_of("9", "RetractionOf", "2"));
    CHECK(standing(desk, "pmid:1").standing == Standing::ok);
    CHECK(standing(desk, "pmid:2").standing == Standing::retracted);
    desk.withdraw("pubmed", "9");
    CHECK(standing(desk, "pmid:2").standing == Standing::ok);
}

TEST_CASE("the gravest of several notices counts") {
    Desk desk;
    desk.put(paper());
    desk.put(notice_of("7", "ErratumFor", "1"));
    desk.put(notice_of("8", "RetractionOf", "1"));
    desk.put(notice_of("9", "ExpressionOfConcernFor", "1"));
    CHECK(standing(desk, "pmid:1").notice == "pmid:8");
    desk.withdraw("pubmed", "8");
    CHECK(standing(desk, "pmid:1").standing == Standing::concern);
}

TEST_CASE("notices and errata of notices are not retracted") {
    Desk desk;
    desk.put(paper());
    auto notice = notice_of("9", "RetractionOf", "1");
    notice.title = "RETRACTED: A trial";
    notice.types.push_back({"Retraction of Publication", ""});
    desk.put(notice);
    desk.put(notice_of("10", "ErratumFor", "9"));
    CHECK(standing(desk, "pmid:9").standing == Standing::corrected);
    CHECK(standing(desk, "pmid:10").standing == Standing::ok);
    CHECK(standing(desk, "pmid:1").standing == Standing::retracted);
}

TEST_CASE("a notice that is retracted itself has no say") {
    Desk desk;
    desk.put(paper());
    auto notice = notice_of("9", "RetractionOf", "1");
    notice.related.push_back({"RetractionIn", "", "11", "", ""});
    desk.put(notice);
    CHECK(standing(desk, "pmid:1").standing == Standing::ok);
    CHECK(standing(desk, "pmid:9").standing == Standing::retracted);
}

TEST_CASE("a notice under the paper's own DOI is of its report and counts; a record that names itself does not") {
    Desk desk;
    desk.put(paper());
    auto notice = notice_of("9", "RetractionOf", "1");
    notice.identifiers.push_back(make_identifier(IdentifierKind::doi, "10.1000/paper"));
    desk.put(notice);
    CHECK(standing(desk, "pmid:1").standing == Standing::retracted);
    desk.put(notice_of("20", "RetractionOf", "20"));
    CHECK(standing(desk, "pmid:20").standing == Standing::ok);
}

TEST_CASE("what does not stand well is listed with its notice, its run and the claims that use it") {
    Desk desk;
    desk.store.database().execute(
        "INSERT INTO run (id, kind, started, finished, asked) VALUES (2, 'ingest', '2025-02-01T00:00:00Z', '', '{}')");
    desk.put(paper());
    desk.put(record_of("pubmed", "3", "Retracted: a mark before the title alone", {"pmid:3"}));
    desk.put(record_of("pubmed", "4", "Untouched", {"pmid:4"}));
    Transaction transaction(desk.store.database());
    auto arrival = desk.arrival();
    arrival.run = RunId{2};
    RecordTable(desk.store).put(prepare(notice_of("9", "RetractionOf", "1")), arrival);
    transaction.commit();
    Review review;
    review.key = "r";
    review.claims.push_back({"T1", "", "", "Helps.", "", {}, ""});
    review.claims.push_back({"T2", "", "", "Harms.", "", {}, ""});
    review.links.push_back({"T2", make_identifier(IdentifierKind::pmid, "1"), Direction::supports, Directness::direct,
                            "a reader", "2025-01-01", ""});
    const auto fallen = fallen_reports(desk.store, {review}, false);
    REQUIRE(fallen.size() == 2);
    CHECK(fallen[0].report == "pmid:1");
    CHECK(fallen[0].found.notice == "pmid:9");
    CHECK(fallen[0].since == RunId{2});
    CHECK(fallen[0].since_day == "2025-02-01T00:00:00Z");
    CHECK(fallen[0].claims == std::vector<std::string>{"T2"});
    CHECK(fallen[1].report == "pmid:3");
    CHECK(fallen_reports(desk.store, {review}, true).size() == 1);
    CHECK(links(desk.store, review, review.claims[1], {}).front().standing == Standing::retracted);
}

}  // namespace
}  // namespace evident
