#include "query/news/earlier.hpp"

#include "store/record/record_json.hpp"

namespace evident {
namespace {

// The newest version of a record that a run up to ?2 brought, unless the record was withdrawn by then and neither new
// words nor the old ones brought it back after.
constexpr const char* version_then =
    "SELECT v.id, v.content, r.report FROM version v JOIN record r ON r.id = v.record "
    "WHERE v.record = ?1 AND v.run <= ?2 AND NOT EXISTS ("
    "SELECT 1 FROM withdrawal w WHERE w.record = ?1 AND w.run <= ?2 "
    "AND NOT EXISTS (SELECT 1 FROM version n WHERE n.record = ?1 AND n.run <= ?2 "
    "AND (n.run > w.run OR (n.run = w.run AND n.seen > w.at))) "
    "AND NOT EXISTS (SELECT 1 FROM sighting s WHERE s.record = ?1 AND s.run > w.run AND s.run <= ?2 "
    "AND EXISTS (SELECT 1 FROM change c WHERE c.record = ?1 AND c.run = s.run))) "
    "ORDER BY v.source_version DESC, v.id DESC LIMIT 1";

}  // namespace

Earlier::Earlier(Store& store, RunId run) : store_(store), run_(run) { read_changed(); }

// Runs follow each other, so the feed is read from its end until it meets the run.
void Earlier::read_changed() {
    auto rows = store_.database().cached("SELECT record, run FROM change ORDER BY seq DESC");
    while (rows.step() && rows.integer(1) > number(run_)) changed_.insert(RecordId{rows.integer(0)});
}

std::optional<Held> Earlier::record(RecordId record) {
    if (!changed(record)) return RecordTable(store_).find(record);
    auto row = store_.database().cached(version_then);
    row.bind(1, number(record)).bind(2, number(run_));
    if (!row.step()) return {};
    return Held{record, ReportId{row.integer(2)}, VersionId{row.integer(0)}, record_from_json(row.text(1))};
}

std::vector<Held> Earlier::of_report(ReportId report) {
    std::vector<RecordId> ids;
    {
        auto rows = store_.database().cached("SELECT id FROM record WHERE report = ? ORDER BY source <> 'pubmed', id");
        rows.bind(1, number(report));
        while (rows.step()) ids.push_back(RecordId{rows.integer(0)});
    }
    std::vector<Held> out;
    for (const auto id : ids) {
        if (auto held = record(id)) out.push_back(std::move(*held));
    }
    return out;
}

std::vector<RecordTable::Said> Earlier::said_of(const std::vector<std::string>& names) {
    read_sayings();
    std::vector<RecordTable::Said> out;
    for (const auto& name : names) {
        auto rows = store_.database().cached("SELECT type, record FROM relation WHERE name = ? ORDER BY 1, 2");
        rows.bind(1, name);
        while (rows.step()) {
            const RecordId by{rows.integer(1)};
            if (!changed(by)) out.push_back({std::string(rows.text(0)), by});
        }
        const auto [from, to] = sayings_.equal_range(name);
        for (auto one = from; one != to; ++one) out.push_back(one->second);
    }
    return out;
}

// Most changed records are new and most others speak of nobody: the question passes over both.
void Earlier::read_sayings() {
    if (sayings_read_) return;
    sayings_read_ = true;
    auto speaks = store_.database().cached(
        "SELECT 1 FROM version WHERE record = ? AND run <= ? AND instr(content, '\"related\"') > 0 LIMIT 1");
    for (const auto id : changed_) {
        speaks.reset().bind(1, number(id)).bind(2, number(run_));
        if (!speaks.step()) continue;
        const auto held = record(id);
        if (!held) continue;
        for (auto& relation : relations_of(held->record)) {
            sayings_.emplace(relation.name, RecordTable::Said{relation.type, id});
        }
    }
}

}  // namespace evident
