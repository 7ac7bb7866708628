// Each kind of damage is planted and must be found, by its own code.
#include "store/reports/check.hpp"

#include <algorithm>
#include <fstream>

#include "base/error.hpp"
#include "store/reports/dedup.hpp"
#include "tests/catch.hpp"
#include "tests/store/desk.hpp"

namespace evident {
namespace {

using testing::Desk;
using testing::record_of;
using Codes = std::vector<std::string>;

struct Filled : Desk {
    Filled() {
        for (int i = 1; i <= 5; ++i) {
            const auto key = std::to_string(i);
            put(record_of("pubmed", key, "lung cancer " + key, {"pmid:" + key}));
        }
    }
    void plant(const std::string& sql) { store.database().execute("PRAGMA foreign_keys=OFF; " + sql); }
};

TEST_CASE("a sound store has no findings, quick or not") {
    Filled desk;
    CHECK(check_store(desk.store, true).empty());
    CHECK(check_store(desk.store, false).empty());
}

TEST_CASE("a run that did not end is a note") {
    Filled desk;
    desk.plant("INSERT INTO run (kind, started, asked) VALUES ('ingest', '', '{}')");
    const auto found = check_store(desk.store, true);
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == "unfinished-run");
    CHECK(found[0].severity == Severity::note);
    CHECK(found[0].place.input == desk.store.path());
}

TEST_CASE("content that changed under its digest is found") {
    Filled desk;
    desk.plant("UPDATE version SET content = replace(content, 'cancer 3', 'cancer 8') WHERE id = 3");
    const auto found = check_store(desk.store, false);
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == "digest-differs");
    CHECK(found[0].message.find("version 3") != std::string::npos);
    CHECK(check_store(desk.store, true).empty());  // quick does not read every row
}

TEST_CASE("a record without its full-text row is found") {
    Filled desk;
    desk.plant("UPDATE record SET current = NULL WHERE id = 4");  // its words and names stay behind
    CHECK(desk.codes() == Codes{"words-differ", "identifiers-differ"});
    desk.plant("UPDATE record SET current = 4 WHERE id = 4");
    REQUIRE(desk.codes().empty());
    desk.plant("INSERT INTO words (words) VALUES ('delete-all')");
    CHECK(desk.codes() == Codes{"words-differ"});
}

TEST_CASE("damage to the full-text structures is found") {
    Filled desk;
    desk.plant("DELETE FROM words_data WHERE id > 10");
    const auto codes = desk.codes();
    // From SQLite 3.44 the check of the pages looks into FTS5 too and tells it first.
    CHECK(std::find(codes.begin(), codes.end(), "words-damaged") != codes.end());
}

TEST_CASE("a reference to a row that is not there is found") {
    Filled desk;
    desk.plant("DELETE FROM report WHERE id = 3");
    // Of the record (its report, and its own), and of what was shown of it.
    CHECK(desk.codes() == Codes{"reference-missing", "reference-missing", "reference-missing", "home-missing"});
}

TEST_CASE("a current version that is not there, or is another record's, is found") {
    Filled desk;
    desk.plant("UPDATE record SET current = 999 WHERE id = 1");
    CHECK(desk.codes() == Codes{"current-missing"});
    desk.plant("UPDATE record SET current = 2 WHERE id = 1");
    CHECK(desk.codes() == Codes{"current-missing"});
}

TEST_CASE("an identifier row that no current version has, or lacks, is found") {
    Filled desk;
    desk.plant("DELETE FROM identifier WHERE record = 1");
    CHECK(desk.codes() == Codes{"identifiers-differ"});
    desk.plant("INSERT INTO identifier VALUES ('pmid:1', 1), ('doi:10.1000/none', 2)");
    CHECK(desk.codes() == Codes{"identifiers-differ"});
}

