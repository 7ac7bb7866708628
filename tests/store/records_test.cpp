#include "store/reports/records.hpp"

#include "tests/catch.hpp"
#include "tests/store/desk.hpp"

namespace evident {
namespace {

using testing::Desk;
using testing::record_of;

TEST_CASE("a record is new, then unchanged, then updated, and the store is sound after each step") {
    Desk desk;
    auto record = record_of("pubmed", "1", "First title");
    const auto fresh = desk.put(record);
    CHECK(fresh.what == Put::fresh);
    CHECK_FALSE(fresh.joined);
    CHECK(desk.sound());
    CHECK(desk.put(record).what == Put::unchanged);
    CHECK(desk.count("version") == 1);
    CHECK(desk.sound());
    record.title = "Second title, with \"quotes\" and C++";
    const auto revised = desk.put(record);
    CHECK(revised.what == Put::updated);
    CHECK(revised.record == fresh.record);
    CHECK(desk.title(fresh.record) == record.title);
    CHECK(desk.count("version") == 2);
    CHECK(desk.sound());
}

TEST_CASE("a version that was held before is no news, though another is current") {
    Desk desk;
    const auto first = record_of("pubmed", "1", "First title");
    const auto second = record_of("pubmed", "1", "Second title");
    const auto id = desk.put(first).record;
    desk.put(second);
    CHECK(desk.put(first).what == Put::unchanged);
    CHECK(desk.title(id) == "Second title");
    CHECK(desk.count("version") == 2);
    CHECK(desk.sound());
}

TEST_CASE("an older version of the source that arrives late is kept and not shown") {
    Desk desk;
    auto record = record_of("pubmed", "1", "Version three");
    record.version = 3;
    const auto id = desk.put(record).record;
    const auto changes = ChangeFeed(desk.store).last();
    record.version = 2;
    record.title = "Version two";
    CHECK(desk.put(record).what == Put::updated);
    CHECK(desk.title(id) == "Version three");
    CHECK(desk.count("version") == 2);
    CHECK(ChangeFeed(desk.store).last() == changes);
    CHECK(desk.sound());
    record.version = 3;
    record.title = "Version three, corrected";
    desk.put(record);
    CHECK(desk.title(id) == "Version three, corrected");
    CHECK(desk.sound());
}

TEST_CASE("a withdrawn record is gone from every answer and comes back when its source says something new") {
    Desk desk;
    const auto record = record_of("pubmed", "1", "A title", {"pmid:1", "nct:NCT01234567"});
    const auto id = desk.put(record).record;
    const auto report = desk.records().report_of(id);
    CHECK(desk.withdraw("pubmed", "1"));
    CHECK_FALSE(desk.withdraw("pubmed", "1"));
    CHECK_FALSE(desk.withdraw("pubmed", "2"));
    CHECK_FALSE(desk.withdraw("embase", "1"));
    CHECK_FALSE(desk.records().find(id));
    CHECK(desk.records().count_current() == 0);
    CHECK(desk.records().count_reports() == 0);
    CHECK(desk.records().reports_named("pmid:1").empty());
    CHECK(desk.records().registrations(report).empty());
    CHECK(desk.sound());
    desk.clock.set("2025-02-01T00:00:00Z");
    CHECK(desk.put(record).what == Put::unchanged);  // the same file once more brings nothing back
    CHECK_FALSE(desk.records().find(id));
    auto revised = record;
    revised.title = "A title, revised";
    CHECK(desk.put(revised).what == Put::updated);
    CHECK(desk.title(id) == "A title, revised");
    CHECK(desk.records().report_of(id) == report);
    CHECK(desk.records().registrations(report) == std::vector<std::string>{"NCT01234567"});
    CHECK(desk.count("version") == 2);
    CHECK(desk.store.database().number("SELECT seen >= '2025-02' FROM version ORDER BY id DESC LIMIT 1") == 1);
    CHECK(desk.sound());
}

TEST_CASE("a DOI in an address is read with its escapes, and one of angle brackets stays whole") {
    CHECK(normal_doi("http://doi.org/10.1000%2Fxyz.ABC") == "10.1000/xyz.abc");
    CHECK(normal_doi("10.1000/a%2Fb") == "10.1000/a%2fb");
    CHECK(normal_doi("10.1002/(SICI)1-2(1998)82:1<1::AID-X>3.0.CO;2-4") ==
          "10.1002/(sici)1-2(1998)82:1<1::aid-x>3.0.co;2-4");
    CHECK(normal_doi("<a href=\"https://doi.org/10.1000/x\">10.1000/x</a>") == "10.1000/x");
}

TEST_CASE("the same key in two sources is two records") {
    Desk desk;
    const auto a = desk.put(record_of("pubmed", "7", "A"));
    const auto b = desk.put(record_of("embase", "7", "B"));
    CHECK(a.record != b.record);
    CHECK(desk.report(a) != desk.report(b));
    CHECK(desk.records().find_key("embase", "7") == b.record);
    CHECK_FALSE(desk.records().find_key("embase", "8"));
}

TEST_CASE("the change feed names what the index must see, in order, and nothing else") {
    Desk desk;
    ChangeFeed feed(desk.store);
    CHECK(feed.last() == 0);
    const auto a = desk.put(record_of("pubmed", "1", "A")).record;
    const auto b = desk.put(record_of("pubmed", "2", "B")).record;
    const auto before = feed.last();
    desk.put(record_of("pubmed", "1", "A"));
    CHECK(feed.last() == before);
    desk.put(record_of("pubmed", "2", "B2"));
    desk.put(record_of("pubmed", "1", "A2"));
    desk.put(record_of("pubmed", "1", "A3"));
    CHECK(feed.since(before) == std::vector<RecordId>{a, b});
    CHECK(feed.count_since(before) == 2);
    const auto lines = feed.next(before, 2);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].record == b);
    CHECK(lines[1].record == a);
    CHECK(lines[0].seq < lines[1].seq);
    desk.withdraw("pubmed", "2");
    CHECK(feed.since(lines[1].seq) == std::vector<RecordId>{a, b});
    REQUIRE(feed.current().size() == 1);
    CHECK(feed.current().front().record == a);
}

