#include "store/sqlite/words_anew.hpp"

#include "store/record/record_json.hpp"
#include "store/record/searchable.hpp"

namespace evident {
namespace {

constexpr std::string_view add_sql =
    "INSERT INTO words (rowid, title, abstract, vernacular, keyword, heading, substance, author, affiliation, journal, "
    "other, statement, tags) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

void add_words(Statement& add, std::int64_t record, const Searchable& found) {
    std::array<std::string, field_count> texts;
    add.reset().bind(1, record);
    for (std::size_t i = 0; i < field_count; ++i) {
        texts[i] = column_text(found.values[i]);
        add.bind(int(i) + 2, texts[i]);
    }
    const auto tags = tags_text(found.tags);
    add.bind(int(field_count) + 2, tags).run();
}

}  // namespace

bool words_outdated(Database& database) {
    auto row = database.cached("SELECT value FROM property WHERE name = 'words_format'");
    return !row.step() || row.text(0) != words_format;
}

std::int64_t make_words_anew(Database& database) {
    Transaction transaction(database);
    if (!words_outdated(database)) return 0;
    database.execute("INSERT INTO words (words) VALUES ('delete-all')");
    std::int64_t count = 0;
    {
        auto rows = database.prepare("SELECT r.id, v.content FROM record r JOIN version v ON v.id = r.current");
        auto add = database.prepare(add_sql);
        for (; rows.step(); ++count) add_words(add, rows.integer(0), searchable(record_from_json(rows.text(1))));
    }
    // Under the run of its last change: nobody is to take this for news.
    database.execute("INSERT INTO change (record, run) SELECT record, max(run) FROM change GROUP BY record");
    database.prepare("INSERT OR REPLACE INTO property VALUES ('words_format', ?)").bind(1, words_format).run();
    transaction.commit();
    return count;
}

}  // namespace evident