TEST_CASE("reports and what they rest on, when they are not what the records say, are found") {
    Filled desk;
    desk.put(record_of("embase", "L1", "lung cancer 1", {"pmid:1"}));
    REQUIRE(desk.codes().empty());
    const auto* sql = GENERATE("DELETE FROM pair", "DELETE FROM likeness_key WHERE record = 2",
                               "UPDATE face SET bytes = (SELECT bytes FROM face WHERE record = 1) WHERE record = 2",
                               "UPDATE pair SET verdict = 'ask'",
                               "INSERT INTO pair_judgement VALUES (1, 1, 6, 'different', 'a reader', '', '')");
    desk.plant(sql);
    CHECK(desk.codes() == Codes{"dedup-differs"});
    CHECK(check_store(desk.store, true).empty());
    Transaction transaction(desk.store.database());
    DedupTable(desk.store).run(desk.arrival(), {});
    transaction.commit();
    CHECK(desk.codes().empty());
}

TEST_CASE("a report that leads elsewhere, or is not the one shown, is found") {
    Filled desk;
    const auto* sql =
        GENERATE("UPDATE report SET merged_into = 1 WHERE id = 2", "UPDATE record SET report = 1 WHERE id = 2",
                 "UPDATE showing SET report = 1 WHERE record = 2");
    desk.plant(sql);
    CHECK(desk.codes() == Codes{"reports-differ"});
}

TEST_CASE("a record without a home is found, also where it is to be judged anew, and nothing is judged then") {
    Filled desk;
    if (GENERATE(true, false)) desk.plant("DELETE FROM property WHERE name = 'dedup_rules'");
    desk.plant("UPDATE record SET home = NULL WHERE id = 2");
    CHECK(desk.codes() == Codes{"home-missing"});
}

TEST_CASE("a home that is no report is found") {
    Filled desk;
    desk.plant("UPDATE record SET home = 99 WHERE id = 2");
    CHECK(desk.codes() == Codes{"reference-missing", "home-missing"});
}

TEST_CASE("a record without a face, and a face that cannot be read, are found and made anew") {
    Filled desk;
    const auto* sql = GENERATE("DELETE FROM face WHERE record = 2", "UPDATE face SET bytes = x'00' WHERE record = 2");
    desk.plant(sql);
    CHECK(desk.codes() == Codes{"dedup-differs"});
    Transaction transaction(desk.store.database());
    DedupTable(desk.store).run(desk.arrival(), {});
    transaction.commit();
    CHECK(desk.codes().empty());
}

TEST_CASE("records judged by earlier rules are a note") {
    Filled desk;
    desk.plant("DELETE FROM property WHERE name = 'dedup_rules'");
    CHECK(desk.codes() == Codes{"dedup-outdated"});
}

TEST_CASE("text of an input that is not kept, or has a gap, is found") {
    Filled desk;
    desk.plant(
        "INSERT INTO input (id, run, name, format, bytes) VALUES (1, 1, 'a.xml', 'pubmed', 100); "
        "INSERT INTO chunk VALUES (1, 0, 50, x'00'), (1, 50, 50, x'00'); "
        "UPDATE version SET input = 1, start = 10, finish = 100 WHERE id = 2");
    CHECK(desk.codes().empty());
    desk.plant("DELETE FROM chunk WHERE start = 50");
    CHECK(desk.codes() == Codes{"bytes-missing"});
    desk.plant("UPDATE version SET finish = 40 WHERE id = 2; INSERT INTO chunk VALUES (1, 60, 10, x'00')");
    CHECK(desk.codes() == Codes{"bytes-missing"});
}

TEST_CASE("pages written over are found, or refused with advice") {
    Filled desk;
    for (int i = 0; i < 400; ++i) desk.put(record_of("csv", std::to_string(i), std::string(500, 'x')));
    desk.store.database().execute("PRAGMA wal_checkpoint(TRUNCATE)");
    {
        std::fstream file(desk.store.path(), std::ios::in | std::ios::out | std::ios::binary);
        const auto size = std::filesystem::file_size(desk.store.path());
        file.seekp(std::streamoff(size / 3));
        file << std::string(size / 3, '\x5a');
    }
    std::string seen;
    try {
        Store again = Store::open(desk.store.path(), Access::write);
        for (const auto& problem : check_store(again, true)) seen += problem.code + ' ';
    } catch (const Error& fault) {
        CHECK(fault.fault() == Fault::store);
        CHECK_FALSE(fault.advice().empty());
        seen = "refused";
    }
    CHECK_FALSE(seen.empty());
}

}  // namespace
}  // namespace evident
