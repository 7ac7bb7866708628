#include "store/sqlite/evidence.hpp"

#include "tests/catch.hpp"
#include "tests/store/desk.hpp"

namespace evident {
namespace {

using testing::Desk;
using testing::record_of;

struct EvidenceDesk : Desk {
    EvidenceDesk() {
        for (int i = 1; i <= 3; ++i) put(record_of("pubmed", std::to_string(i), "T" + std::to_string(i)));
    }
    EvidenceTable evidence() { return EvidenceTable(store); }
    bool propose(const std::vector<Proposal>& proposals, const Moment& at, const std::string& claim = "T1") {
        Transaction transaction(store.database());
        const bool added = evidence().put_proposals("review", claim, proposals, RunId{1}, at);
        transaction.commit();
        return added;
    }
};

Proposal proposal(int report, double score) {
    Proposal out;
    out.report = ReportId{report};
    out.version = VersionId{report};
    out.says = {Direction::disputes,
                Directness::indirect,
                Design::single_arm_trial,
                3,
                score,
                {"a \"quoted\" sentence\n", 4, 24, "abstract"},
                {"first reason", "second, with “quotes”"}};
    return out;
}

TEST_CASE("the newest set of proposals counts, best first, every field as it was given") {
    EvidenceDesk desk;
    CHECK(desk.evidence().proposals("review", "T1").empty());
    CHECK(desk.propose({proposal(1, 0.25), proposal(2, 0.75)}, "2025-01-02T00:00:00Z"));
    CHECK(desk.evidence().proposals("review", "T1") == std::vector<Proposal>{proposal(2, 0.75), proposal(1, 0.25)});
    CHECK(desk.evidence().proposals("review", "T2").empty());
    CHECK(desk.evidence().proposals("other", "T1").empty());
}

TEST_CASE("an equal set, in whatever order, adds nothing; any difference adds a set and keeps the old one") {
    EvidenceDesk desk;
    const std::vector<Proposal> first = {proposal(1, 0.25), proposal(2, 0.75)};
    REQUIRE(desk.propose(first, "2025-01-02T00:00:00Z"));
    CHECK_FALSE(desk.propose({first[1], first[0]}, "2025-01-03T00:00:00Z"));
    CHECK(desk.count("proposal_set") == 1);
    auto changed = first;
    SECTION("a score") { changed[0].says.score = 0.26; }
    SECTION("a reason") { changed[0].says.why.push_back("third"); }
    SECTION("a quote") { changed[0].says.quote.end = 23; }
    SECTION("the version it was read from") { changed[0].version = VersionId{3}; }
    SECTION("one fewer") { changed.pop_back(); }
    SECTION("none") { changed.clear(); }
    CHECK(desk.propose(changed, "2025-01-03T00:00:00Z"));
    CHECK(desk.count("proposal_set") == 2);
    CHECK(desk.evidence().proposals("review", "T1").size() == changed.size());
    CHECK(desk.evidence().proposals("review", "T1", "2025-01-03T00:00:00Z").size() == 2);
    CHECK(desk.evidence().proposals("review", "T1", "2025-01-02T00:00:00Z").empty());
    CHECK(desk.evidence().linked_at("review") == "2025-01-03T00:00:00Z");
    CHECK(desk.evidence().linked_at("other").empty());
    CHECK(desk.sound());
}

TEST_CASE("judgements are appended, the oldest first, and none is lost") {
    EvidenceDesk desk;
    const Judgement first{"review",  "T1",       ReportId{1},  Direction::supports,   Directness::direct,
                          "a quote", "A reader", "the reason", "2025-01-02T00:00:00Z"};
    auto second = first;
    second.direction = Direction::neutral;
    second.at = "2025-01-03T00:00:00Z";
    auto other = first;
    other.report = ReportId{2};
    for (const auto& judgement : {first, other, second}) desk.evidence().add_judgement(judgement);
    const auto all = desk.evidence().judgements("review", "T1");
    REQUIRE(all.size() == 3);
    CHECK(all[0].report == ReportId{1});
    CHECK(all[1].report == ReportId{2});
    auto of_one = all;
    std::erase_if(of_one, [](const Judgement& one) { return one.report != ReportId{1}; });
    REQUIRE(of_one.size() == 2);
    CHECK(of_one[0].direction == Direction::supports);
    CHECK(of_one[0].quote == "a quote");
    CHECK(of_one[0].by == "A reader");
    CHECK(of_one[0].why == "the reason");
    CHECK(of_one[1].direction == Direction::neutral);
    CHECK(of_one[1].at == "2025-01-03T00:00:00Z");
    CHECK(desk.evidence().judgements("review", "T2").empty());
}

TEST_CASE("the newest import of a review counts, an equal one adds nothing, earlier ones are kept") {
    EvidenceDesk desk;
    Review review;
    review.key = "r1";
    review.title = "One";
    const auto put = [&](const Review& one) {
        Transaction transaction(desk.store.database());
        const bool changed = desk.evidence().put_review(one, RunId{1}, "2025-01-02T00:00:00Z");
        transaction.commit();
        return changed;
    };
    CHECK_FALSE(desk.evidence().find_review("r1"));
    CHECK(put(review));
    CHECK_FALSE(put(review));
    auto revised = review;
    revised.title = "One, revised";
    CHECK(put(revised));
    CHECK(put(review));  // and back again
    CHECK(desk.evidence().find_review("r1")->title == "One");
    CHECK(desk.count("review") == 3);
    Review another;
    another.key = "a0";
    CHECK(put(another));
    const auto all = desk.evidence().reviews();
    REQUIRE(all.size() == 2);
    CHECK(all[0].key == "a0");
    CHECK(all[1] == review);
}

}  // namespace
}  // namespace evident
