#include "query/exact/past.hpp"

#include <algorithm>
#include <set>

#include "store/record/record_json.hpp"

namespace evident {

Past::Past(Store& store, Day day) : store_(store), before_(to_iso(next_day(day))) {}

std::vector<RecordId> Past::changed() {
    auto rows = store_.database().prepare("SELECT DISTINCT record FROM showing WHERE at >= ? ORDER BY record");
    rows.bind(1, before_);
    std::vector<RecordId> out;
    while (rows.step()) out.push_back(RecordId{rows.integer(0)});
    return out;
}

std::optional<Held> Past::find(RecordId record) {
    auto row = store_.database().cached(
        "SELECT s.report, v.id, v.content FROM showing s LEFT JOIN version v ON v.id = s.version "
        "WHERE s.record = ? AND s.at < ? ORDER BY s.id DESC LIMIT 1");
    row.bind(1, number(record)).bind(2, before_);
    if (!row.step() || row.is_nothing(1)) return {};
    return Held{record, ReportId{row.integer(0)}, VersionId{row.integer(1)}, record_from_json(row.text(2))};
}

std::vector<Held> Past::of_report(ReportId report) {
    std::vector<RecordId> ids;
    {
        auto rows = store_.database().cached("SELECT DISTINCT record FROM showing WHERE report = ? ORDER BY record");
        rows.bind(1, number(report));
        while (rows.step()) ids.push_back(RecordId{rows.integer(0)});
    }
    std::vector<Held> out;
    for (const auto id : ids) {
        auto held = find(id);
        if (held && held->report == report) out.push_back(std::move(*held));
    }
    std::stable_partition(out.begin(), out.end(), [](const Held& held) { return held.record.source == "pubmed"; });
    return out;
}

// Where the record stood whose home the report is. Reports of stores before schema 4 may be nobody's home; their
// joinings are in the log.
ReportId Past::standing_for(ReportId report) {
    for (;;) {
        auto row = store_.database().cached(
            "SELECT kept FROM merge WHERE gone = ? AND record IS NULL AND rule = 'identity' AND at < ? "
            "ORDER BY id DESC LIMIT 1");
        row.bind(1, number(report)).bind(2, before_);
        if (!row.step()) break;
        report = ReportId{row.integer(0)};
    }
    auto row = store_.database().cached(
        "SELECT s.report FROM record r JOIN showing s ON s.record = r.id WHERE r.home = ? AND s.at < ? "
        "ORDER BY s.id DESC LIMIT 1");
    row.bind(1, number(report)).bind(2, before_);
    return row.step() ? ReportId{row.integer(0)} : report;
}

// Names are kept of today's records alone; a record of PubMed that is gone is found by its key.
std::vector<ReportId> Past::reports_named(const std::string& identifier) {
    auto rows = store_.database().prepare(
        "SELECT record FROM identifier WHERE name = ?1 "
        "UNION SELECT id FROM record WHERE source = 'pubmed' AND key = ?2");
    // The statement keeps no copy of what is bound to it.
    const std::string_view pmid = identifier.starts_with("pmid:") ? std::string_view(identifier).substr(5) : "";
    rows.bind(1, identifier).bind(2, pmid);
    std::set<ReportId> out;
    while (rows.step()) {
        const auto held = find(RecordId{rows.integer(0)});
        if (!held) continue;
        const auto& names = held->record.identifiers;
        const bool named =
            std::any_of(names.begin(), names.end(), [&](const Identifier& one) { return to_text(one) == identifier; });
        if (named) out.insert(held->report);
    }
    return {out.begin(), out.end()};
}

}  // namespace evident
