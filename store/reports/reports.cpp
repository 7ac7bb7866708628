// Reports by their names, and the records they hold.
#include <algorithm>

#include <fmt/format.h>

#include "store/record/record_json.hpp"
#include "store/reports/dedup.hpp"
#include "store/reports/records.hpp"

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

ReportId RecordTable::new_report() {
    database_.cached("INSERT INTO report DEFAULT VALUES").run();
    return ReportId{database_.last_row()};
}

// One identifier on two publications happens: the DOI of an issue on each of its papers, that of a paper on its
// erratum, a number that a source got wrong.
std::string RecordTable::conflict_of(RecordId record, const Prepared& prepared) {
    for (const auto& name : prepared.identity) {
        RecordId other = RecordId::none;
        {
            auto row = database_.cached(
                "SELECT o.id FROM identifier i JOIN record o ON o.id = i.record JOIN record r ON r.id = ?2 "
                "WHERE i.name = ?1 AND o.report <> r.report LIMIT 1");
            row.bind(1, name).bind(2, number(record));
            if (!row.step()) continue;
            other = RecordId{row.integer(0)};
        }
        DedupTable dedup(store_);
        const auto theirs = dedup.face(other);
        const auto decision = decide(dedup.face(record), theirs);
        return fmt::format("{} and {} share {} and are {}: {}", record_name(prepared.source, prepared.key),
                           record_name(theirs.source, theirs.key), name,
                           decision.verdict == Verdict::ask ? "left to a person" : "kept apart", decision.sentence);
    }
    return {};
}

}  // namespace evident
