// A cached statement that answered one row and was left there kept its connection at an old state of the store.
#include "store/sqlite/database.hpp"
#include "tests/catch.hpp"
#include "tests/store/desk.hpp"

using namespace evident;
using testing::Folder;

TEST_CASE("an answer read halfway does not keep a connection at an old state") {
    const Folder folder;
    const FixedClock clock("2025-01-02T03:04:05Z");
    auto writer = Store::create(folder.file("a.db"), clock);
    auto other = Store::open(folder.file("a.db"), Access::write);
    CHECK(other.property("created") == "2025-01-02T03:04:05Z");  // one row of one, never stepped to its end
    writer.set_property("note", "new");
    CHECK(other.property("note") == "new");
    Transaction transaction(other.database());  // "database is locked" when the old state was still held
    other.set_property("note", "newer");
    transaction.commit();
    CHECK(writer.property("note") == "newer");
}

TEST_CASE("a lent statement forgets its values and its place") {
    const Folder folder;
    const FixedClock clock("2025-01-02T03:04:05Z");
    auto store = Store::create(folder.file("a.db"), clock);
    constexpr const char* sql = "SELECT ?1, 1 UNION ALL SELECT ?1, 2";
    {
        auto rows = store.database().cached(sql).bind(1, std::int64_t{7});
        REQUIRE(rows.step());
        CHECK(rows.integer(0) == 7);
    }
    auto rows = store.database().cached(sql);
    REQUIRE(rows.step());
    CHECK(rows.is_nothing(0));
    CHECK(rows.integer(1) == 1);
}
