#include "store/sqlite/changes.hpp"

namespace evident {

std::int64_t ChangeFeed::last() { return database_.number("SELECT coalesce(max(seq), 0) FROM change"); }

std::vector<RecordId> ChangeFeed::since(std::int64_t seq) {
    auto& rows = database_.cached("SELECT DISTINCT record FROM change WHERE seq > ? ORDER BY record").bind(1, seq);
    std::vector<RecordId> out;
    while (rows.step()) out.push_back(RecordId{rows.integer(0)});
    return out;
}

std::int64_t ChangeFeed::count_since(std::int64_t seq) {
    auto& rows = database_.cached("SELECT count(DISTINCT record) FROM change WHERE seq > ?").bind(1, seq);
    return rows.step() ? rows.integer(0) : 0;
}

void StemTable::add(std::string_view stem, std::string_view word) {
    database_.cached("INSERT OR IGNORE INTO stem (stem, word) VALUES (?, ?)").bind(1, stem).bind(2, word).run();
}

std::vector<std::string> StemTable::words(std::string_view stem) {
    auto& rows = database_.cached("SELECT word FROM stem WHERE stem = ? ORDER BY word").bind(1, stem);
    std::vector<std::string> out;
    while (rows.step()) out.emplace_back(rows.text(0));
    return out;
}

void StemTable::clear() { database_.execute("DELETE FROM stem"); }

}  // namespace evident
