// A store in a folder of its own for the tests of the ingest, and everything it says as lines that can be compared.
#pragma once

#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "ingest/ingest.hpp"
#include "store/record/record_json.hpp"
#include "store/reports/records.hpp"
#include "store/sqlite/runs.hpp"
#include "tests/catch.hpp"
#include "tests/ingest/read_all.hpp"
#include "tests/store/desk.hpp"

namespace evident::testing {

inline void write_text(const std::string& path, const std::string& text) {
    std::ofstream out(path, std::ios::binary);
    out << text;
    REQUIRE(out.flush());
}

// What a store says of its records, whatever the ids and the runs: one line a record, with the text of the version
// shown, the very bytes it was read from and the other records of its report.
inline std::set<std::string> state_of(Store& store) {
    RecordTable records(store);
    RunLog log(store);
    std::map<std::int64_t, std::string> companions;
    auto groups = store.database().prepare("SELECT report, source || ':' || key FROM record ORDER BY 2");
    while (groups.step()) companions[groups.integer(0)] += ' ' + std::string(groups.text(1));
    std::set<std::string> out;
    auto rows = store.database().prepare(
        "SELECT r.report, r.source || ':' || r.key, v.content, coalesce(v.input, 0), v.start, v.finish "
        "FROM record r LEFT JOIN version v ON v.id = r.current");
    while (rows.step()) {
        const auto bytes =
            log.kept_text(InputId{rows.integer(3)}, std::uint64_t(rows.integer(4)), std::uint64_t(rows.integer(5)));
        out.insert(std::string(rows.text(1)) + " with" + companions[rows.integer(0)] + " says " +
                   std::string(rows.text(2)) + " in " + bytes);
    }
    return out;
}

class IngestDesk {
  public:
    IngestDesk() : store(Store::create(folder.file("desk.db"), clock)) {}

    IngestSummary bring(const IngestRequest& request) { return ingest(store, request, clock, {}); }
    IngestSummary bring(const std::string& path) {
        IngestRequest request;
        request.paths = {path};
        return bring(request);
    }
    std::string put_file(const std::string& name, const std::string& text) {
        write_text(folder.file(name), text);
        return folder.file(name);
    }
    bool sound() { return check_store(store, false).empty() && words_held(store) == words_due(store); }
    std::int64_t number_of(const std::string& sql) { return store.database().number(sql); }
    // Bytes of text that are kept, however often.
    std::int64_t kept() { return number_of("SELECT coalesce(sum(size), 0) FROM chunk"); }

    FixedClock clock{"2025-01-02T03:04:05Z"};
    Folder folder;
    Store store;
};

inline std::vector<std::string> codes_of(const IngestSummary& summary) {
    std::vector<std::string> out;
    for (const auto& problem : summary.problems) out.push_back(problem.code);
    return out;
}

// new, updated, unchanged, rejected, deleted.
using Counts = std::vector<std::int64_t>;
inline Counts counts_of(const IngestSummary& summary) {
    CHECK(summary.read == summary.fresh + summary.updated + summary.unchanged + summary.rejected);
    return {summary.fresh, summary.updated, summary.unchanged, summary.rejected, summary.deleted};
}

}  // namespace evident::testing
