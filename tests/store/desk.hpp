// A store in a folder of its own that goes away with it, records made in a line, and the check every step must pass.
#pragma once

#include <algorithm>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "base/clock.hpp"
#include "store/record/record.hpp"
#include "store/reports/check.hpp"
#include "store/reports/records.hpp"
#include "store/sqlite/changes.hpp"
#include "store/sqlite/store.hpp"

namespace evident::testing {

class Folder {
  public:
    Folder()
        : path_(std::filesystem::temp_directory_path() / ("evident-store-" + std::to_string(std::random_device{}()))) {
        std::filesystem::create_directories(path_);
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string file(const std::string& name) const { return (path_ / name).string(); }

  private:
    std::filesystem::path path_;
};

// A record of one source with a title and identifiers written "pmid:1", "doi:10.1000/x", "nct:NCT01234567".
inline Record record_of(const std::string& source, const std::string& key, const std::string& title,
                        const std::vector<std::string>& identifiers = {}) {
    Record record;
    record.source = source;
    record.key = key;
    record.title = title;
    record.kind = RecordKind::article;
    for (const auto& text : identifiers) {
        const auto colon = text.find(':');
        record.identifiers.push_back(make_identifier(identifier_kind(text.substr(0, colon)), text.substr(colon + 1)));
    }
    return record;
}

// Each word of the full-text table: its row, column and place in the column.
using StoredWord = std::tuple<std::int64_t, std::string, std::int64_t, std::string>;

inline void add_words(std::set<StoredWord>& out, std::int64_t row, std::string_view column, std::string_view text) {
    std::int64_t place = 0;
    while (!text.empty()) {
        const auto space = std::min(text.find(' '), text.size());
        if (space > 0) out.emplace(row, column, place++, text.substr(0, space));
        text.remove_prefix(std::min(space + 1, text.size()));
    }
}

// What the full-text table should hold, from the current versions.
inline std::set<StoredWord> words_due(Store& store) {
    std::set<StoredWord> out;
    RecordTable records(store);
    for (const auto& current : ChangeFeed(store).current()) {
        const auto words = record_words(records.find(current.record)->record);
        for (const auto& column : columns()) {
            add_words(out, number(current.record), column.name, words.columns[std::size_t(column.field)]);
        }
        add_words(out, number(current.record), "tags", words.tags);
    }
    return out;
}

// What it does hold, read from SQLite's own list of its words.
inline std::set<StoredWord> words_held(Store& store) {
    store.database().execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.held_words USING fts5vocab('main', 'words', 'instance')");
    auto rows = store.database().prepare("SELECT doc, col, \"offset\", term FROM temp.held_words");
    std::set<StoredWord> out;
    while (rows.step()) {
        out.emplace(rows.integer(0), std::string(rows.text(1)), rows.integer(2), std::string(rows.text(3)));
    }
    return out;
}

// A store with one run, and the day's clock.
class Desk {
  public:
    Desk() : store(Store::create(folder.file("desk.db"), clock)) {
        store.database().execute(
            "INSERT INTO run (id, kind, started, finished, asked) VALUES (1, 'ingest', '', '', '{}')");
    }

    PutResult put(const Record& record) {
        Transaction transaction(store.database());
        const auto result = RecordTable(store).put(prepare(record), arrival());
        transaction.commit();
        return result;
    }
    // In one transaction.
    void put_all(const std::vector<Record>& records_given) {
        Transaction transaction(store.database());
        for (const auto& record : records_given) RecordTable(store).put(prepare(record), arrival());
        transaction.commit();
    }
    bool withdraw(const std::string& source, const std::string& key) {
        Transaction transaction(store.database());
        const bool done = RecordTable(store).withdraw(source, key, arrival());
        transaction.commit();
        return done;
    }
    // True when the whole check finds nothing and each word of the full-text table is a word of a current version.
    bool sound() { return check_store(store, false).empty() && words_held(store) == words_due(store); }
    std::vector<std::string> codes() {
        std::vector<std::string> out;
        for (const auto& problem : check_store(store, false)) out.push_back(problem.code);
        return out;
    }
    RecordTable records() { return RecordTable(store); }
    std::string title(RecordId record) {
        const auto held = records().find(record);
        return held ? held->record.title : std::string("(withdrawn)");
    }
    ReportId report(const PutResult& result) { return records().report_of(result.record); }
    std::int64_t count(const std::string& table) { return store.database().number("SELECT count(*) FROM " + table); }
    Arrival arrival() const {
        Arrival out;
        out.run = RunId{1};
        out.at = clock.now();
        return out;
    }

    FixedClock clock{"2025-01-02T03:04:05Z"};
    Folder folder;
    Store store;
};

}  // namespace evident::testing
