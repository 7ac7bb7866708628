// News of a review: what runs brought since an earlier one, claim by claim, and nothing when nothing happened.
#include "query/news/news.hpp"

#include <tuple>
#include <utility>

#include "query/news/earlier.hpp"
#include "store/sqlite/evidence.hpp"
#include "store/sqlite/runs.hpp"
#include "tests/catch.hpp"
#include "tests/store/desk.hpp"

namespace evident {
namespace {

using testing::Desk;
using testing::record_of;

Record paper(const std::string& pmid, const std::string& title) {
    return record_of("pubmed", pmid, title, {"pmid:" + pmid});
}

Record notice(const std::string& pmid, const std::string& type, const std::string& of) {
    auto out = paper(pmid, "Notice of " + of);
    out.related.push_back({type, "", of, "", ""});
    return out;
}

// A store in which each step is a run of its own, and a review of one claim.
struct NewsDesk : Desk {
    NewsDesk() {
        review.key = "small";
        review.title = "A small review";
        review.protocol.cutoff = Day{20241231};
        review.claims.push_back({"A", "", "treatment", "Alphatinib prolongs survival.", "", {}, ""});
    }

    RunId begin() {
        clock.set("2025-01-02T03:" + std::to_string(10 + int(++step)) + ":05Z");
        current = RunLog(store).begin("ingest", "{}", clock.now());
        input = RunLog(store).begin_input(current, "made");
        return current;
    }
    Arrival arriving() const {
        Arrival out;
        out.run = current;
        out.input = input;
        out.at = clock.now();
        out.note_sighting = out.in_order = true;
        return out;
    }
    ReportId bring(const Record& record) {
        Transaction transaction(store.database());
        const auto result = RecordTable(store).put(prepare(record), arriving());
        transaction.commit();
        return report(result);
    }
    void take_back(const std::string& pmid) {
        Transaction transaction(store.database());
        REQUIRE(RecordTable(store).withdraw("pubmed", pmid, arriving()));
        transaction.commit();
    }
    void propose(const std::vector<std::pair<ReportId, Direction>>& said) {
        std::vector<Proposal> proposals;
        for (const auto& [id, direction] : said) {
            Proposal one;
            one.report = id;
            one.version = VersionId{1};
            one.says.direction = direction;
            one.says.score = 0.5;
            proposals.push_back(one);
        }
        Transaction transaction(store.database());
        EvidenceTable(store).put_proposals(review.key, "A", proposals, current, clock.now());
        transaction.commit();
    }
    // Begins the run whose news are asked for; gives the one before it.
    RunId begin_news() {
        const auto after = current;
        begin();
        return after;
    }
    // A trial that supports the claim, in the run before the one whose news are asked for.
    std::pair<RunId, ReportId> with_trial() {
        begin();
        const auto trial = bring(paper("1", "A trial"));
        propose({{trial, Direction::supports}});
        return {begin_news(), trial};
    }
    // The same beside a cohort that takes no side.
    std::tuple<RunId, ReportId, ReportId> with_trial_and_cohort() {
        begin();
        const auto trial = bring(paper("1", "A trial"));
        const auto cohort = bring(paper("2", "A cohort"));
        propose({{trial, Direction::supports}, {cohort, Direction::neutral}});
        return {begin_news(), trial, cohort};
    }
    // "retracted pmid:1" of each item, in order.
    std::vector<std::string> told(RunId after) {
        std::vector<std::string> out;
        for (const auto& claim : news_of(store, review, after).claims) {
            for (const auto& item : claim.items) out.push_back(std::string(name(item.what)) + ' ' + item.report);
        }
        return out;
    }

