// The report of the searches as JSON: the items in sentences, and the facts they rest on.
#include <nlohmann/json.hpp>

#include "export/prisma_s.hpp"

namespace evident {
namespace {

using nlohmann::json;

// A number that is not known is null.
json known(std::int64_t number) { return number < 0 ? json(nullptr) : json(number); }
json known(const std::string& text) { return text.empty() ? json(nullptr) : json(text); }

json to_value(const ReviewSource& source) {
    json out = {{"source", source.name},
                {"database", source.database},
                {"platform", known(source.platform)},
                {"strategy", known(source.strategy)},
                {"syntax", known(source.syntax)},
                {"searched", known(to_iso(source.searched))},
                {"limits", known(source.limits)},
                {"languages", source.languages},
                {"types", source.types},
                {"excluded_types", source.excluded_types},
                {"note", source.note}};
    if (source.date) out["cutoff_date"] = name(*source.date);
    return out;
}

json to_value(const Protocol& protocol) {
    json sources = json::array();
    for (const auto& source : protocol.sources) sources.push_back(to_value(source));
    return {{"cutoff", known(to_iso(protocol.cutoff))},
            {"cutoff_date", name(protocol.date)},
            {"languages", protocol.languages},
            {"types", protocol.types},
            {"excluded_types", protocol.excluded_types},
            {"databases", protocol.databases},
            {"strategy", known(protocol.strategy)},
            {"note", protocol.note},
            {"sources", std::move(sources)}};
}

json to_value(const ServerSearch& search) {
    json lines = json::array();
    for (const auto& line : search.lines) {
        lines.push_back({{"n", line.number}, {"text", line.text}, {"count", known(line.count)}});
    }
    return {{"query", search.term},        {"server", search.address},           {"read_as", known(search.translation)},
            {"count", known(search.told)}, {"distinct", known(search.distinct)}, {"windows", search.windows},
            {"asked", search.asked},       {"finished", known(search.finished)}, {"lines", std::move(lines)}};
}

json to_value(const SearchRun& run) {
    json searches = json::array();
    for (const auto& search : run.searches) searches.push_back(to_value(search));
    json inputs = json::array();
    for (const auto& input : run.inputs) {
        inputs.push_back({{"name", input.name}, {"format", known(input.format)}, {"sha256", known(input.sha256)}});
    }
    return {{"run", number(run.run)},
            {"kind", run.kind},
            {"source", known(run.source)},
            {"started", run.started},
            {"finished", known(run.finished)},
            {"read", known(run.read)},
            {"new", known(run.fresh)},
            {"updated", known(run.updated)},
            {"unchanged", known(run.unchanged)},
            {"deleted", known(run.deleted)},
            {"rejected", known(run.rejected)},
            {"searches", std::move(searches)},
            {"input_count", run.input_count},
            {"inputs", std::move(inputs)}};
}

}  // namespace

std::string to_json(const SearchReport& report) {
    json items = json::array();
    for (const auto& item : search_items(report)) {
        items.push_back({{"number", item.number}, {"name", item.name}, {"told", item.told}, {"text", item.sentences}});
    }
    json runs = json::array();
    for (const auto& run : report.runs) runs.push_back(to_value(run));
    json totals = json::array();
    for (const auto& total : report.totals) {
        totals.push_back({{"source", total.source},
                          {"database", known(total.database)},
                          {"registry", total.registry},
                          {"records", total.records},
                          {"withdrawn", total.withdrawn}});
    }
    json joinings = json::array();
    for (const auto& joining : report.joinings) joinings.push_back({{"rule", joining.rule}, {"count", joining.count}});
    const json out = {{"review", report.review},
                      {"title", report.title},
                      {"citation", report.citation},
                      {"store", report.store},
                      {"protocol", to_value(report.protocol)},
                      {"items", std::move(items)},
                      {"runs", std::move(runs)},
                      {"other_runs", report.other_runs},
                      {"totals", std::move(totals)},
                      {"joinings", std::move(joinings)},
                      {"flow",
                       {{"database_results", report.flow.from_databases},
                        {"register_results", report.flow.from_registers},
                        {"file_results", report.flow.from_files},
                        {"duplicates", report.flow.duplicates},
                        {"reports", report.flow.reports}}}};
    return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace evident
