#include "store/reports/faces.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "store/dedup/candidates.hpp"

namespace evident {

std::optional<std::string> FaceTable::bytes(RecordId record) {
    auto row = database_.cached("SELECT bytes FROM face WHERE record = ?");
    row.bind(1, number(record));
    if (!row.step()) return {};
    return std::string(row.bytes(0));
}

const Face& FaceTable::face(RecordId record) {
    const auto found = known_.find(record);
    if (found != known_.end()) return found->second;
    const auto kept = bytes(record);
    if (!kept) {
        throw Error(Fault::store, "a record has nothing by which its duplicates are found",
                    "run `evident dedup run`, which makes it anew");
    }
    return known_.emplace(record, unpacked(*kept)).first->second;
}

void FaceTable::put(RecordId record, const std::string& bytes) {
    // Not OR REPLACE: what may need undoing within a statement makes FTS5 write out its words first, at each record.
    const bool held = database_.cached("SELECT 1 FROM face WHERE record = ?").bind(1, number(record)).step();
    auto row = held ? database_.cached("UPDATE face SET bytes = ?2 WHERE record = ?1")
                    : database_.cached("INSERT INTO face (record, bytes) VALUES (?1, ?2)");
    row.bind(1, number(record)).bind_bytes(2, bytes).run();
    known_.erase(record);
    keys_.erase(record);
}

void FaceTable::forget() {
    known_.clear();
    keys_.clear();
}

void FaceTable::add_key(std::int64_t key, RecordId record) {
    alive_.erase(key);
    database_.cached("INSERT OR IGNORE INTO likeness_key (key, record) VALUES (?, ?)")
        .bind(1, key)
        .bind(2, number(record))
        .run();
}

void FaceTable::remove_key(std::int64_t key, RecordId record) {
    alive_.erase(key);
    database_.cached("DELETE FROM likeness_key WHERE key = ? AND record = ?")
        .bind(1, key)
        .bind(2, number(record))
        .run();
}

std::vector<RecordId> FaceTable::with_key(std::int64_t key) {
    auto rows = database_.cached("SELECT record FROM likeness_key WHERE key = ? ORDER BY record LIMIT ?");
    rows.bind(1, key).bind(2, std::int64_t(most_of_a_key) + 1);
    std::vector<RecordId> out;
    while (rows.step()) out.push_back(RecordId{rows.integer(0)});
    return out;
}

const std::vector<std::int64_t>& FaceTable::keys(RecordId record) {
    const auto found = keys_.find(record);
    return found != keys_.end() ? found->second : keys_.emplace(record, keys_of(face(record))).first->second;
}

bool FaceTable::alive(std::int64_t key) {
    const auto [found, first] = alive_.try_emplace(key, false);
    if (first) found->second = with_key(key).size() <= most_of_a_key;
    return found->second;
}

bool FaceTable::share_living_key(RecordId left, RecordId right) {
    const auto& a = keys(left);
    const auto& b = keys(right);
    return std::any_of(a.begin(), a.end(),
                       [&](std::int64_t key) { return std::binary_search(b.begin(), b.end(), key) && alive(key); });
}

}  // namespace evident
