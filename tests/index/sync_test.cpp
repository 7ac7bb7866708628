#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>

#include "base/error.hpp"
#include "index/database.hpp"
#include "query/compile/to_xapian.hpp"
#include "tests/catch.hpp"
#include "tests/index/shelf.hpp"

namespace evident {
namespace {

using testing::record_of_title;
using testing::Shelf;
using How = SyncSummary::How;

struct Ended {};

std::vector<Record> many(int from, int to, const std::string& extra = {}) {
    std::vector<Record> out;
    for (int i = from; i < to; ++i) {
        out.push_back(record_of_title(std::to_string(i), fmt::format("Study {} of treatments {}", i, extra),
                                      fmt::format("Patients treated{} with drug number {}.", i % 7, i)));
    }
    return out;
}

std::size_t hits(const Shelf& shelf, const std::string& word) {
    return xapian_matches(shelf.index, Node{Words{all_fields, {{word, false}}}, {}}).size();
}

// A rebuild says the same as what is there now, spellings and all.
void check_against_rebuild(Shelf& shelf) {
    const auto now = testing::contents(shelf.index.folder());
    const auto stems_now = testing::stems(shelf.store);
    shelf.index.rebuild({});
    CHECK(now == testing::contents(shelf.index.folder()));
    for (const auto& [stem, words] : testing::stems(shelf.store)) CHECK(stems_now.at(stem) == words);
}

Fault fault_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        CHECK(error.advice().find("evident index") != std::string::npos);
        return error.fault();
    }
    return Fault::bug;
}

}  // namespace

TEST_CASE("the first sync loads in bulk, the second has nothing to do and writes nothing") {
    Shelf shelf;
    shelf.put_all(many(1, 20));
    const auto first = shelf.index.sync({});
    CHECK(first.how == How::bulk);
    CHECK(first.why == "there was no index");
    CHECK(first.documents == 19);
    const auto written = std::filesystem::last_write_time(shelf.index.folder() + "/iamglass");
    const auto second = shelf.index.sync({});
    CHECK(second.how == How::nothing);
    CHECK(second.documents == 19);
    CHECK(std::filesystem::last_write_time(shelf.index.folder() + "/iamglass") == written);
    CHECK_FALSE(std::filesystem::exists(shelf.index.folder() + ".new"));
    CHECK(shelf.index.status().lag == 0);
}

TEST_CASE("an empty store has an empty index") {
    Shelf shelf;
    CHECK(shelf.index.sync({}).documents == 0);
    CHECK(hits(shelf, "lung") == 0);
    shelf.put(record_of_title("1", "Lung"));
    shelf.index.sync({});
    CHECK(hits(shelf, "lung") == 1);
}

TEST_CASE("new, revised, withdrawn and merged records reach the index in place") {
    Shelf shelf;
    shelf.put_all(many(1, 40));
    shelf.index.sync({});
    shelf.put(record_of_title("100", "Entirely leptomeningeal"));
    shelf.put(record_of_title("5", "Now pachymeningeal instead"));
    shelf.withdraw("6");
    CHECK(shelf.index.status().lag == 3);
    const auto summary = shelf.index.sync({});
    CHECK(summary.how == How::in_place);
    CHECK(summary.changed == 3);
    CHECK(hits(shelf, "leptomeningeal") == 1);
    CHECK(hits(shelf, "pachymeningeal") == 1);
    CHECK(hits(shelf, "5") == 0);
    CHECK(hits(shelf, "6") == 0);
    auto joined = many(10, 11).front();
    joined.identifiers.push_back(make_identifier(IdentifierKind::doi, "10.1000/x"));
    joined.identifiers.push_back(make_identifier(IdentifierKind::pmid, "77"));
    auto other = many(11, 12).front();
    other.identifiers.push_back(make_identifier(IdentifierKind::doi, "10.1000/x"));
    other.identifiers.push_back(make_identifier(IdentifierKind::pmid, "77"));
    shelf.put_all({joined, other});
    CHECK(RecordTable(shelf.store).count_reports() == 38);
    shelf.index.sync({});
    CHECK(shelf.index.check().equal());
    check_against_rebuild(shelf);
}

TEST_CASE("a record withdrawn and given again is one document") {
    Shelf shelf;
    shelf.put_all(many(1, 20));
    shelf.index.sync({});
    shelf.withdraw("3");
    shelf.put(many(3, 4, "again").front());
    shelf.withdraw("4");
    CHECK(shelf.index.sync({}).how == How::in_place);
    CHECK(shelf.index.check().equal());
    CHECK(shelf.index.status().documents == 18);
}

TEST_CASE("when more than half has changed the index is made anew") {
    Shelf shelf;
    shelf.put_all(many(1, 10));
    shelf.index.sync({});
    shelf.put_all(many(1, 7, "again"));
    CHECK(shelf.index.sync({}).how == How::bulk);
    CHECK(shelf.index.check().equal());
}

TEST_CASE("a sync in place that is ended half way goes on where it stopped") {
    Shelf shelf;
    shelf.put_all(many(1, 1500));
    shelf.index.sync({});
    shelf.put_all(many(1300, 1900, "revised"));
    shelf.withdraw("1");
    const auto end_after_two = [](std::int64_t done, std::int64_t) {
        if (done >= 500) throw Ended{};
    };
    CHECK_THROWS_AS(shelf.index.sync(end_after_two), Ended);
    CHECK(shelf.index.status().lag == 101);
    shelf.index.sync({});
    CHECK(shelf.index.check().equal());
    check_against_rebuild(shelf);
}

