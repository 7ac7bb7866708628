// "The evidence as of that day" is a question, not a backup: revised, withdrawn and re-instated records answer as they
// stood then.
#include <map>

#include "query/exact/exact.hpp"
#include "query/syntax/plain.hpp"
#include "tests/catch.hpp"
#include "tests/store/desk.hpp"

namespace evident {
namespace {

using testing::Desk;
using testing::record_of;

struct DatedDesk : Desk {
    void on(const std::string& day) { clock.set(day + "T12:00:00Z"); }
    std::vector<std::string> keys(const std::string& question, int day) {
        const auto node = parse_plain(question, "question", {Day{20300101}}).node;
        std::vector<std::string> out;
        for (const auto id : exact_records_as_of(store, node, Day{day})) {
            auto row = store.database().prepare("SELECT key FROM record WHERE id = ?");
            row.bind(1, number(id));
            REQUIRE(row.step());
            out.emplace_back(row.text(0));
        }
        return out;
    }
};

using Keys = std::vector<std::string>;

TEST_CASE("as of a day: a record counts from the day it came, the end of that day included") {
    DatedDesk desk;
    desk.on("2024-06-10");
    desk.put(record_of("pubmed", "1", "osimertinib"));
    CHECK(desk.keys("osimertinib", 20240609).empty());
    CHECK(desk.keys("osimertinib", 20240610) == Keys{"1"});
    CHECK(desk.keys("osimertinib", 20991231) == Keys{"1"});
}

TEST_CASE("as of a day: a revision is judged by what it said then") {
    DatedDesk desk;
    desk.on("2024-06-10");
    desk.put(record_of("pubmed", "1", "gefitinib"));
    desk.on("2024-08-01");
    desk.put(record_of("pubmed", "1", "osimertinib"));
    CHECK(desk.keys("gefitinib", 20240731) == Keys{"1"});
    CHECK(desk.keys("osimertinib", 20240731).empty());
    CHECK(desk.keys("gefitinib", 20240801).empty());
    CHECK(desk.keys("osimertinib", 20240801) == Keys{"1"});
    CHECK(desk.keys("-osimertinib", 20240731) == Keys{"1"});
}

TEST_CASE("as of a day: an older version of the source that came late did not count, then or now") {
    DatedDesk desk;
    auto record = record_of("pubmed", "1", "osimertinib");
    record.version = 2;
    desk.on("2024-06-10");
    desk.put(record);
    record.version = 1;
    record.title = "gefitinib";
    desk.on("2024-07-10");
    desk.put(record);
    for (const int day : {20240610, 20240710, 20240801}) {
        CHECK(desk.keys("osimertinib", day) == Keys{"1"});
        CHECK(desk.keys("gefitinib", day).empty());
    }
}

TEST_CASE("as of a day: withdrawn and re-instated records are in, out and in again") {
    DatedDesk desk;
    const auto record = record_of("pubmed", "1", "osimertinib");
    desk.on("2024-06-10");
    desk.put(record);
    desk.put(record_of("pubmed", "2", "osimertinib"));
    desk.on("2024-07-10");
    desk.withdraw("pubmed", "1");
    desk.on("2024-08-10");
    desk.put(record_of("pubmed", "1", "osimertinib, revised"));
    desk.on("2024-09-10");
    desk.withdraw("pubmed", "1");
    CHECK(desk.keys("osimertinib", 20240609).empty());
    CHECK(desk.keys("osimertinib", 20240709) == Keys{"1", "2"});
    CHECK(desk.keys("osimertinib", 20240710) == Keys{"2"});
    CHECK(desk.keys("osimertinib", 20240809) == Keys{"2"});
    CHECK(desk.keys("osimertinib", 20240810) == Keys{"1", "2"});
    CHECK(desk.keys("osimertinib", 20240910) == Keys{"2"});
    CHECK(desk.sound());
}

TEST_CASE("as of each day of a random history the answer is the one the store gave that day") {
    DatedDesk desk;
    std::mt19937 random(GENERATE(1U, 2U, 3U, 4U));
    const std::vector<std::string> drugs = {"gefitinib", "osimertinib", "pemetrexed"};
    std::map<int, std::map<std::string, Keys>> said;
    for (int day = 1; day <= 28; ++day) {
        desk.on("2024-02-" + std::string(day < 10 ? "0" : "") + std::to_string(day));
        const auto key = std::to_string(random() % 6);  // one event a record and day: moments are seconds
        if (random() % 4 == 0) {
            desk.withdraw("pubmed", key);
        } else {
            desk.put(record_of("pubmed", key, drugs[random() % 3] + ' ' + drugs[random() % 3]));
        }
        for (const auto& drug : drugs) {
            said[20240200 + day][drug] = desk.keys(drug, 20991231);
            const auto node = parse_plain(drug, "question", {Day{20300101}}).node;
            CHECK(exact_records(desk.store, node).size() == said[20240200 + day][drug].size());
        }
    }
    for (const auto& [day, answers] : said) {
        for (const auto& [drug, keys] : answers) {
            CAPTURE(day, drug);
            CHECK(desk.keys(drug, day) == keys);
        }
    }
}

}  // namespace
}  // namespace evident
