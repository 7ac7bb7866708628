// A store of schema 3, where shared identifiers made reports, is brought up to date and judged anew.
#include "store/record/record_json.hpp"
#include "store/reports/dedup.hpp"
#include "store/sqlite/migrate.hpp"
#include "tests/catch.hpp"
#include "tests/store/desk.hpp"

namespace evident {
namespace {

using testing::Folder;
using testing::record_of;

// As evident left it before there was deduplication: pubmed:1 and embase:L1 in report 1, where report 2 went when a
// record brought both their names; and an erratum with the paper's DOI in the same report.
void make_schema_3(const std::string& path) {
    Database database(path, Access::create);
    for (const auto& step : migrations().first(3)) database.execute(std::string(step.sql));
    database.execute("PRAGMA application_id=" + std::to_string(application_id) + "; PRAGMA user_version=3;");
    database.execute(
        "INSERT INTO run (id, kind, started, finished, asked) VALUES (1, 'ingest', '', '', '{}');"
        "INSERT INTO report (id, merged_into) VALUES (1, NULL), (2, 1), (3, NULL);"
        "INSERT INTO merge (run, at, kept, gone, rule, evidence) VALUES (1, '2024-05-01T00:00:00Z', 1, 2, 'identity', "
        "'doi:10.1000/x');");
    const std::string title = "Lung cancer and a title that is long enough";
    const std::vector<std::pair<Record, int>> records = {
        {record_of("pubmed", "1", title, {"pmid:1", "doi:10.1000/x"}), 1},
        {record_of("embase", "L1", title, {"doi:10.1000/x"}), 1},
        {record_of("pubmed", "2", "Erratum: " + title, {"pmid:2", "doi:10.1000/x"}), 1},
        {record_of("csv", "c", "Something else that has nothing to do with it", {"doi:10.1000/y"}), 3}};
    std::int64_t id = 0;
    for (const auto& [record, report] : records) {
        ++id;
        const auto content = to_json(record);
        database
            .prepare(
                "INSERT INTO record (id, source, key, report, current, print, electronic, \"create\", entry, mesh, "
                "completed, revised) VALUES (?1, ?2, ?3, ?4, ?1, 0, 0, 0, 0, 0, 0, 0)")
            .bind(1, id)
            .bind(2, record.source)
            .bind(3, record.key)
            .bind(4, std::int64_t(report))
            .run();
        database
            .prepare(
                "INSERT INTO version (id, record, source_version, digest, content, start, finish, run, seen) VALUES "
                "(?1, ?1, 1, x'00', ?2, 0, 0, 1, '2024-05-01T00:00:00Z')")
            .bind(1, id)
            .bind(2, content)
            .run();
    }
    database.execute(
        "INSERT INTO showing (record, version, report, run, at) "
        "SELECT id, id, report, 1, '2024-05-01T00:00:00Z' FROM record");
}

TEST_CASE("a store of schema 3 keeps its reports until it is judged anew; then each record has its due") {
    const Folder folder;
    make_schema_3(folder.file("old.db"));
    auto store = Store::open(folder.file("old.db"), Access::write);
    const auto column = [&](const std::string& sql) {
        auto rows = store.database().prepare(sql);
        std::vector<std::int64_t> out;
        while (rows.step()) out.push_back(rows.integer(0));
        return out;
    };
    CHECK(column("SELECT report FROM record ORDER BY id") == std::vector<std::int64_t>{1, 1, 1, 3});
    CHECK(column("SELECT home FROM record ORDER BY id") == std::vector<std::int64_t>{1, 4, 5, 3});
    CHECK(column("SELECT coalesce(merged_into, 0) FROM report ORDER BY id") ==
          std::vector<std::int64_t>{0, 1, 0, 1, 1});
    RecordTable records(store);
    DedupTable dedup(store);
    CHECK(records.standing_for(ReportId{2}) == ReportId{1});
    REQUIRE(dedup.moves().size() == 1);
    CHECK(dedup.moves()[0].record == RecordId::none);
    CHECK(dedup.outdated());
    Arrival arrival;
    arrival.run = RunId{1};
    arrival.at = "2025-01-02T03:04:05Z";
    Transaction transaction(store.database());
    const auto counts = dedup.run(arrival, {});
    transaction.commit();
    CHECK(counts.moved == 1);  // the erratum
    CHECK(counts.reports == 3);
    CHECK_FALSE(dedup.outdated());
    CHECK(column("SELECT report FROM record ORDER BY id") == std::vector<std::int64_t>{1, 1, 5, 3});
    CHECK(records.standing_for(ReportId{2}) == ReportId{1});
    CHECK(records.standing_for(ReportId{4}) == ReportId{1});
    CHECK(records.standing_for(ReportId{5}) == ReportId{5});
    CHECK(dedup.differing() == 0);
}

}  // namespace
}  // namespace evident
