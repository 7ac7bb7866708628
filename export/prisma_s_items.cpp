// The 16 items in sentences. What nobody told is said to be untold, never left out.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/date.hpp"
#include "export/prisma_s.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr std::string_view untold = "Not told by the package.";

std::string day_of_moment(const Moment& moment) { return to_iso(day_of(moment)); }

std::string plural(std::int64_t number, std::string_view thing) {
    return fmt::format("{} {}{}", number, thing, number == 1 ? "" : "s");
}

std::string on_platform(const ReviewSource& source) {
    return fmt::format(
        "{}: {}.", source.database.empty() ? source.name : source.database,
        source.platform.empty() ? "the package does not tell the platform" : "platform " + source.platform);
}

bool is_database(const ReviewSource& source) {
    return !names_registry(source.database) && !names_proceedings(source.database);
}

bool named_by_source(const Protocol& protocol, const std::string& database) {
    return std::any_of(protocol.sources.begin(), protocol.sources.end(), [&](const ReviewSource& source) {
        return lower(source.database).starts_with(lower(database)) || lower(source.name) == lower(database);
    });
}

// The first and the last day on which runs of one configured source were begun, and how many there were.
struct Series {
    std::string source;
    std::int64_t runs = 0;
    std::string first;
    std::string last;
};

std::vector<Series> series_of(const SearchReport& report) {
    std::vector<Series> out;
    for (const auto& run : report.runs) {
        auto found = std::find_if(out.begin(), out.end(), [&](const Series& one) { return one.source == run.source; });
        if (found == out.end()) {
            out.push_back({run.source, 0, day_of_moment(run.started), {}});
            found = out.end() - 1;
        }
        ++found->runs;
        found->last = day_of_moment(run.started);
    }
    return out;
}

std::string asker(const std::string& source) {
    return source.empty() ? "a command that a person typed" : fmt::format("`evident update`, source {}", source);
}

class Items {
  public:
    explicit Items(const SearchReport& report) : report_(report), protocol_(report.protocol) {}

    std::vector<SearchItem> run() {
        databases();
        platforms();
        of_kind("Study registries", names_registry, "No registry is among the sources the package tells of.");
        of_kind("Online resources and browsing", names_proceedings,
                "No conference and no other online resource is among the sources the package tells of.");
        add("Citation searching", {"None is kept in this store: evident does none.",
                                   "Whether the authors followed references is not told by the package."});
        add("Contacts", {});
        add("Other methods", {});
        strategies();
        limits();
        add("Search filters", {});
        add("Prior work", {});
        updates();
        dates();
        add("Peer review", {});
        totals();
        deduplication();
        return std::move(out_);
    }

  private:
    // The next item; told unless there is nothing to say. Sentences of an item that is not told say so themselves.
    SearchItem& add(std::string name, std::vector<std::string> sentences, bool told = false) {
        if (sentences.empty()) sentences = {std::string(untold)};
        out_.push_back({int(out_.size()) + 1, std::move(name), told, std::move(sentences)});
        return out_.back();
    }

    void databases() {
        std::vector<std::string> said;
        for (const auto& source : protocol_.sources) {
            if (!is_database(source)) continue;
            said.push_back(on_platform(source));
            if (!source.note.empty()) said.push_back(single_spaced(source.note));
        }
        for (const auto& database : protocol_.databases) {
            if (names_registry(database) || names_proceedings(database) || named_by_source(protocol_, database))
                continue;
            said.push_back(fmt::format("{}: named by the package, which does not tell the platform.", database));
        }
        const bool told = !said.empty();
        add("Database name", std::move(said), told);
    }

    void platforms() {
        std::vector<std::string> said;
        std::vector<std::string> done;
        for (const auto& source : protocol_.sources) {
            if (source.platform.empty() || std::find(done.begin(), done.end(), source.platform) != done.end()) continue;
            done.push_back(source.platform);
            std::vector<std::string> together;
            for (const auto& other : protocol_.sources) {
                if (other.platform == source.platform) together.push_back(other.database);
            }
            if (together.size() < 2) continue;
            said.push_back(
                fmt::format("{} share the platform {}; whether they were searched at once is not told by the package.",
                            fmt::join(together, ", "), source.platform));
        }
        if (said.empty() && !done.empty()) said = {"No two of the sources share a platform."};
        const bool told = !said.empty();
        add("Multi-database searching", std::move(said), told);
    }

    void of_kind(std::string name, bool (*is_kind)(std::string_view), std::string none) {
        std::vector<std::string> said;
        for (const auto& source : protocol_.sources) {
            if (!is_kind(source.database)) continue;
            said.push_back(on_platform(source));
            if (!source.note.empty()) said.push_back(single_spaced(source.note));
        }
        const bool told = !said.empty();
        if (!told) said = {std::move(none)};
        add(std::move(name), std::move(said), told);
    }

    void strategies() {
        std::vector<std::string> said;
        for (const auto& source : protocol_.sources) {
            said.push_back(
                fmt::format("{}: {}.", source.database,
                            source.strategy.empty() ? "the package has no strategy" : "given in full below"));
        }
        if (!protocol_.strategy.empty()) said.push_back("One strategy of the whole review, in PubMed syntax, below.");
        const bool sent = std::any_of(report_.runs.begin(), report_.runs.end(),
                                      [](const SearchRun& run) { return !run.searches.empty(); });
        said.push_back(sent ? "The questions that were sent to a server stand below as sent, with its counts."
                            : "No question was sent to a server from this store: records came in as files.");
        const bool told = sent || !protocol_.strategy.empty() ||
                          std::any_of(protocol_.sources.begin(), protocol_.sources.end(),
                                      [](const ReviewSource& source) { return !source.strategy.empty(); });
        if (!told) said.insert(said.begin(), "No strategy is told by the package.");
        add("Full search strategies", std::move(said), told);
    }

