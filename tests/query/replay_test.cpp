// The same strategy "as on day D" gives the same set for ever: whatever is revised, withdrawn, brought back, joined or
// comes in late afterwards.
#include <map>
#include <random>

#include "query/exact/exact.hpp"
#include "query/exact/past.hpp"
#include "query/links.hpp"
#include "query/syntax/pubmed.hpp"
#include "store/evidence/package.hpp"
#include "store/reports/dedup.hpp"
#include "store/sqlite/evidence.hpp"
#include "tests/catch.hpp"
#include "tests/store/desk.hpp"

namespace evident {
namespace {

using testing::Desk;
using testing::record_of;

struct ReplayDesk : Desk {
    void on(int day) { clock.set(to_iso(Day{day}) + "T12:00:00Z"); }
    // As from a mirror or a server: what comes is the source's newest word.
    void put_in_order(const Record& record) {
        auto arrival = Desk::arrival();
        arrival.in_order = true;
        Transaction transaction(store.database());
        RecordTable(store).put(prepare(record), arrival);
        transaction.commit();
    }
    // The names of the reports that answer, as they were on that day.
    std::vector<std::string> names(const Node& node, int day) {
        Past past(store, Day{day});
        std::vector<std::string> out;
        for (const auto report : exact_reports_as_of(store, node, Day{day})) {
            const auto held = past.of_report(report);
            REQUIRE_FALSE(held.empty());
            out.push_back(name_of(held.front().record));
        }
        std::sort(out.begin(), out.end());
        return out;
    }
    std::vector<std::string> names_today(const Node& node) {
        std::vector<std::string> out;
        for (const auto report : exact_reports(store, node)) out.push_back(report_name(store, report));
        std::sort(out.begin(), out.end());
        return out;
    }
};

Node question(const std::string& text) { return parse_pubmed(text).node; }

using Names = std::vector<std::string>;

TEST_CASE("a record that its source brings back in the same words is in, out and in again") {
    ReplayDesk desk;
    const auto record = record_of("pubmed", "1", "osimertinib", {"pmid:1"});
    desk.on(20240110);
    desk.put_in_order(record);
    desk.on(20240210);
    desk.withdraw("pubmed", "1");
    desk.on(20240310);
    desk.put_in_order(record);
    const auto node = question("osimertinib[ti]");
    CHECK(desk.names(node, 20240109).empty());
    CHECK(desk.names(node, 20240110) == Names{"pmid:1"});
    CHECK(desk.names(node, 20240210).empty());
    CHECK(desk.names(node, 20240310) == Names{"pmid:1"});
    CHECK(desk.names_today(node) == Names{"pmid:1"});
    CHECK(desk.sound());
}

TEST_CASE("words that are said again after others were shown stand from that day on") {
    ReplayDesk desk;
    desk.on(20240110);
    desk.put_in_order(record_of("pubmed", "1", "osimertinib", {"pmid:1"}));
    desk.on(20240210);
    desk.put_in_order(record_of("pubmed", "1", "gefitinib", {"pmid:1"}));
    desk.on(20240310);
    desk.put_in_order(record_of("pubmed", "1", "osimertinib", {"pmid:1"}));
    CHECK(desk.names(question("osimertinib[ti]"), 20240110) == Names{"pmid:1"});
    CHECK(desk.names(question("osimertinib[ti]"), 20240210).empty());
    CHECK(desk.names(question("gefitinib[ti]"), 20240210) == Names{"pmid:1"});
    CHECK(desk.names(question("osimertinib[ti]"), 20240310) == Names{"pmid:1"});
    CHECK(desk.names(question("gefitinib[ti]"), 20240310).empty());
}

TEST_CASE("several events in one second stand in the order in which they came") {
    ReplayDesk desk;
    const auto record = record_of("pubmed", "1", "osimertinib", {"pmid:1"});
    desk.on(20240110);
    desk.put_in_order(record);
    desk.withdraw("pubmed", "1");
    desk.put_in_order(record);
    desk.on(20240210);
    desk.withdraw("pubmed", "1");
    desk.put_in_order(record);
    desk.withdraw("pubmed", "1");
    CHECK(desk.names(question("osimertinib[ti]"), 20240110) == Names{"pmid:1"});
    CHECK(desk.names(question("osimertinib[ti]"), 20240210).empty());
}

TEST_CASE("two reports that were joined later are two on the day before") {
    ReplayDesk desk;
    desk.on(20240110);
    desk.put(record_of("pubmed", "1", "osimertinib", {"pmid:1"}));
    desk.put(record_of("embase", "E1", "osimertinib", {"doi:10.1000/x"}));
    desk.on(20240210);
    desk.put(record_of("pubmed", "1", "osimertinib", {"pmid:1", "doi:10.1000/x"}));
    const auto node = question("osimertinib[ti]");
    CHECK(desk.names(node, 20240110) == Names{"doi:10.1000/x", "pmid:1"});
    CHECK(desk.names(node, 20240210) == Names{"pmid:1"});
    CHECK(desk.names_today(node) == Names{"pmid:1"});
    desk.on(20240310);
    desk.withdraw("pubmed", "1");
    CHECK(desk.names(node, 20240110) == Names{"doi:10.1000/x", "pmid:1"});
    CHECK(desk.names(node, 20240210) == Names{"pmid:1"});
}

// A made history of a shelf of records, with every kind of event on each day.
class History {
  public:
    History(ReplayDesk& desk, unsigned seed, std::vector<std::string> titles)
        : desk_(desk), random_(seed), titles_(std::move(titles)) {}

