// evident status: what the store holds, what was done last, and how far the index is behind.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/lock.hpp"
#include "cli/context.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/table.hpp"
#include "index/sync.hpp"
#include "ingest/schedule.hpp"
#include "store/reports/records.hpp"
#include "store/sqlite/evidence.hpp"
#include "store/sqlite/harvests.hpp"
#include "store/sqlite/runs.hpp"

namespace evident {
namespace {

using nlohmann::json;

json counts_of(Store& store) {
    auto& database = store.database();
    RecordTable records(store);
    return {{"records", records.count_current()},
            {"reports", records.count_reports()},
            {"versions", database.number("SELECT count(*) FROM version")},
            {"withdrawn", database.number("SELECT count(*) FROM record WHERE current IS NULL")},
            {"studies", database.number("SELECT count(*) FROM study")},
            {"runs", database.number("SELECT count(*) FROM run")},
            {"unfinished_runs", database.number("SELECT count(*) FROM run WHERE finished IS NULL")}};
}

json index_of(Store& store) {
    const auto status = Index(store).status();
    return {{"present", status.present}, {"unfit", status.unfit}, {"documents", status.documents}, {"lag", status.lag}};
}

json runs_of(Store& store, int count) {
    json out = json::array();
    for (const auto& one : RunLog(store).newest(count)) {
        out.push_back({{"id", number(one.id)},
                       {"kind", one.kind},
                       {"source", one.source},
                       {"review", one.review},
                       {"started", one.started},
                       {"finished", one.finished},
                       {"asked", json::parse(one.asked, nullptr, false)},
                       {"summary", one.summary.empty() ? json() : json::parse(one.summary, nullptr, false)}});
    }
    return out;
}

// Each configured source with how its last runs went and when the next is due.
json sources_of(Store& store, const Context& context) {
    json out = json::array();
    SourceStates states(store);
    const auto now = context.clock.now();
    for (const auto& source : context.config.sources) {
        const auto state = states.of(source.name);
        const auto harvest = HarvestTable(store).unfinished(source.name);
        out.push_back({{"name", source.name},
                       {"kind", name(source.kind)},
                       {"enabled", source.enabled},
                       {"review", source.review},
                       {"every", duration_text(source.every)},
                       {"tried", state.tried},
                       {"done", state.done},
                       {"covered_to", to_iso(state.covered_to)},
                       {"failures", state.failures},
                       {"message", state.message},
                       {"unfinished", harvest.has_value()},
                       {"due", source.enabled ? due_at(source, state, now) : Moment{}},
                       {"is_due", is_due(source, state, now)}});
    }
    return out;
}

std::string due_line(const json& source) {
    if (!source["enabled"].get<bool>()) return "switched off";
    if (source["is_due"].get<bool>()) return "now";
    return source["due"];
}

std::string text_of_sources(const json& sources) {
    Table table({{"source"}, {"kind"}, {"due"}, {"last done"}, {"trouble", 60}});
    for (const auto& source : sources) {
        const auto failures = source["failures"].get<int>();
        auto trouble = source["message"].get<std::string>();
        if (failures > 0) trouble = fmt::format("failed {}: {}", counted(failures, "time"), trouble);
        if (source["unfinished"].get<bool>()) trouble += trouble.empty() ? "unfinished" : "; unfinished";
        table.add({source["name"], source["kind"], due_line(source), source["done"], std::move(trouble)});
    }
    return table.empty() ? "" : "\n" + table.text();
}

std::string run_line(const json& one) {
    const auto& summary = one["summary"];
    if (summary.is_null()) return "at work, or did not come to its end";
    if (summary.value("cut_off", false)) return "was cut off; a later run went on";
    if (one["kind"] == "ingest" || one["kind"] == "harvest" || one["kind"] == "mirror") {
        return fmt::format("{} read, {} new, {} updated, {} unchanged, {} rejected, {} deleted",
                           summary.value("read", 0), summary.value("new", 0), summary.value("updated", 0),
                           summary.value("unchanged", 0), summary.value("rejected", 0), summary.value("deleted", 0)) +
               (summary.value("source_failed", false) ? "; an input was not read to its end" : "");
    }
    if (one["kind"] == "link") {
        return fmt::format("{} linked, {}, changed for {}", counted(summary.value("claims", 0), "claim"),
                           counted(summary.value("proposals", 0), "proposal"),
                           counted(summary.value("changed", 0), "claim"));
    }
    return fmt::format("{} claims, {}", summary.value("claims", 0),
                       summary.value("changed", false) ? "taken in" : "as they were");
}

std::string text_of_status(const json& status) {
    const auto& counts = status["counts"];
    std::string out =
        fmt::format("{}: {} records, {} reports, {} versions, {} withdrawn; {} reviews\n",
                    status["db"].get<std::string>(), counts["records"].get<int>(), counts["reports"].get<int>(),
                    counts["versions"].get<int>(), counts["withdrawn"].get<int>(), status["reviews"].size());
    const auto& index = status["index"];
    if (!index["present"].get<bool>()) {
        out += "index: none yet; `evident index sync` makes it\n";
    } else {
        out += fmt::format("index: {} documents, {} records behind{}{}\n", index["documents"].get<int>(),
                           index["lag"].get<int>(), index["unfit"].get<std::string>().empty() ? "" : "; it ",
                           index["unfit"].get<std::string>());
    }
    Table table({{"run", 0, true}, {"what"}, {"started"}, {"result", 90}});
    for (const auto& one : status["runs"]) {
        table.add({std::to_string(one["id"].get<int>()), one["kind"], one["started"], run_line(one)});
    }
    if (const auto holder = status["at_work"].get<std::string>(); !holder.empty()) out += "at work: " + holder + "\n";
    out += text_of_sources(status["sources"]);
    return table.empty() ? out : out + "\n" + table.text();
}

}  // namespace

int run(const StatusOptions& options, const Context& context) {
    Store store = context.open(Access::read);
    json reviews = json::array();
    for (const auto& review : EvidenceTable(store).reviews()) {
        reviews.push_back({{"key", review.key}, {"linked", EvidenceTable(store).linked_at(review.key)}});
    }
    const json status = {{"db", store.path()},
                         {"schema", store.database().number("PRAGMA user_version")},
                         {"counts", counts_of(store)},
                         {"index", index_of(store)},
                         {"reviews", std::move(reviews)},
                         {"now", context.clock.now()},
                         {"at_work", FileLock::holder(store.path() + ".lock")},
                         {"sources", sources_of(store, context)},
                         {"runs", runs_of(store, options.runs)}};
    print(context.options.json ? text_of(status) + "\n" : text_of_status(status));
    return 0;
}

}  // namespace evident
