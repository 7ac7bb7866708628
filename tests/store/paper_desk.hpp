// A store of made papers that records of two and more sources tell of, and its reports by their records' names.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "store/reports/dedup.hpp"
#include "store/reports/settling.hpp"
#include "tests/store/desk.hpp"

namespace evident::testing {

inline Author author_of(const std::string& last, const std::string& initials) {
    Author author;
    author.last = last;
    author.initials = initials;
    return author;
}

inline Record paper_of(const std::string& source, const std::string& key, int number) {
    static const std::vector<std::string> subjects = {"osimertinib", "lorlatinib", "pembrolizumab", "docetaxel"};
    const auto& subject = subjects[std::size_t(number) % subjects.size()];
    auto record = record_of(source, key, "Survival with " + subject + " in patients whose lung cancer had spread",
                            {"doi:10.1000/" + std::to_string(number)});
    record.authors = {author_of("Berg" + std::string(std::size_t(number % 3), 'a'), "AB"), author_of("Chen", "L")};
    record.journal.title = "Journal of Thoracic Things";
    record.journal.volume = std::to_string(10 + number);
    record.journal.pages = std::to_string(100 + 10 * number) + "-" + std::to_string(108 + 10 * number);
    DateFact date;
    date.kind = DateKind::print;
    date.span = parse_span(std::to_string(2010 + number));
    record.dates.push_back(date);
    return record;
}

struct PaperDesk : Desk {
    RecordId id(const std::string& source, const std::string& key) { return *records().find_key(source, key); }
    DedupTable dedup() { return DedupTable(store); }
    void judge(RecordId a, RecordId b, Word word) {
        Transaction transaction(store.database());
        dedup().judge(a, b, word, "a reader", "so it is", arrival());
        transaction.commit();
    }
    // Also a word that DedupTable::judge() would refuse.
    void say(RecordId a, RecordId b, Word word) {
        Transaction transaction(store.database());
        PairTable pairs(store.database());
        FaceTable faces(store.database());
        pairs.judge({0, a, b, word, "a reader", "so it is", clock.now()});
        const auto now = arrival();
        Settling(store.database(), now, faces, pairs).settle({a, b});
        transaction.commit();
    }
    DedupCounts run() {
        Transaction transaction(store.database());
        const auto counts = dedup().run(arrival(), {});
        transaction.commit();
        return counts;
    }
    std::set<std::set<std::string>> groups() {
        std::map<std::int64_t, std::set<std::string>> by_report;
        auto rows = store.database().prepare("SELECT report, source, key FROM record");
        while (rows.step()) {
            by_report[rows.integer(0)].insert(std::string(rows.text(1)) + ":" + std::string(rows.text(2)));
        }
        std::set<std::set<std::string>> out;
        for (auto& [report, group] : by_report) out.insert(std::move(group));
        return out;
    }
    std::vector<std::string> lines(const std::string& sql) {
        auto rows = store.database().prepare(sql);
        std::vector<std::string> out;
        while (rows.step()) out.emplace_back(rows.text(0));
        return out;
    }
    // Faces, keys, pairs and reports, without their moments.
    std::vector<std::string> everything() {
        std::vector<std::string> out;
        for (const auto* sql :
             {"SELECT record || ' ' || hex(bytes) FROM face ORDER BY record",
              "SELECT key || ' ' || record FROM likeness_key ORDER BY key, record",
              "SELECT a || ' ' || b || ' ' || verdict || ' ' || rule || ' ' || bond || ' ' || grade FROM pair "
              "ORDER BY a, b",
              "SELECT id || ' ' || report || ' ' || home FROM record ORDER BY id",
              "SELECT id || ' ' || coalesce(merged_into, 0) FROM report ORDER BY id"}) {
            for (auto& line : lines(sql)) out.push_back(std::move(line));
        }
        return out;
    }
    // Each report is the least home of its records, and every other home leads to it.
    bool homes_hold() {
        return store.database().number(
                   "SELECT count(*) FROM record r JOIN report h ON h.id = r.home WHERE r.report <> "
                   "(SELECT min(home) FROM record o WHERE o.report = r.report) "
                   "OR h.merged_into IS NOT nullif(r.report, r.home)") == 0;
    }
};

}  // namespace evident::testing
