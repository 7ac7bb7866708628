#include "cli/command/answer.hpp"

#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/table.hpp"
#include "query/exact/past.hpp"
#include "query/links.hpp"
#include "query/standing.hpp"
#include "store/reports/records.hpp"
#include "text/ascii.hpp"
#include "text/width.hpp"

namespace evident {
namespace {

using nlohmann::json;

constexpr std::size_t snippet_bytes = 320;

// What a result row shows of a report.
struct ResultRow {
    std::string name;
    Record record;
    Snippet passage;
    Standing standing = Standing::ok;
    double score = 0;
};

std::vector<Held> records_of(Store& store, ReportId report, Day as_of) {
    return as_of == Day::none ? RecordTable(store).of_report(report) : Past(store, as_of).of_report(report);
}

std::string name_of(Store& store, ReportId report, Day as_of) {
    const auto held = records_of(store, report, as_of);
    return held.empty() ? std::string{} : name_of(held.front().record);
}

ResultRow row_of(Store& store, const Hit& hit, const Answer& answer) {
    RecordTable records(store);
    ResultRow row;
    row.name = name_of(store, hit.report, answer.as_of);
    row.score = hit.score;
    const auto held = hit.record == RecordId::none ? std::nullopt : records.find(hit.record);
    auto all = records_of(store, hit.report, answer.as_of);
    row.standing = find_standing(records, hit.report, all).standing;
    if (held) {
        row.record = held->record;
    } else if (!all.empty()) {
        row.record = std::move(all.front().record);
    }
    row.passage = snippet(abstract_text(row.record), answer.sought, snippet_bytes);
    return row;
}

json to_value(const std::vector<Facet>& facets) {
    json out = json::array();
    for (const auto& facet : facets) out.push_back({{"value", facet.value}, {"reports", facet.reports}});
    return out;
}

json to_value(const Facets& facets) {
    return {{"year", to_value(facets.years)},
            {"type", to_value(facets.types)},
            {"language", to_value(facets.languages)},
            {"journal", to_value(facets.journals)},
            {"source", to_value(facets.sources)}};
}

json to_value(const ResultRow& row) {
    json marks = json::array();
    for (const auto& hit : row.passage.hits) marks.push_back({hit.begin, hit.end});
    json out = {{"report", row.name},
                {"source", row.record.source},
                {"key", row.record.key},
                {"title", row.record.title},
                {"authors", author_names(row.record)},
                {"journal", row.record.journal.title},
                {"standing", name(row.standing)},
                {"score", row.score},
                {"snippet",
                 {{"text", row.passage.text},
                  {"begin", row.passage.begin},
                  {"marks", std::move(marks)},
                  {"cut_before", row.passage.cut_before},
                  {"cut_after", row.passage.cut_after}}}};
    if (const int year = publication_year(row.record); year != 0) out["year"] = year;
    return out;
}

std::string text_of_row(std::int64_t at, const ResultRow& row) {
    const int room = terminal_columns() - 5;
    std::string out;
    const auto add = [&](const std::string& text, bool numbered) {
        const auto lines = wrapped(text, room);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            out += numbered && i == 0 ? fmt::format("{:>3}. {}\n", at, lines[i]) : fmt::format("     {}\n", lines[i]);
        }
    };
    std::string title = row.record.title.empty() ? "(no title)" : row.record.title;
    if (row.standing != Standing::ok) title += fmt::format(" [{}]", name(row.standing));
    add(title, true);
    auto names = author_names(row.record);
    std::string by = names.empty() ? "" : names.front() + (names.size() > 1 ? " et al. " : ". ");
    const int year = publication_year(row.record);
    add(fmt::format("{}{} {}  {}", by, row.record.journal.title, year == 0 ? "" : std::to_string(year), row.name),
        false);
    if (!row.passage.text.empty()) {
        add((row.passage.cut_before ? "… " : "") + single_spaced(row.passage.text) +
                (row.passage.cut_after ? " …" : ""),
            false);
    }
    return out;
}

std::string text_of_facets(const Facets& facets) {
    std::string out;
    const auto add = [&](std::string_view title, const std::vector<Facet>& list) {
        if (list.empty()) return;
        out += fmt::format("\n{}\n", title);
        for (std::size_t i = 0; i < list.size() && i < 12; ++i) {
            out += fmt::format("  {:>6}  {}\n", list[i].reports, list[i].value);
        }
        if (list.size() > 12) out += fmt::format("          and {} more\n", list.size() - 12);
    };
    add("year", facets.years);
    add("type", facets.types);
    add("language", facets.languages);
    add("journal", facets.journals);
    add("source", facets.sources);
    return out;
}

void print_json(const Answer& answer, const std::vector<ResultRow>& rows, bool facets) {
    json results = json::array();
    for (const auto& row : rows) results.push_back(to_value(row));
    json suggestions = json::array();
    for (const auto& one : answer.suggestions) suggestions.push_back({{"word", one.word}, {"instead", one.instead}});
    json synonyms = json::array();
    for (const auto& one : answer.synonyms) synonyms.push_back({{"word", one.word}, {"also", one.instead}});
    json out = {{"total", {{"number", answer.total.number}, {"exact", answer.total.exact}}},
                {"exact", answer.exact},
                {"offset", answer.offset},
                {"read_as", answer.read_as},
                {"vocabulary_year", answer.vocabulary_year},
                {"results", std::move(results)},
                {"synonyms", std::move(synonyms)},
                {"did_you_mean", std::move(suggestions)},
                {"problems", to_value(answer.problems)}};
    if (!answer.translation.empty()) out["translation"] = answer.translation;
    if (facets) out["facets"] = to_value(answer.facets);
    print(text_of(out) + "\n");
}

void print_text(const Answer& answer, const std::vector<ResultRow>& rows, bool facets) {
    std::string out = fmt::format("{}{}\n", answer.total.exact ? "" : "about ", counted(answer.total.number, "report"));
    std::map<std::string, std::vector<std::string>> also;
    for (const auto& one : answer.synonyms) also[one.word].push_back(one.instead);
    for (const auto& [word, names] : also) out += fmt::format("{} also as {}\n", word, fmt::join(names, ", "));
    for (const auto& one : answer.suggestions) out += fmt::format("{}: did you mean {}?\n", one.word, one.instead);
    std::int64_t at = answer.offset;
    for (const auto& row : rows) out += "\n" + text_of_row(++at, row);
    if (facets) out += text_of_facets(answer.facets);
    print(out);
}

}  // namespace

int print_answer(Store& store, const Answer& answer, const SearchOptions& options, bool json) {
    const int code = answer.total.number == 0 ? 1 : 0;
    if (options.count) {
        print(fmt::format("{}\n", answer.total.number));
    } else if (options.ids) {
        std::string out;
        for (const auto& hit : answer.hits) out += name_of(store, hit.report, answer.as_of) + '\n';
        print(out);
    } else {
        std::vector<ResultRow> rows;
        for (const auto& hit : answer.hits) rows.push_back(row_of(store, hit, answer));
        json ? print_json(answer, rows, options.facets) : print_text(answer, rows, options.facets);
    }
    return code;
}

}  // namespace evident
