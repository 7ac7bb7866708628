// A store whose full-text words were written in an older form answers right after it is opened, however it is opened.
#include "tests/catch.hpp"
#include "tests/store/desk.hpp"

namespace evident {
namespace {

using testing::Desk;
using testing::record_of;

// As an older evident left it: other words in the full-text table, and no word of their form.
void make_old(Desk& desk) {
    auto& database = desk.store.database();
    database.execute("INSERT INTO words (words) VALUES ('delete-all')");
    database.execute("INSERT INTO words (rowid, title, tags) SELECT id, 'oldword', 'au.kim.yh' FROM record");
    database.execute("DELETE FROM property WHERE name = 'words_format'");
}

std::int64_t found(Store& store, const std::string& word) {
    return store.database().number("SELECT count(*) FROM words WHERE words MATCH '" + word + "'");
}

void fill(Desk& desk) {
    for (int i = 0; i < 5; ++i) {
        auto record = record_of("pubmed", std::to_string(i), "Gefitinib for lung cancer");
        record.authors.push_back({});
        record.authors.back().last = "Kim";
        record.authors.back().initials = "YH";
        desk.put(record);
    }
    desk.withdraw("pubmed", "4");
}

TEST_CASE("words of an older form are made anew, and the index is told of every record") {
    for (const auto access : {Access::write, Access::read}) {
        Desk desk;
        fill(desk);
        make_old(desk);
        const auto last = ChangeFeed(desk.store).last();
        Store store = Store::open(desk.store.path(), access);
        CHECK(store.words_remade() == 4);
        CHECK(found(store, "gefitinib") == 4);
        CHECK(found(store, "oldword") == 0);
        CHECK(found(store, "tags:\"au.kim..yh\"") == 4);
        CHECK(ChangeFeed(store).since(last).size() == 5);
        CHECK(desk.sound());
        CHECK(Store::open(desk.store.path(), access).words_remade() == 0);
    }
}

TEST_CASE("records that come in while words are held back stand in the new form and the old") {
    Desk desk;
    fill(desk);
    make_old(desk);
    Store store = Store::open(desk.store.path(), Access::write);
    Transaction transaction(store.database());
    RecordTable records(store);
    records.hold_words();
    records.put(prepare(record_of("pubmed", "1", "Osimertinib")), desk.arrival());
    records.put(prepare(record_of("pubmed", "9", "Osimertinib again")), desk.arrival());
    records.release_words();
    transaction.commit();
    CHECK(found(store, "osimertinib") == 2);
    CHECK(found(store, "gefitinib") == 3);
    CHECK(desk.sound());
}

TEST_CASE("a store of today is opened as it is") {
    Desk desk;
    fill(desk);
    const auto last = ChangeFeed(desk.store).last();
    Store store = Store::open(desk.store.path(), Access::write);
    CHECK(store.words_remade() == 0);
    CHECK(ChangeFeed(store).last() == last);
}

}  // namespace
}  // namespace evident
