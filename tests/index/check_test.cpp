#include <functional>

#include "index/document.hpp"
#include "tests/catch.hpp"
#include "tests/index/shelf.hpp"

namespace evident {
namespace {

void tamper(const Index& index, const std::function<void(Xapian::WritableDatabase&)>& work) {
    Xapian::WritableDatabase database(index.folder(), Xapian::DB_OPEN);
    work(database);
    database.commit();
}

}  // namespace

TEST_CASE("check finds planted faults and nothing else") {
    testing::Shelf shelf;
    std::vector<Record> records;
    for (int i = 1; i <= 9; ++i) records.push_back(testing::record_of_title(std::to_string(i), "Lung"));
    shelf.put_all(records);
    shelf.index.sync({});
    REQUIRE(shelf.index.check().equal());

    tamper(shelf.index, [](Xapian::WritableDatabase& database) {
        database.delete_document(2);
        auto stale = database.get_document(4);
        stale.add_value(version_slot, id_value(1000));
        database.replace_document(4, stale);
        auto moved = database.get_document(5);
        moved.add_value(report_slot, id_value(1));
        database.replace_document(5, moved);
        database.replace_document(20, database.get_document(7));
    });
    const auto found = shelf.index.check();
    CHECK(found.missing == std::vector{RecordId{2}});
    CHECK(found.stale == std::vector{RecordId{4}, RecordId{5}});
    CHECK(found.extra == std::vector{RecordId{20}});
    CHECK(found.records == 9);
    CHECK(found.documents == 9);
    CHECK_FALSE(found.equal());
    shelf.index.rebuild({});
    CHECK(shelf.index.check().equal());
}

TEST_CASE("check of an index that lags says so") {
    testing::Shelf shelf;
    shelf.put(testing::record_of_title("1", "Lung"));
    shelf.index.sync({});
    shelf.put(testing::record_of_title("2", "Brain"));
    const auto found = shelf.index.check();
    CHECK(found.lag == 1);
    CHECK(found.missing == std::vector{RecordId{2}});
}

}  // namespace evident
