// The report of the searches as a text that can stand in an appendix.
#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "export/prisma_s.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr std::size_t most_inputs = 20;  // of one run
constexpr std::string_view special = "\\`*_[]<>|#~";

// As it stands, whatever signs of Markdown are in it; on one line.
std::string plain(std::string_view text) {
    std::string out;
    for (const char c : single_spaced(text)) {
        if (special.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

// As it is, in a box whose fence is longer than any in the text.
std::string box(std::string_view text) {
    std::size_t longest = 2;
    std::size_t here = 0;
    for (const char c : text) {
        here = c == '`' ? here + 1 : 0;
        longest = std::max(longest, here);
    }
    const std::string fence(longest + 1, '`');
    return fmt::format("{}text\n{}{}{}\n", fence, text, text.ends_with('\n') ? "" : "\n", fence);
}

std::string known(std::int64_t number) { return number < 0 ? "not told" : std::to_string(number); }

std::string_view trimmed_front(std::string_view text) {
    while (!text.empty() && (text.front() == '\n' || text.front() == '\r')) text.remove_prefix(1);
    return text;
}

std::string strategy_of(const ReviewSource& source) {
    if (source.strategy.empty()) return {};
    auto out = fmt::format("\n### {}, as the package gives it\n\n", plain(source.database));
    if (!source.syntax.empty()) out += fmt::format("Syntax: {}.\n\n", plain(source.syntax));
    out += box(trimmed_front(source.strategy));
    if (!source.note.empty()) out += fmt::format("\n{}\n", plain(source.note));
    return out;
}

std::string line_table(const ServerSearch& search) {
    if (search.lines.empty()) return {};
    std::string out = "\n| line | query | records |\n|---:|---|---:|\n";
    for (const auto& line : search.lines) {
        out += fmt::format("| {} | {} | {} |\n", line.number, plain(line.text), known(line.count));
    }
    return out;
}

std::string search_of(const SearchRun& run, const ServerSearch& search) {
    auto out = fmt::format("\n### As sent in run {}, {}\n\n", number(run.run), plain(search.asked));
    const bool overlap = search.distinct >= 0 && search.distinct != search.told;
    out += fmt::format("Server: {}. Records by its count: {}{}. Fetched in {} part(s); {}.\n\n", plain(search.address),
                       known(search.told),
                       overlap ? fmt::format(", in parts that overlap; {} of them are distinct", search.distinct) : "",
                       search.windows,
                       search.finished.empty() ? "not every record was fetched"
                                               : "the last record was fetched at " + plain(search.finished));
    out += box(search.term);
    if (!search.translation.empty()) out += "\nRead by the server as:\n\n" + box(search.translation);
    return out + line_table(search);
}

// The question without the days from which each of its parts asks: the same every night.
std::string_view without_days(std::string_view term) {
    while (true) {
        const auto line = term.rfind('\n');
        if (line == std::string_view::npos) return term;
        const auto from = term.rfind(" from ");
        constexpr std::size_t day = sizeof(" from 2026-11-25") - 1;
        if (from == std::string_view::npos || from < line || term.size() - from != day) return term;
        term = term.substr(0, line);
    }
}

// A question whose answer brought nothing is not shown again when one like it was.
std::string sent(const SearchReport& report) {
    std::string out;
    std::set<std::pair<std::string, std::string>> shown;
    std::int64_t again = 0;
    Moment last;
    for (const auto& run : report.runs) {
        for (const auto& search : run.searches) {
            const bool first = shown.emplace(search.address, without_days(search.term)).second;
            if (first || !run.brought_nothing()) {
                out += search_of(run, search);
                continue;
            }
            ++again;
            last = search.asked;
        }
    }
    if (again == 0) return out;
    return out + fmt::format("\nThe same was asked {} more, with later days, and brought nothing; the last time {}.\n",
                             again == 1 ? "once" : fmt::format("{} times", again), plain(last));
}

std::string strategies(const SearchReport& report) {
    std::string out;
    for (const auto& source : report.protocol.sources) out += strategy_of(source);
    if (!report.protocol.strategy.empty()) {
        out += "\n### The whole review, as the package gives it\n\nSyntax: pubmed.\n\n" +
               box(trimmed_front(report.protocol.strategy));
    }
    return out + sent(report);
}

// Each record once: a search that overlaps itself is told by the server once for each part.
std::int64_t found_by(const SearchRun& run) {
    std::int64_t out = -1;
    for (const auto& search : run.searches) {
        const auto found = search.distinct >= 0 ? search.distinct : search.told;
        if (found >= 0) out = std::max<std::int64_t>(out, 0) + found;
    }
    return out;
}

std::string source_of(const SearchRun& run) {
    if (!run.source.empty()) return plain(run.source);
    return run.records_of.empty() ? "(typed)" : plain(fmt::format("{} (typed)", fmt::join(run.records_of, ", ")));
}

// A line of the table: a run, or the runs of a source that brought nothing.
struct RunRow {
    std::int64_t runs = 1;
    SearchRun run;   // the first; of several, their numbers are summed in it
    Moment last;     // of several: when the last was begun
    std::string of;  // source
};

std::vector<RunRow> rows_of(const SearchReport& report) {
    std::vector<RunRow> out;
    for (const auto& run : report.runs) {
        const auto of = source_of(run);
        const auto same = std::find_if(out.begin(), out.end(), [&](const RunRow& row) {
            return row.run.brought_nothing() && row.of == of && row.run.kind == run.kind;
        });
        if (!run.brought_nothing() || same == out.end()) {
            out.push_back({1, run, run.started, of});
            continue;
        }
        ++same->runs;
        same->last = run.started;
        same->run.read += run.read;
        same->run.unchanged += run.unchanged;
        same->run.rejected += run.rejected;
    }
    return out;
}

std::string run_table(const SearchReport& report) {
    if (report.runs.empty()) return {};
    std::string out =
        "\n| run | what | source | begun | found | read | new | updated | unchanged | rejected | withdrawn |\n"
        "|---:|---|---|---|---:|---:|---:|---:|---:|---:|---:|\n";
    for (const auto& row : rows_of(report)) {
        const auto& run = row.run;
        const bool one = row.runs == 1;
        const auto found = one ? found_by(run) : -1;
        out += fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |\n",
                           one ? std::to_string(number(run.run)) : fmt::format("{} runs", row.runs), plain(run.kind),
                           row.of, one ? plain(run.started) : fmt::format("{} to {}", run.started, row.last),
                           found < 0 ? "-" : std::to_string(found), known(run.read), known(run.fresh),
                           known(run.updated), known(run.unchanged), known(run.rejected), known(run.deleted));
    }
    return out;
}

std::string inputs_of(const SearchReport& report) {
    std::string out;
    std::size_t passed_over = 0;
    for (const auto& run : report.runs) {
        if (run.brought_nothing()) passed_over += run.inputs.size();
        if (run.inputs.empty() || run.brought_nothing()) continue;
        out += fmt::format("\nFiles of run {}:\n\n", number(run.run));
        const auto shown = std::min(most_inputs, run.inputs.size());
        for (std::size_t i = 0; i < shown; ++i) {
            const auto& input = run.inputs[i];
            out += fmt::format("- {} ({}), SHA-256 {}\n", plain(input.name),
                               input.format.empty() ? "format not known" : plain(input.format),
                               input.sha256.empty() ? "not known: it was not read to its end" : input.sha256);
        }
        if (shown < run.inputs.size()) out += fmt::format("- and {} more\n", run.inputs.size() - shown);
    }
    if (passed_over == 0) return out;
    return out + fmt::format("\nFiles of runs that brought nothing: {}; the report as JSON names them.\n", passed_over);
}

std::string flow_of(const SearchReport& report) {
    const auto& flow = report.flow;
    std::string out = "\n## For the PRISMA 2020 flow diagram\n\n| box | number |\n|---|---:|\n";
    out += fmt::format("| records identified from databases | {} |\n", flow.from_databases);
    for (const auto& total : report.totals) {
        if (!total.registry && !total.names_none)
            out += fmt::format("| of them {} | {} |\n", plain(total.source), total.records);
    }
    out += fmt::format("| records identified from registers | {} |\n", flow.from_registers);
    for (const auto& total : report.totals) {
        if (total.registry && !total.names_none)
            out += fmt::format("| of them {} | {} |\n", plain(total.source), total.records);
    }
    if (flow.from_files > 0) {
        out += fmt::format("| records from files that name no database | {} |\n", flow.from_files);
    }
    out += fmt::format("| duplicate records removed before screening | {} |\n", flow.duplicates);
    out += fmt::format("| reports that remain | {} |\n", flow.reports);
    return out + "\nThe boxes of screening, retrieval and inclusion are not known to this store.\n";
}

}  // namespace

std::string to_markdown(const SearchReport& report) {
    auto out = fmt::format("# How the literature was searched: {}\n\n", plain(report.title));
    out +=
        "Reported by PRISMA-S (doi 10.1186/s13643-020-01542-z), item by item, from the review's package and the\n"
        "log of runs of its store.\n\n";
    if (!report.citation.empty()) out += fmt::format("- Review: {}\n", plain(report.citation));
    out += fmt::format("- Package: {}\n- Store: {}\n", plain(report.review), plain(report.store));
    if (!report.protocol.note.empty()) {
        out += fmt::format("\nWhat the package says of itself: {}\n", plain(report.protocol.note));
    }
    for (const auto& item : search_items(report)) {
        out += fmt::format("\n## {}. {}\n\n", item.number, item.name);
        for (const auto& sentence : item.sentences) out += fmt::format("- {}\n", plain(sentence));
        if (item.number == 8) out += strategies(report);
        if (item.number == 12) out += run_table(report) + inputs_of(report);
    }
    return out + flow_of(report);
}

}  // namespace evident
