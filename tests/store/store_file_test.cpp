// Files that are no store of ours, or not of our time, are refused and left as they are; copies are whole.
#include <fstream>
#include <thread>

#include "base/error.hpp"
#include "base/file.hpp"
#include "store/sqlite/migrate.hpp"
#include "tests/catch.hpp"
#include "tests/store/desk.hpp"

namespace evident {
namespace {

namespace fs = std::filesystem;
using testing::Desk;
using testing::Folder;
using testing::record_of;

struct Refusal {
    std::string message;
    std::string advice;
};

Refusal refusal(const std::string& path, Access access) {
    try {
        const auto store = Store::open(path, access);
    } catch (const Error& fault) {
        CHECK(fault.fault() == Fault::store);
        CHECK_FALSE(fault.advice().empty());
        return {fault.what(), fault.advice()};
    }
    FAIL(path << " was opened");
    return {};
}

// Refused both ways, naming the file and the reason, and not one byte of it is different.
void check_refused(const std::string& path, const std::string& reason) {
    const auto before = read_file(path);
    for (const auto access : {Access::read, Access::write}) {
        const auto said = refusal(path, access);
        CHECK(said.message.find(path) != std::string::npos);
        CHECK(said.message.find(reason) != std::string::npos);
    }
    CHECK(read_file(path) == before);
    CHECK_FALSE(fs::exists(path + "-wal"));
}

TEST_CASE("a new store has the newest schema, a name of its own and nothing in it") {
    Desk desk;
    CHECK(desk.store.database().number("PRAGMA user_version") == newest_schema());
    CHECK(desk.store.database().number("PRAGMA application_id") == application_id);
    CHECK(desk.store.property("created") == "2025-01-02T03:04:05Z");
    CHECK(desk.store.property("identity").size() == 32);
    CHECK(desk.store.property("no such").empty());
    CHECK(desk.sound());
    Folder folder;
    const auto other = Store::create(folder.file("b.db"), desk.clock);
    CHECK(Store::open(folder.file("b.db"), Access::read).property("identity") != desk.store.property("identity"));
}

TEST_CASE("migrations are numbered from one without a gap, and taking them again changes nothing") {
    std::int64_t number = 0;
    for (const auto& step : migrations()) CHECK(step.number == ++number);
    Desk desk;
    const auto before = desk.store.database().number("PRAGMA schema_version");
    migrate(desk.store.database());
    CHECK(desk.store.database().number("PRAGMA schema_version") == before);
}

TEST_CASE("a store is not made where something is") {
    Folder folder;
    std::ofstream(folder.file("there")) << "a letter";
    const FixedClock clock("2025-01-02T03:04:05Z");
    CHECK_THROWS_AS(Store::create(folder.file("there"), clock), Error);
    CHECK(read_file(folder.file("there")) == "a letter");
    CHECK_THROWS_AS(Store::create(folder.file("no/such/folder.db"), clock), Error);
    CHECK_FALSE(fs::exists(folder.file("no")));
    CHECK_THROWS_AS(Store::create(folder.file(""), clock), Error);
}

TEST_CASE("what is no store is refused and stays as it is") {
    Folder folder;
    std::ofstream(folder.file("letter.txt")) << "Dear reader, " << std::string(5000, 'x');
    check_refused(folder.file("letter.txt"), "not a database");
    std::ofstream(folder.file("empty.db")).flush();
    check_refused(folder.file("empty.db"), "is not an evident store");
    {
        Database foreign(folder.file("foreign.db"), Access::create);
        foreign.execute("PRAGMA journal_mode=DELETE; CREATE TABLE record (id); INSERT INTO record VALUES (1)");
    }
    check_refused(folder.file("foreign.db"), "is not an evident store");
    CHECK(refusal(folder.file("missing.db"), Access::write).message.find("there is no store") == 0);
    CHECK_FALSE(fs::exists(folder.file("missing.db")));
    CHECK(refusal(folder.file(""), Access::read).message.find("is a folder, not a store") != std::string::npos);
}

TEST_CASE("a store of a newer version is refused and stays as it is") {
    Folder folder;
    const auto path = folder.file("newer.db");
    {
        Store store = Store::create(path, FixedClock("2025-01-02T03:04:05Z"));
        store.database().execute("PRAGMA user_version=" + std::to_string(newest_schema() + 1));
    }
    check_refused(path, "was made by a newer evident");
}

TEST_CASE("a read-only store cannot be written") {
    Desk desk;
    Store reader = Store::open(desk.store.path(), Access::read);
    CHECK_THROWS_AS(reader.database().execute("DELETE FROM run"), Error);
    CHECK_THROWS_AS(reader.set_property("a", "b"), Error);
    CHECK(desk.count("run") == 1);
}

TEST_CASE("two writers take turns, and a reader sees whole transactions only") {
    Desk desk;
    Store other = Store::open(desk.store.path(), Access::write);
    Store reader = Store::open(desk.store.path(), Access::read);
    for (int turn = 0; turn < 5; ++turn) {
        desk.put(record_of("pubmed", std::to_string(turn), "A"));
        Transaction transaction(other.database());
        RecordTable table(other);
        table.put(prepare(record_of("pubmed", std::to_string(turn), "B")), desk.arrival());
        table.put(prepare(record_of("embase", std::to_string(turn), "C")), desk.arrival());
        CHECK(RecordTable(reader).count_current() == 2 * turn + 1);
        transaction.commit();
        CHECK(RecordTable(reader).count_current() == 2 * turn + 2);
    }
    CHECK(desk.sound());
}

TEST_CASE("a copy taken while another writes is one consistent state") {
    Desk desk;
    for (int i = 0; i < 200; ++i) desk.put(record_of("pubmed", std::to_string(i), "before " + std::to_string(i)));
    std::jthread writer([&](const std::stop_token& stop) {
        Store store = Store::open(desk.store.path(), Access::write);
        for (int i = 0; !stop.stop_requested() && i < 20'000; ++i) {
            Transaction transaction(store.database());
            RecordTable table(store);  // two records a transaction: a copy holds both or none
            table.put(prepare(record_of("embase", std::to_string(i), "pair")), desk.arrival());
            table.put(prepare(record_of("scopus", std::to_string(i), "pair")), desk.arrival());
            transaction.commit();
        }
    });
    for (int copy = 0; copy < 5; ++copy) {
        const auto path = desk.folder.file("copy" + std::to_string(copy) + ".db");
        Store source = Store::open(desk.store.path(), Access::read);
        source.database().back_up_to(path);
        Store held = Store::open(path, Access::write);
        CHECK(check_store(held, false).empty());
        CHECK(held.property("identity") == desk.store.property("identity"));
        const auto count = [&](const std::string& source_name) {
            return held.database().number("SELECT count(*) FROM record WHERE source = '" + source_name + "'");
        };
        CHECK(count("pubmed") == 200);
        CHECK(count("embase") == count("scopus"));
        CHECK_THROWS_AS(source.database().back_up_to(path), Error);  // never over a file that is there
    }
    writer.request_stop();
}

}  // namespace
}  // namespace evident