TEST_CASE("what a transaction did not commit is undone, words and all") {
    Desk desk;
    desk.put(record_of("pubmed", "1", "Kept"));
    {
        Transaction transaction(desk.store.database());
        RecordTable table(desk.store);
        table.put(prepare(record_of("pubmed", "1", "Lost")), desk.arrival());
        table.put(prepare(record_of("pubmed", "2", "Lost too")), desk.arrival());
        table.withdraw("pubmed", "1", desk.arrival());
    }
    CHECK(desk.records().count_current() == 1);
    CHECK(desk.count("version") == 1);
    CHECK(desk.sound());
}

TEST_CASE("a random history leaves the store sound, and as a plain list of the newest would say") {
    Desk desk;
    std::mt19937 random(GENERATE(1U, 2U, 3U));
    std::map<std::string, std::string> expected;
    for (int step = 0; step < 120; ++step) {
        const auto key = std::to_string(random() % 12);
        if (random() % 5 == 0) {
            desk.withdraw("pubmed", key);
            expected.erase(key);
            continue;
        }
        // The step in the title: never equal to an earlier version.
        const auto title = "title " + std::to_string(step);
        const auto doi = "doi:10.1000/" + std::to_string(random() % 30);
        desk.put(record_of("pubmed", key, title, {"pmid:" + key + "1", doi}));
        expected[key] = title;
    }
    CHECK(desk.sound());
    std::map<std::string, std::string> held;
    for (const auto& current : ChangeFeed(desk.store).current()) {
        const auto record = desk.records().find(current.record)->record;
        held[record.key] = record.title;
    }
    CHECK(held == expected);
}

}  // namespace
}  // namespace evident