    static void add_limits(std::vector<std::string>& said, std::string_view whose, Day cutoff, std::string_view date,
                           const std::vector<std::string>& languages, const std::vector<std::string>& types,
                           const std::vector<std::string>& excluded) {
        if (cutoff != Day::none) said.push_back(fmt::format("{}: up to {}, by {} date.", whose, to_iso(cutoff), date));
        if (!languages.empty()) said.push_back(fmt::format("{}: languages {}.", whose, fmt::join(languages, ", ")));
        if (!types.empty()) said.push_back(fmt::format("{}: publication types {}.", whose, fmt::join(types, ", ")));
        if (!excluded.empty()) {
            said.push_back(fmt::format("{}: without the publication types {}.", whose, fmt::join(excluded, ", ")));
        }
    }

    void limits() {
        std::vector<std::string> said;
        add_limits(said, "All sources", protocol_.cutoff, name(protocol_.date), protocol_.languages, protocol_.types,
                   protocol_.excluded_types);
        for (const auto& source : protocol_.sources) {
            if (!source.limits.empty()) {
                said.push_back(
                    fmt::format("{}: set on the platform: {}.", source.database, single_spaced(source.limits)));
            }
            add_limits(said, source.database, source.date ? protocol_.cutoff : Day::none,
                       source.date ? name(*source.date) : "", source.languages, source.types, source.excluded_types);
        }
        const bool told = !said.empty();
        said.push_back(told ? "The reasons for the limits are not told by the package." : std::string(untold));
        add("Limits and restrictions", std::move(said), told);
    }

    void updates() {
        std::vector<std::string> said;
        for (const auto& series : series_of(report_)) {
            said.push_back(fmt::format("{}: {}, the first on {}, the last on {}.", asker(series.source),
                                       plural(series.runs, "run"), series.first, series.last));
        }
        if (said.empty()) said.push_back("No run for this review is in the store.");
        const bool told = !report_.runs.empty();
        if (told)
            said.push_back(
                "Each run that brought something stands below; those that brought nothing are put together by source. "
                "The store keeps which command asked, not which person.");
        if (report_.other_runs > 0) {
            said.push_back(fmt::format("{} brought records in for no review and {} not counted here.",
                                       plural(report_.other_runs, "other run"),
                                       report_.other_runs == 1 ? "is" : "are"));
        }
        add("Updates", std::move(said), told);
    }

    void dates() {
        std::vector<std::string> said;
        bool told = false;
        for (const auto& source : protocol_.sources) {
            told = told || source.searched != Day::none;
            said.push_back(
                source.searched == Day::none
                    ? fmt::format("{}: the day is not told by the package.", source.database)
                    : fmt::format("{}: {}, as told by the package.", source.database, to_iso(source.searched)));
        }
        for (const auto& series : series_of(report_)) {
            told = true;
            said.push_back(fmt::format("{}: last on {}.", asker(series.source), series.last));
        }
        add("Dates of searches", std::move(said), told);
    }

    void totals() {
        std::vector<std::string> said;
        for (const auto& total : report_.totals) {
            const auto database = total.database.empty() ? std::string{} : fmt::format(" ({})", total.database);
            const auto gone = total.withdrawn == 0
                                  ? std::string{}
                                  : fmt::format(", {} of them withdrawn by the source since", total.withdrawn);
            const auto files = total.names_none ? "Files that name no database, " : "";
            said.push_back(
                fmt::format("{}{}{}: {}{}.", files, total.source, database, plural(total.records, "record"), gone));
        }
        for (const auto& source : protocol_.sources) {
            if (has_records(source.name)) continue;
            said.push_back(fmt::format("{}: no record in this store; the number found is not told by the package.",
                                       source.database));
        }
        const bool told = !report_.totals.empty();
        if (!told) said.insert(said.begin(), "No run for this review brought a record.");
        if (told) said.push_back("Counted once each, over all runs of the review.");
        add("Total records", std::move(said), told);
    }

    bool has_records(const std::string& source) const {
        return std::any_of(report_.totals.begin(), report_.totals.end(),
                           [&](const SourceTotal& total) { return total.source == source; });
    }

    void deduplication() {
        const auto& flow = report_.flow;
        std::vector<std::string> said = {
            "evident puts records together that are one publication, by identifiers, title, authors and place, each "
            "pair by "
            "a rule that is kept with it (docs/dedup.md), and by people's words; no record is deleted.",
            fmt::format("{} make {}: {}.",
                        plural(flow.from_databases + flow.from_registers + flow.from_files, "record"),
                        plural(flow.reports, "report"), plural(flow.duplicates, "duplicate")),
        };
        for (const auto& joining : report_.joinings) {
            said.push_back(fmt::format("Joined in the whole store, on arrival or later, by rule {}: {}.", joining.rule,
                                       plural(joining.count, "time")));
        }
        add("Deduplication", std::move(said), true);
    }

    const SearchReport& report_;
    const Protocol& protocol_;
    std::vector<SearchItem> out_;
};

}  // namespace

std::vector<SearchItem> search_items(const SearchReport& report) { return Items(report).run(); }

}  // namespace evident