    void day() {
        for (int n = 0; n < 6; ++n) event();
    }

  private:
    std::size_t upto(std::size_t count) { return random_() % count; }

    void event() {
        const auto key = std::to_string(1 + upto(12));
        auto record = record_of("pubmed", key, titles_[upto(titles_.size())], {"pmid:" + key});
        record.version = int(1 + upto(2));
        if (upto(5) == 0) {
            const auto other = 1 + upto(4);
            record.identifiers.push_back(make_identifier(IdentifierKind::doi, "10.1000/" + std::to_string(other)));
        }
        switch (upto(4)) {
            case 0: desk_.withdraw("pubmed", key); break;
            case 1: desk_.put(record); break;
            default: desk_.put_in_order(record);
        }
    }

    ReplayDesk& desk_;
    std::mt19937 random_;
    std::vector<std::string> titles_;
};

TEST_CASE("a whole review's strategy gives on each later day the set first recorded") {
    Problems problems;
    const auto folder = std::filesystem::path(EVIDENT_SOURCE_DIR) / "corpus" / "tlcr-2025-163";
    const auto review = read_package(folder, problems);
    const auto node = question(review.protocol.strategy);
    ReplayDesk desk;
    History history(desk, GENERATE(1U, 2U, 3U, 4U, 5U),
                    {"Leptomeningeal metastases of lung cancer", "Lung cancer", "Meningeal carcinomatosis in NSCLC",
                     "Leptomeningeal disease", "Neoplastic meningitis from a solid tumor"});
    std::map<int, Names> said;
    for (int day = 20240201; day <= 20240220; ++day) {
        desk.on(day);
        history.day();
        said[day] = desk.names_today(node);
        CHECK(desk.names(node, day) == said[day]);
    }
    for (const auto& [day, names] : said) {
        CAPTURE(day);
        CHECK(desk.names(node, day) == names);
    }
    CHECK(desk.sound());
}

TEST_CASE("a store of an older schema tells a past day from its versions and withdrawals") {
    ReplayDesk desk;
    const auto node = question("osimertinib[ti]");
    desk.on(20240110);
    desk.put(record_of("pubmed", "1", "osimertinib", {"pmid:1"}));
    auto second = record_of("pubmed", "2", "osimertinib", {"pmid:2"});
    second.version = 2;
    desk.put(second);
    desk.on(20240210);
    desk.put(record_of("pubmed", "1", "gefitinib", {"pmid:1"}));
    second.version = 1;
    second.title = "an older one that came late";
    desk.put(second);
    desk.on(20240310);
    desk.withdraw("pubmed", "2");
    desk.on(20240410);
    desk.put(record_of("pubmed", "2", "osimertinib, new words", {"pmid:2"}));
    std::map<int, Names> said;
    for (const int day : {20240109, 20240110, 20240210, 20240310, 20240410}) said[day] = desk.names(node, day);
    CHECK(said[20240110] == Names{"pmid:1", "pmid:2"});
    CHECK(said[20240310].empty());
    desk.store.database().execute(
        "DROP TABLE vocabulary_term; DROP TABLE vocabulary_tree; DROP TABLE vocabulary_entry; DROP TABLE "
        "vocabulary_mapping;"
        "DROP TABLE vocabulary_action; DROP TABLE vocabulary;"
        "DROP TABLE showing; DROP TABLE face; DROP TABLE likeness_key; DROP TABLE pair; DROP TABLE pair_judgement;"
        "DROP INDEX record_by_home; ALTER TABLE record DROP COLUMN home; DROP INDEX merge_by_kept;"
        "DROP INDEX merge_by_gone; ALTER TABLE merge DROP COLUMN record; DELETE FROM property WHERE name = "
        "'dedup_rules';"
        "PRAGMA user_version = 2");
    desk.store = Store::open(desk.store.path(), Access::write);
    for (const auto& [day, names] : said) CHECK(desk.names(node, day) == names);
    CHECK(DedupTable(desk.store).outdated());
    Arrival arrival;
    arrival.run = RunId{1};
    CHECK(DedupTable(desk.store).run(arrival, {}).reports == 2);
    CHECK(desk.sound());
}

// What `claim show` lists, without the text.
Names shown(Desk& desk, const Review& review, Day day) {
    Names out;
    for (const auto& link : links(desk.store, review, review.claims.front(), {true, day})) {
        out.push_back(link.name + ' ' + std::string(name(link.says.direction)) + ' ' + link.title + ' ' +
                      std::string(name(link.standing)) + (link.since ? " since" : ""));
    }
    std::sort(out.begin(), out.end());
    return out;
}

TEST_CASE("a claim's links as of a day stay what they were") {
    ReplayDesk desk;
    Review review;
    review.key = "r";
    review.claims.push_back({"T1", "", "treatment", "Osimertinib helps.", "", {}, ""});
    for (const auto* key : {"1", "3"}) {
        review.links.push_back({"T1", make_identifier(IdentifierKind::pmid, key), Direction::supports,
                                Directness::direct, "a reader", "2024-01-01", ""});
    }
    desk.on(20240110);
    desk.put(record_of("pubmed", "1", "osimertinib", {"pmid:1"}));
    const auto two = desk.put(record_of("pubmed", "2", "osimertinib too", {"pmid:2"}));
    desk.put(record_of("pubmed", "3", "osimertinib again", {"pmid:3"}));
    EvidenceTable(desk.store)
        .add_judgement({"r", "T1", desk.report(two), Direction::disputes, Directness::direct, "", "a reader", "",
                        desk.clock.now()});
    const auto then = shown(desk, review, Day{20240110});
    REQUIRE(then.size() == 3);
    desk.on(20240210);
    desk.withdraw("pubmed", "1");
    auto retracted = record_of("pubmed", "2", "RETRACTED: osimertinib too", {"pmid:2", "doi:10.1000/3"});
    desk.put(retracted);
    desk.put(record_of("pubmed", "3", "osimertinib again", {"pmid:3", "doi:10.1000/3"}));
    EvidenceTable(desk.store)
        .add_judgement({"r", "T1", desk.report(two), Direction::supports, Directness::direct, "", "a reader", "",
                        desk.clock.now()});
    CHECK(shown(desk, review, Day{20240110}) == then);
    CHECK(shown(desk, review, Day::none) != then);
}

}  // namespace
}  // namespace evident
