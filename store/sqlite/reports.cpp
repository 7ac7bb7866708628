// Identity: records that share a PMID, DOI or PMCID are one report. (What looks alike without sharing one is the work
// of store/dedup.)
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "store/record/record_json.hpp"
#include "store/sqlite/records.hpp"

namespace evident {

std::vector<ReportId> RecordTable::reports_named(const std::string& identifier) {
    auto row = database_.cached(
        "SELECT DISTINCT r.report FROM identifier i JOIN record r ON r.id = i.record WHERE i.name = ? ORDER BY 1");
    row.bind(1, identifier);
    std::vector<ReportId> out;
    while (row.step()) out.push_back(ReportId{row.integer(0)});
    return out;
}

std::vector<ReportId> RecordTable::reports_once_named(const std::string& identifier) {
    auto row = database_.cached(
        "SELECT r.report, v.content FROM record r "
        "JOIN version v ON v.id = (SELECT max(id) FROM version WHERE record = r.id) "
        "WHERE r.current IS NULL AND instr(v.content, ?) > 0 ORDER BY 1");
    const auto value = identifier.substr(identifier.find(':') + 1);
    row.bind(1, value);
    std::vector<ReportId> out;
    while (row.step()) {
        const auto record = record_from_json(row.text(1));
        const bool named = std::any_of(record.identifiers.begin(), record.identifiers.end(),
                                       [&](const Identifier& id) { return to_text(id) == identifier; });
        if (named) out.push_back(ReportId{row.integer(0)});
    }
    return out;
}

std::vector<Withdrawn> RecordTable::withdrawn_of(ReportId report) {
    auto row = database_.cached(
        "SELECT r.id, v.id, v.content, coalesce((SELECT max(at) FROM withdrawal w WHERE w.record = r.id), '') "
        "FROM record r JOIN version v ON v.id = (SELECT max(id) FROM version WHERE record = r.id) "
        "WHERE r.report = ? AND r.current IS NULL ORDER BY r.source <> 'pubmed', r.id");
    row.bind(1, number(report));
    std::vector<Withdrawn> out;
    while (row.step()) {
        out.push_back({{RecordId{row.integer(0)}, report, VersionId{row.integer(1)}, record_from_json(row.text(2))},
                       Moment(row.text(3))});
    }
    return out;
}

std::vector<RecordTable::Said> RecordTable::said_of(ReportId report) {
    auto row = database_.cached(
        "SELECT DISTINCT t.type, t.record FROM record r JOIN identifier i ON i.record = r.id "
        "JOIN relation t ON t.name = i.name WHERE r.report = ? ORDER BY 1, 2");
    row.bind(1, number(report));
    std::vector<Said> out;
    while (row.step()) out.push_back({std::string(row.text(0)), RecordId{row.integer(1)}});
    return out;
}

ReportId RecordTable::standing_for(ReportId report) {
    for (;;) {
        auto row = database_.cached("SELECT merged_into FROM report WHERE id = ?").bind(1, number(report));
        if (!row.step() || row.is_nothing(0)) return report;
        report = ReportId{row.integer(0)};
    }
}

// The report that takes the record: the oldest of those that share a name with it, the others joined to it; a new one
// when none does.
ReportId RecordTable::choose_report(const Prepared& prepared, const Arrival& arrival, PutResult& result) {
    std::map<ReportId, std::string> sharing;
    for (const auto& name : prepared.identity) {
        for (const auto report : reports_named(name)) sharing.emplace(report, name);
    }
    if (sharing.empty()) return result.what == Put::fresh ? new_report() : ReportId::none;
    const auto& [kept, evidence] = *sharing.begin();
    result.joined = true;
    result.conflict = conflict_with(kept, prepared, evidence);
    for (const auto& [report, name] : sharing) {
        if (report != kept) merge_reports(kept, report, arrival, name);
    }
    return kept;
}

ReportId RecordTable::new_report() {
    database_.cached("INSERT INTO report DEFAULT VALUES").run();
    return ReportId{database_.last_row()};
}

// A revision brought a name that another report has: the record goes there, and its old report with it when no other
// record is left behind.
void RecordTable::move_record(const Known& known, ReportId kept, const Arrival& arrival) {
    auto others = database_.cached("SELECT 1 FROM record WHERE report = ? AND id <> ?");
    others.bind(1, number(known.report)).bind(2, number(known.id));
    if (!others.step()) {
        merge_reports(kept, known.report, arrival, "revised record");
        return;
    }
    database_.cached("UPDATE record SET report = ? WHERE id = ?").bind(1, number(kept)).bind(2, number(known.id)).run();
    note_showing(known.id, known.current, arrival);
    note_merge(kept, known.report, arrival, "moved", "record " + std::to_string(number(known.id)));
}

void RecordTable::note_merge(ReportId kept, ReportId gone, const Arrival& arrival, std::string_view rule,
                             std::string_view evidence) {
    database_.cached("INSERT INTO merge (run, at, kept, gone, rule, evidence) VALUES (?, ?, ?, ?, ?, ?)")
        .bind(1, number(arrival.run))
        .bind(2, arrival.at)
        .bind(3, number(kept))
        .bind(4, number(gone))
        .bind(5, rule)
        .bind(6, evidence)
        .run();
}

void RecordTable::merge_reports(ReportId kept, ReportId gone, const Arrival& arrival, std::string_view evidence) {
    database_.cached("INSERT INTO change (record, run) SELECT id, ? FROM record WHERE report = ?")
        .bind(1, number(arrival.run))
        .bind(2, number(gone))
        .run();
    database_
        .cached(
            "INSERT INTO showing (record, version, report, run, at) SELECT id, current, ?1, ?2, ?3 FROM record "
            "WHERE report = ?4 ORDER BY id")
        .bind(1, number(kept))
        .bind(2, number(arrival.run))
        .bind(3, arrival.at)
        .bind(4, number(gone))
        .run();
    database_.cached("UPDATE record SET report = ? WHERE report = ?").bind(1, number(kept)).bind(2, number(gone)).run();
    database_.cached("UPDATE report SET merged_into = ? WHERE id = ?")
        .bind(1, number(kept))
        .bind(2, number(gone))
        .run();
    note_merge(kept, gone, arrival, "identity", evidence);
}

// Two PMIDs under one DOI happen (a paper and its erratum, a chapter and its book), and so do two numbers of one
// database (abstracts that carry the DOI of their supplement): joined by the rule, and said.
std::string RecordTable::conflict_with(ReportId report, const Prepared& prepared, std::string_view shared) {
    const auto own = std::find_if(prepared.identity.begin(), prepared.identity.end(),
                                  [](const std::string& name) { return name.starts_with("pmid:"); });
    if (own != prepared.identity.end()) {
        auto row = database_.cached(
            "SELECT i.name FROM record r JOIN identifier i ON i.record = r.id AND i.name LIKE 'pmid:%' "
            "WHERE r.report = ? AND i.name <> ? LIMIT 1");
        row.bind(1, number(report)).bind(2, *own);
        if (row.step()) return fmt::format("{} and {} share {}", *own, row.text(0), shared);
    }
    auto other = database_.cached(
        "SELECT key FROM record WHERE report = ? AND source = ? AND key <> ? AND current IS NOT NULL LIMIT 1");
    other.bind(1, number(report)).bind(2, prepared.source).bind(3, prepared.key);
    if (!other.step()) return {};
    return fmt::format("{} has {} and {}, which share {}", prepared.source, other.text(0), prepared.key, shared);
}

}  // namespace evident