    Review review;
    RunId current = RunId::none;
    InputId input = InputId::none;
    std::int64_t step = 0;
};

using Told = std::vector<std::string>;

TEST_CASE("nothing happened: the news is empty, however many runs there were") {
    NewsDesk desk;
    const auto [after, one] = desk.with_trial();
    desk.bring(paper("1", "A trial"));
    desk.bring(paper("9", "Of something else"));
    desk.propose({{one, Direction::supports}});
    const auto news = news_of(desk.store, desk.review, after);
    CHECK(news.empty());
    CHECK(news.totals == NewsTotals{});
}

TEST_CASE("newly linked reports, with their side and the counts before and after") {
    NewsDesk desk;
    const auto [after, one] = desk.with_trial();
    auto late = paper("2", "A cohort");
    late.dates.push_back({DateKind::create, *make_span(2025, 3, 1), "", ""});
    const auto two = desk.bring(late);
    const auto three = desk.bring(paper("3", "A series"));
    desk.propose({{one, Direction::supports}, {two, Direction::disputes}, {three, Direction::disputes}});
    const auto news = news_of(desk.store, desk.review, after);
    REQUIRE(news.claims.size() == 1);
    const auto& claim = news.claims.front();
    CHECK(claim.claim == "A");
    CHECK(claim.before == LinkCounts{1, 0, 0, 0});
    CHECK(claim.after == LinkCounts{1, 1, 0, 1});
    CHECK(desk.told(after) == Told{"new pmid:2", "new pmid:3"});
    CHECK(claim.items.front().title == "A cohort");
    CHECK(claim.items.front().direction == Direction::disputes);
    CHECK(claim.items.front().since);
    CHECK_FALSE(claim.items.back().since);
    CHECK(news.totals.linked == 2);
    CHECK(desk.told(desk.current).empty());
}

// B13 of the stranger's report: the first mail called all papers of the seed new.
TEST_CASE("B13: the first linking of a claim is no news, what comes after it is") {
    NewsDesk desk;
    const auto seed = desk.begin();
    const auto one = desk.bring(paper("1", "A trial"));
    desk.bring(notice("8", "RetractionOf", "1"));
    CHECK(desk.told(RunId::none).empty());
    desk.begin();
    desk.propose({{one, Direction::supports}});
    CHECK(desk.told(RunId::none).empty());
    CHECK(desk.told(seed).empty());
    desk.begin();
    const auto two = desk.bring(paper("2", "A cohort"));
    desk.bring(notice("9", "RetractionOf", "2"));
    desk.propose({{one, Direction::supports}, {two, Direction::supports}});
    CHECK(desk.told(RunId::none) == Told{"new pmid:2"});
}

TEST_CASE("A3: a notice that any command brought is told until its run was told") {
    NewsDesk desk;
    const auto told = desk.begin();
    desk.propose({{desk.bring(paper("1", "A trial")), Direction::supports}});
    desk.begin();
    desk.bring(notice("8", "RetractionOf", "1"));
    desk.begin();
    desk.bring(paper("7", "Of something else"));
    CHECK(desk.told(told) == Told{"retracted pmid:1"});
    CHECK(desk.told(RunId::none) == Told{"retracted pmid:1"});
    CHECK(desk.told(desk.current).empty());
}

TEST_CASE("B14: what was here and is proposed now is not called new") {
    NewsDesk desk;
    desk.begin();
    const auto one = desk.bring(paper("1", "A trial"));
    const auto two = desk.bring(paper("2", "A cohort"));
    desk.propose({{one, Direction::supports}});
    const auto after = desk.begin_news();
    desk.propose({{one, Direction::supports}, {two, Direction::neutral}});
    CHECK(desk.told(after) == Told{"newly linked pmid:2"});
    const auto totals = news_of(desk.store, desk.review, after).totals;
    CHECK(totals.linked == 0);
    CHECK(totals.proposed == 1);
}

TEST_CASE("a revision is told of a linked report, and not of one that only got a second record") {
    NewsDesk desk;
    const auto [after, one, two] = desk.with_trial_and_cohort();
    desk.bring(paper("1", "A trial, with its results"));
    desk.bring(record_of("embase", "L2", "A cohort", {"pmid:2"}));
    CHECK(desk.told(after) == Told{"revised pmid:1"});
}

TEST_CASE("a paper read as taking the other side, and one no longer linked") {
    NewsDesk desk;
    const auto [after, one, two] = desk.with_trial_and_cohort();
    desk.propose({{one, Direction::disputes}});
    CHECK(desk.told(after) == Told{"read as taking another side pmid:1", "no longer linked pmid:2"});
    const auto news = news_of(desk.store, desk.review, after);
    CHECK(news.claims.front().items.front().direction_before == Direction::supports);
    CHECK(news.claims.front().before == LinkCounts{1, 0, 1, 0});
    CHECK(news.claims.front().after == LinkCounts{0, 1, 0, 0});
}

TEST_CASE("a notice that came since changes the standing, whichever side tells it") {
    NewsDesk desk;
    const auto [after, one] = desk.with_trial();
    SECTION("the notice") { desk.bring(notice("8", "RetractionOf", "1")); }
    SECTION("the paper itself") {
        auto revised = paper("1", "A trial");
        revised.related.push_back({"RetractionIn", "", "8", "", ""});
        desk.bring(revised);
    }
    const auto told = desk.told(after);
    REQUIRE_FALSE(told.empty());
    CHECK(told.front() == "retracted pmid:1");
    const auto item = news_of(desk.store, desk.review, after).claims.front().items.front();
    CHECK(item.standing == Standing::retracted);
    CHECK(item.standing_before == Standing::ok);
}

TEST_CASE("a concern that becomes a retraction is told with what it was") {
    NewsDesk desk;
    desk.begin();
    const auto one = desk.bring(paper("1", "A trial"));
    desk.bring(notice("7", "ExpressionOfConcernFor", "1"));
    desk.propose({{one, Direction::supports}});
    const auto after = desk.begin_news();
    desk.bring(notice("8", "RetractionOf", "1"));
    const auto news = news_of(desk.store, desk.review, after);
    REQUIRE(news.claims.size() == 1);
    CHECK(news.claims.front().items.front().standing_before == Standing::concern);
    CHECK(news.totals.retracted == 1);
    CHECK(news.totals.concern == 0);
}

TEST_CASE("a notice that was there is no news; one that is withdrawn clears the paper") {
    NewsDesk desk;
    desk.begin();
    const auto one = desk.bring(paper("1", "A trial"));
    desk.bring(notice("8", "RetractionOf", "1"));
    desk.propose({{one, Direction::supports}});
    const auto after = desk.begin_news();
    CHECK(desk.told(after).empty());
    desk.take_back("8");
    CHECK(desk.told(after) == Told{"stands again pmid:1"});
}

TEST_CASE("a report whose source withdrew it, also when it is linked no more") {
    NewsDesk desk;
    const auto [after, one] = desk.with_trial();
    desk.take_back("1");
    CHECK(desk.told(after) == Told{"withdrawn by its source pmid:1"});
    CHECK(news_of(desk.store, desk.review, after).claims.front().items.front().title == "A trial");
    desk.propose({});
    CHECK(desk.told(after) == Told{"withdrawn by its source pmid:1"});
}

TEST_CASE("a person's word is no news, and a package's link is when its report comes") {
    NewsDesk desk;
    desk.begin();
    const auto one = desk.bring(paper("1", "A trial"));
    desk.propose({{one, Direction::supports}});
    desk.review.links.push_back({"A", make_identifier(IdentifierKind::pmid, "2"), Direction::disputes,
                                 Directness::direct, "two readers", "2025-01-01", ""});
    const auto after = desk.current;
    EvidenceTable(desk.store)
        .add_judgement(
            {"small", "A", one, Direction::neutral, Directness::direct, "", "A reader", "why", "2025-02-02T00:00:00Z"});
    CHECK(desk.told(after).empty());
    desk.begin();
    desk.bring(paper("2", "A cohort"));
    CHECK(desk.told(after) == Told{"new pmid:2"});
    CHECK(news_of(desk.store, desk.review, after).claims.front().items.front().judged);
}

TEST_CASE("an earlier state: not yet come, revised, withdrawn and brought back by the same words") {
    NewsDesk desk;
    const auto title = [&](RunId run) {
        Earlier earlier(desk.store, run);
        const auto held = earlier.record(RecordId{1});
        return held ? held->record.title : std::string("-");
    };
    const auto first = desk.begin();
    desk.bring(paper("2", "Another, which makes the first record"));
    const auto second = desk.begin();
    const auto id = RecordId{1};
    desk.bring(paper("2", "Second words"));
    const auto third = desk.begin();
    desk.take_back("2");
    const auto fourth = desk.begin();
    desk.bring(paper("2", "Second words"));
    const auto fifth = desk.begin();
    desk.bring(paper("2", "Fifth words"));
    CHECK(title(RunId::none) == "-");
    CHECK(title(first) == "Another, which makes the first record");
    CHECK(title(second) == "Second words");
    CHECK(title(third) == "-");
    CHECK(title(fourth) == "Second words");
    CHECK(title(fifth) == "Fifth words");
    CHECK(Earlier(desk.store, fourth).changed(id));
    CHECK_FALSE(Earlier(desk.store, fifth).changed(id));
}

}  // namespace
}  // namespace evident
