#include "store/sqlite/changes.hpp"

namespace evident {

std::int64_t ChangeFeed::last() { return database_.number("SELECT coalesce(max(seq), 0) FROM change"); }

std::vector<RecordId> ChangeFeed::since(std::int64_t seq) {
    auto rows = database_.cached("SELECT DISTINCT record FROM change WHERE seq > ? ORDER BY record").bind(1, seq);
    std::vector<RecordId> out;
    while (rows.step()) out.push_back(RecordId{rows.integer(0)});
    return out;
}

std::int64_t ChangeFeed::count_since(std::int64_t seq) {
    auto rows = database_.cached("SELECT count(DISTINCT record) FROM change WHERE seq > ?").bind(1, seq);
    const auto count = rows.step() ? rows.integer(0) : 0;
    rows.reset();  // a row left open would keep this connection from seeing what others write
    return count;
}

std::vector<Change> ChangeFeed::next(std::int64_t seq, std::size_t limit) {
    auto rows = database_.cached("SELECT seq, record FROM change WHERE seq > ? ORDER BY seq LIMIT ?");
    rows.bind(1, seq).bind(2, std::int64_t(limit));
    std::vector<Change> out;
    while (rows.step()) out.push_back({rows.integer(0), RecordId{rows.integer(1)}});
    return out;
}

std::vector<Current> ChangeFeed::current() {
    auto rows = database_.cached("SELECT id, current, report FROM record WHERE current IS NOT NULL ORDER BY id");
    std::vector<Current> out;
    while (rows.step()) {
        out.push_back({RecordId{rows.integer(0)}, VersionId{rows.integer(1)}, ReportId{rows.integer(2)}});
    }
    return out;
}

void StemTable::add(std::string_view stem, std::string_view word) {
    database_.cached("INSERT OR IGNORE INTO stem (stem, word) VALUES (?, ?)").bind(1, stem).bind(2, word).run();
}

std::vector<std::string> StemTable::words(std::string_view stem) {
    auto rows = database_.cached("SELECT word FROM stem WHERE stem = ? ORDER BY word").bind(1, stem);
    std::vector<std::string> out;
    while (rows.step()) out.emplace_back(rows.text(0));
    return out;
}

void StemTable::clear() { database_.execute("DELETE FROM stem"); }

}  // namespace evident
