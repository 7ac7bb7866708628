// evident show: one report with its records, where they came from, and the bytes they came as.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "cli/command/dedup/dedup_json.hpp"
#include "cli/command/dedup/explaining.hpp"
#include "cli/context.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/table.hpp"
#include "query/links.hpp"
#include "query/reports/one.hpp"
#include "query/standing.hpp"
#include "store/record/record_json.hpp"
#include "store/reports/records.hpp"
#include "store/sqlite/runs.hpp"
#include "text/width.hpp"

namespace evident {
namespace {

using nlohmann::json;

struct VersionFacts {
    std::int64_t id = 0;
    std::string seen;
    std::string input;
    InputId input_id = InputId::none;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    bool current = false;
};

std::vector<VersionFacts> versions_of(Store& store, RecordId record) {
    auto rows = store.database().prepare(
        "SELECT v.id, v.seen, coalesce(i.name, ''), coalesce(i.id, 0), v.start, v.finish, v.id = r.current "
        "FROM version v JOIN record r ON r.id = v.record LEFT JOIN input i ON i.id = v.input "
        "WHERE v.record = ? ORDER BY v.id");
    rows.bind(1, number(record));
    std::vector<VersionFacts> out;
    while (rows.step()) {
        out.push_back({rows.integer(0), std::string(rows.text(1)), std::string(rows.text(2)), InputId{rows.integer(3)},
                       std::uint64_t(rows.integer(4)), std::uint64_t(rows.integer(5)), rows.integer(6) != 0});
    }
    return out;
}

// A record with its versions; gone is when its source withdrew it, "" when it did not.
struct Shown {
    Held held;
    std::vector<VersionFacts> versions;
    Moment gone;
    // The version told of: the current one, or the last of a withdrawn record.
    bool tells(const VersionFacts& version) const { return VersionId{version.id} == held.version; }
};

// The current records first.
std::vector<Shown> records_of(Store& store, ReportId report) {
    RecordTable records(store);
    std::vector<Shown> out;
    for (auto& held : records.of_report(report)) {
        auto versions = versions_of(store, held.id);
        out.push_back({std::move(held), std::move(versions), ""});
    }
    for (auto& gone : records.withdrawn_of(report)) {
        auto versions = versions_of(store, gone.held.id);
        out.push_back({std::move(gone.held), std::move(versions), std::move(gone.at)});
    }
    return out;
}

StandingFinding standing_of(Store& store, ReportId report) {
    RecordTable records(store);
    return find_standing(records, report, records.of_report(report));
}

json to_value(const StandingFinding& found) {
    return {{"standing", name(found.standing)}, {"notice", found.notice}, {"reason", found.reason}};
}

json to_value(const Shown& shown) {
    const auto& held = shown.held;
    json list = json::array();
    for (const auto& version : shown.versions) {
        list.push_back({{"id", version.id},
                        {"seen", version.seen},
                        {"current", version.current},
                        {"place", {{"input", version.input}, {"begin", version.begin}, {"end", version.end}}}});
    }
    json out = {{"source", held.record.source},
                {"key", held.record.key},
                {"record", json::parse(to_json(held.record))},
                {"versions", std::move(list)}};
    if (!shown.gone.empty()) out["withdrawn"] = shown.gone;
    return out;
}

void add_line(std::string& out, std::string_view label, const std::string& text) {
    if (text.empty()) return;
    const auto lines = wrapped(text, terminal_columns() - 14);
    for (std::size_t i = 0; i < lines.size(); ++i) out += fmt::format("  {:<11} {}\n", i == 0 ? label : "", lines[i]);
}

std::string headings_of(const Record& record) {
    std::vector<std::string> out;
    for (const auto& heading : record.headings) {
        std::string text = heading.descriptor + (heading.any_major() ? "*" : "");
        for (const auto& qualifier : heading.qualifiers) text += "/" + qualifier.name;
        out.push_back(std::move(text));
    }
    return fmt::format("{}", fmt::join(out, "; "));
}

std::string text_of(const Shown& shown) {
    const auto& record = shown.held.record;
    std::string out = fmt::format("{}:{}\n", record.source, record.key);
    if (!shown.gone.empty()) {
        add_line(out, "withdrawn", fmt::format("by its source on {}; its last words were", shown.gone.substr(0, 10)));
    }
    add_line(out, "title", record.title);
    add_line(out, "own title", record.vernacular_title);
    add_line(out, "authors", fmt::format("{}", fmt::join(author_names(record), ", ")));
    add_line(out, "journal",
             record.journal.title + (record.journal.volume.empty() ? "" : " " + record.journal.volume) +
                 (record.journal.pages.empty() ? "" : ":" + record.journal.pages));
    add_line(out, "published", to_text(earliest_publication(record)));
    add_line(out, "languages", fmt::format("{}", fmt::join(record.languages, ", ")));
    std::vector<std::string> types;
    for (const auto& type : record.types) types.push_back(type.name);
    add_line(out, "types", fmt::format("{}", fmt::join(types, "; ")));
    for (const auto& section : record.abstract) {
        add_line(out, section.label.empty() ? "abstract" : section.label, section.text);
    }
    add_line(out, "notice", record.abstract_notice);
    add_line(out, "headings", headings_of(record));
    std::vector<std::string> ids;
    for (const auto& id : record.identifiers) ids.push_back(to_text(id));
    add_line(out, "identifiers", fmt::format("{}", fmt::join(ids, ", ")));
    for (const auto& related : record.related) add_line(out, related.type, related.source + " " + related.pmid);
    for (const auto& note : record.notes) add_line(out, "note", note);
    for (const auto& version : shown.versions) {
        add_line(out, "version",
                 fmt::format("{}{}, bytes {}-{} of {}", version.seen, version.current ? " (shown)" : "", version.begin,
                             version.end, version.input));
    }
    return out;
}

// What is told of the report as one, beside its records.
struct Whole {
    std::vector<MergedField> fields;
    std::vector<RelatedReport> related;
    StudyFound study;
};

Whole whole_of(Store& store, ReportId report) {
    const auto records = shown_records(store, report);
    Whole out;
    out.fields = fields_of(store, records);
    out.related = related_reports(store, records);
    out.study = study_of(store, records, out.related);
    return out;
}

// Fields only where the records differ: the rest stands above.
std::string text_of(const Whole& whole) {
    auto fields = fields_text(whole.fields, true);
    if (!fields.empty()) fields = "as one, where the records differ\n" + fields;
    return fields + related_text(whole.related) + study_text(whole.study);
}

}  // namespace

int run(const ShowOptions& options, const Context& context) {
    Store store = context.open(Access::read);
    const auto report = find_report(store, options.report);
    if (report == ReportId::none) {
        throw Error(Fault::absent, fmt::format("there is no report {}", options.report),
                    "name it as pmid:123, doi:10... or SOURCE:KEY; `evident search` finds it");
    }
    const auto shown = records_of(store, report);
    if (options.raw) {
        RunLog log(store);
        for (const auto& one : shown) {
            for (const auto& version : one.versions) {
                if (one.tells(version)) print(log.kept_text(version.input_id, version.begin, version.end) + "\n");
            }
        }
        return 0;
    }
    const auto standing = standing_of(store, report);
    if (!context.options.json) {
        if (standing.standing != Standing::ok) {
            print(fmt::format("{}: {}\n", name(standing.standing), standing.reason));
        }
        for (const auto& one : shown) print(text_of(one));
        print(text_of(whole_of(store, report)));
        return 0;
    }
    const auto whole = whole_of(store, report);
    json list = json::array();
    for (const auto& one : shown) list.push_back(to_value(one));
    print(evident::text_of({{"report", shown.empty() ? "" : name_of(shown.front().held.record)},
                            {"standing", to_value(standing)},
                            {"records", std::move(list)},
                            {"fields", evident::to_value(whole.fields)},
                            {"related", evident::to_value(whole.related)},
                            {"study", evident::to_value(whole.study)}}) +
          "\n");
    return 0;
}

}  // namespace evident