TEST_CASE("a process killed between commits costs only the repeating") {
    Shelf shelf;
    shelf.put_all(many(1, 1600));
    shelf.index.sync({});
    shelf.put_all(many(1200, 1900, "revised"));
    shelf.withdraw("2");
    const auto child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        Store store = Store::open(shelf.store.path(), Access::write);
        Index index(store);
        index.sync([](std::int64_t done, std::int64_t) {
            if (done >= 250) _exit(9);
        });
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    REQUIRE(WIFEXITED(status));
    REQUIRE(WEXITSTATUS(status) == 9);
    const auto lag = shelf.index.status().lag;
    CHECK(lag > 0);
    CHECK(lag < 701);
    CHECK(shelf.index.sync({}).how == How::in_place);
    CHECK(shelf.index.check().equal());
    check_against_rebuild(shelf);
}

TEST_CASE("a rebuild that is killed leaves the old index in use and no litter after the next") {
    Shelf shelf;
    shelf.put_all(many(1, 600));
    shelf.index.sync({});
    const auto before = testing::contents(shelf.index.folder());
    CHECK_THROWS_AS(shelf.index.rebuild([](std::int64_t, std::int64_t) { throw Ended{}; }), Ended);
    CHECK(testing::contents(shelf.index.folder()) == before);
    std::filesystem::create_directories(shelf.index.folder() + ".new/part-0");
    shelf.index.rebuild({});
    CHECK(testing::contents(shelf.index.folder()) == before);
    CHECK_FALSE(std::filesystem::exists(shelf.index.folder() + ".new"));
    CHECK_FALSE(std::filesystem::exists(shelf.index.folder() + ".old"));
}

TEST_CASE("several parts join to one index whose documents keep the records' numbers") {
    Shelf shelf;
    shelf.put_all(many(1, 11002));
    for (const char* key : {"1", "5000", "5001", "11001"}) shelf.withdraw(key);
    CHECK(shelf.index.sync({}).documents == 10997);
    CHECK(shelf.index.check().equal());
    CHECK(hits(shelf, "treatments") == 10997);
}

TEST_CASE("a missing, foreign or damaged index is told with advice, and sync makes it anew") {
    Shelf shelf;
    shelf.put_all(many(1, 10));
    CHECK(fault_of([&] { hits(shelf, "drug"); }) == Fault::store);
    CHECK(fault_of([&] { shelf.index.check(); }) == Fault::store);

    Shelf other;
    other.put_all(many(1, 10));
    other.index.sync({});
    std::filesystem::copy(other.index.folder(), shelf.index.folder());
    CHECK(fault_of([&] { hits(shelf, "drug"); }) == Fault::store);
    CHECK(shelf.index.status().unfit == "was made from another store");
    CHECK(shelf.index.sync({}).why == "the index was made from another store");
    CHECK(hits(shelf, "drug") == 9);

    std::ofstream(shelf.index.folder() + "/iamglass", std::ios::trunc) << "no index";
    CHECK(fault_of([&] { hits(shelf, "drug"); }) == Fault::store);
    CHECK(shelf.index.status().unfit == "is damaged");
    CHECK(shelf.index.sync({}).how == How::bulk);
    CHECK(hits(shelf, "drug") == 9);
}

TEST_CASE("an index made by other rules for words is made anew") {
    Shelf shelf;
    shelf.put_all(many(1, 10));
    shelf.index.sync({});
    {
        Xapian::WritableDatabase database(shelf.index.folder(), Xapian::DB_OPEN);
        auto nature = read_nature(database);
        nature.terms = "0";
        write_nature(database, nature);
        database.commit();
    }
    CHECK(fault_of([&] { hits(shelf, "drug"); }) == Fault::store);
    CHECK(shelf.index.sync({}).why == "the index was made by other rules for words");
}

TEST_CASE("a second writer is turned away") {
    Shelf shelf;
    shelf.put_all(many(1, 10));
    shelf.index.sync({});
    shelf.put(record_of_title("77", "New"));
    const Xapian::WritableDatabase writing(shelf.index.folder(), Xapian::DB_OPEN);
    try {
        shelf.index.sync({});
        FAIL("two writers at once");
    } catch (const Error& error) {
        CHECK(error.fault() == Fault::store);
        CHECK(error.advice().find("another evident") != std::string::npos);
    }
}

// A process that is killed leaves any half of what it was writing.
TEST_CASE("whatever a killed process left is cleared away") {
    for (const auto* left : {"guard/flintlock", "guard/iamglass", "guard/postlist.glass", "index/iamglass", "guard"}) {
        Shelf shelf;
        shelf.put_all(many(1, 10));
        const auto path = std::filesystem::path(shelf.index.folder() + ".new") / left;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path) << "half";
        INFO(left);
        CHECK(shelf.index.sync({}).documents == 9);
    }
}

TEST_CASE("a rebuild turns a second rebuild away") {
    Shelf shelf;
    shelf.put_all(many(1, 300));
    bool turned_away = false;
    shelf.index.rebuild([&](std::int64_t, std::int64_t) {
        Store store = Store::open(shelf.store.path(), Access::write);
        try {
            Index(store).rebuild({});
        } catch (const Error& error) {
            turned_away = error.fault() == Fault::store;
        }
    });
    CHECK(turned_away);
    CHECK(shelf.index.check().equal());
}

}  // namespace evident
