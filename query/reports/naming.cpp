#include "query/reports/naming.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.hpp"
#include "query/links.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr std::string_view numbered = "report:";

// The report of that number, or the one that stands for it today; none when there is none.
ReportId report_of_number(Store& store, std::string_view digits) {
    if (!all_digits(digits) || digits.size() > 15) return ReportId::none;
    const ReportId report{std::stoll(std::string(digits))};
    auto rows = store.database().prepare("SELECT 1 FROM report WHERE id = ?");
    rows.bind(1, number(report));
    return rows.step() ? RecordTable(store).standing_for(report) : ReportId::none;
}

bool carries(const Record& record, std::string_view name) {
    const auto pmid = normal_pmid(name.starts_with("pmid:") ? name.substr(5) : name);
    const auto doi = normal_doi(name);
    const auto pmcid = normal_pmcid(name.starts_with("pmcid:") ? name.substr(6) : name);
    return std::any_of(record.identifiers.begin(), record.identifiers.end(), [&](const Identifier& one) {
        switch (one.kind) {
            case IdentifierKind::pmid: return one.value == pmid;
            case IdentifierKind::doi: return one.value == doi;
            case IdentifierKind::pmcid: return one.value == pmcid;
            default: return false;
        }
    });
}

Error nothing_named(const std::string& name) {
    return {Fault::absent, fmt::format("there is no record or report {}", name),
            "name it as pmid:123, doi:10..., SOURCE:KEY or report:N; `evident search` finds it"};
}

}  // namespace

std::vector<ShownRecord> shown_records(Store& store, ReportId report) {
    RecordTable records(store);
    std::vector<ShownRecord> out;
    for (auto& held : records.of_report(report)) {
        auto name = record_name(held.record);
        out.push_back({std::move(held), "", std::move(name)});
    }
    for (auto& gone : records.withdrawn_of(report)) {
        auto name = record_name(gone.held.record);
        out.push_back({std::move(gone.held), std::move(gone.at), std::move(name)});
    }
    return out;
}

ShownRecord shown_record(Store& store, RecordId record) {
    RecordTable records(store);
    if (auto held = records.find(record)) {
        auto name = record_name(held->record);
        return {std::move(*held), "", std::move(name)};
    }
    for (auto& shown : shown_records(store, records.report_of(record))) {
        if (shown.held.id == record) return std::move(shown);
    }
    throw Error(Fault::bug, fmt::format("no record has the number {}", number(record)));
}

NamedRecords named_records(Store& store, const std::string& name) {
    NamedRecords out;
    out.name = name;
    RecordTable records(store);
    if (const auto colon = name.find(':'); colon != std::string::npos) {
        if (const auto record = records.find_key(name.substr(0, colon), name.substr(colon + 1))) {
            out.report = records.report_of(*record);
            out.records.push_back(shown_record(store, *record));
            return out;
        }
    }
    const bool by_number = name.starts_with(numbered);
    out.report = by_number ? report_of_number(store, name.substr(numbered.size())) : find_report(store, name);
    if (out.report == ReportId::none) throw nothing_named(name);
    out.records = shown_records(store, out.report);
    const auto all = out.records.size();
    if (!by_number) {
        auto carrying = out.records;
        std::erase_if(carrying, [&](const ShownRecord& one) { return !carries(one.held.record, name); });
        if (!carrying.empty()) out.records = std::move(carrying);
    }
    if (out.records.empty()) throw nothing_named(name);
    out.whole = out.records.size() == all;
    return out;
}

}  // namespace evident
