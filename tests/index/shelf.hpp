// A store and its index in a folder of their own, with records made in a line or two.
#pragma once

#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <xapian.h>

#include "base/clock.hpp"
#include "index/sync.hpp"
#include "store/reports/records.hpp"

namespace evident::testing {

class Folder {
  public:
    Folder() : path_(std::filesystem::temp_directory_path() / fmt::format("evident-{:08x}", std::random_device{}())) {
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

inline Record record_of_title(const std::string& key, const std::string& title, const std::string& abstract = {}) {
    Record record;
    record.source = "pubmed";
    record.key = key;
    record.title = title;
    if (!abstract.empty()) record.abstract.push_back({"", "", abstract, {}});
    return record;
}

inline void set_print_date(Record& record, int year, int month = 0, int day = 0) {
    DateFact fact;
    fact.kind = DateKind::print;
    fact.span = *make_span(year, month, day);
    record.dates.push_back(fact);
}

class Shelf {
  public:
    Shelf() : store(Store::create(folder.file("shelf.db"), FixedClock("2025-01-02T03:04:05Z"))), index(store) {
        store.database().execute("INSERT INTO run (id, kind, started, asked) VALUES (1, 'ingest', '', '{}')");
    }

    RecordId put(const Record& record) { return put_all({record}).front(); }

    std::vector<RecordId> put_all(const std::vector<Record>& records) {
        std::vector<RecordId> out;
        Store writer = Store::open(store.path(), Access::write);  // as another command would
        RecordTable table(writer);
        Transaction transaction(writer.database());
        for (const auto& record : records) out.push_back(table.put(prepare(record), arrival()).record);
        transaction.commit();
        return out;
    }

    void withdraw(const std::string& key) {
        Store writer = Store::open(store.path(), Access::write);
        Transaction transaction(writer.database());
        RecordTable(writer).withdraw("pubmed", key, arrival());
        transaction.commit();
    }

    Folder folder;
    Store store;
    Index index;

  private:
    static Arrival arrival() {
        Arrival arrival;
        arrival.run = RunId{1};
        arrival.at = "2025-01-02T03:04:05Z";
        return arrival;
    }
};

// Everything an index says, line by line: each document's terms with weights and positions, its values, the spellings.
inline std::vector<std::string> contents(const std::string& folder) {
    std::vector<std::string> out;
    const Xapian::Database database(folder);
    for (auto id = database.postlist_begin({}); id != database.postlist_end({}); ++id) {
        const auto document = database.get_document(*id);
        for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
            std::string line = fmt::format("{} {} wdf={}", *id, *term, term.get_wdf());
            for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at)
                line += fmt::format(" {}", *at);
            out.push_back(line);
        }
        for (auto value = document.values_begin(); value != document.values_end(); ++value) {
            out.push_back(fmt::format("{} value {} {}", *id, value.get_valueno(), *value));
        }
    }
    for (auto word = database.spellings_begin(); word != database.spellings_end(); ++word) {
        out.push_back(fmt::format("spelling {} {}", *word, word.get_termfreq()));
    }
    return out;
}

inline std::map<std::string, std::vector<std::string>> stems(Store& store) {
    std::map<std::string, std::vector<std::string>> out;
    auto rows = store.database().prepare("SELECT stem, word FROM stem ORDER BY stem, word");
    while (rows.step()) out[std::string(rows.text(0))].emplace_back(rows.text(1));
    return out;
}

}  // namespace evident::testing
