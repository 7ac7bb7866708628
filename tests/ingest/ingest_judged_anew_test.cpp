// A store whose records were judged by earlier rules is judged anew before a file's records join it.
#include "store/reports/dedup.hpp"
#include "tests/ingest/ingest_desk.hpp"

namespace evident {
namespace {

using testing::article;
using testing::IngestDesk;
using testing::set_of;
using testing::state_of;

std::string paper(const std::string& pmid, const std::string& doi) {
    return article(pmid, R"(<ELocationID EIdType="doi" ValidYN="Y">)" + doi + "</ELocationID>",
                   "Survival with docetaxel in patients whose lung cancer had spread");
}

std::string line(const std::string& key, const std::string& doi) {
    return R"({"_id": ")" + key + R"(", "source": "mine", "year": 2020, "doi": ")" + doi +
           R"(", "title": "Survival with docetaxel in patients whose lung cancer had spread"})" + "\n";
}

// As rules that joined nothing left it.
void make_older(Store& store) {
    store.database().execute(
        "DELETE FROM property WHERE name = 'dedup_rules'; DELETE FROM pair; DELETE FROM likeness_key; DELETE FROM "
        "face; "
        "UPDATE record SET report = home; UPDATE report SET merged_into = NULL; DELETE FROM merge; "
        "DELETE FROM showing WHERE id NOT IN (SELECT min(id) FROM showing GROUP BY record); "
        "UPDATE showing SET report = (SELECT home FROM record WHERE record.id = showing.record)");
}

TEST_CASE("the first ingest judges an older store anew, once, and the moves are of its run") {
    IngestDesk desk;
    desk.bring(desk.put_file("a.xml", set_of(paper("1", "10.1000/x"))));
    desk.bring(desk.put_file("a.jsonl", line("a", "10.1000/x")));
    REQUIRE(desk.number_of("SELECT count(DISTINCT report) FROM record") == 1);
    const auto joined = state_of(desk.store);
    make_older(desk.store);
    REQUIRE(desk.number_of("SELECT count(DISTINCT report) FROM record") == 2);
    REQUIRE(DedupTable(desk.store).outdated());
    const auto other =
        desk.put_file("b.xml", set_of(article("2", "", "Something else that has nothing to do with it")));
    const auto summary = desk.bring(other);
    CHECK(summary.fresh == 1);
    CHECK_FALSE(DedupTable(desk.store).outdated());
    CHECK(desk.number_of("SELECT count(DISTINCT report) FROM record") == 2);
    for (const auto& said : joined) CHECK(state_of(desk.store).count(said) == 1);
    const auto moves = DedupTable(desk.store).moves();
    REQUIRE(moves.size() == 1);
    CHECK(moves[0].run == summary.run);
    CHECK(desk.sound());
    desk.bring(other);
    CHECK(DedupTable(desk.store).moves().size() == 1);
}

}  // namespace
}  // namespace evident
