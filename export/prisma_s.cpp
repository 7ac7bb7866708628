#include "export/prisma_s.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/digest.hpp"
#include "store/sqlite/harvests.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

using nlohmann::json;

// Runs that bring records in and were for the review. Before the log had a column for it, the review stood in what
// was asked.
constexpr const char* mine =
    "SELECT id, kind, source, started, coalesce(finished, ''), coalesce(summary, '') FROM run "
    "WHERE kind NOT IN ('import', 'link') "
    "AND coalesce(nullif(review, ''), json_extract(asked, '$.review'), '') = ?1 ORDER BY id";

constexpr const char* others =
    "SELECT count(*) FROM run WHERE kind NOT IN ('import', 'link') "
    "AND coalesce(nullif(review, ''), json_extract(asked, '$.review'), '') = '' "
    "AND EXISTS (SELECT 1 FROM version WHERE version.run = run.id)";

constexpr const char* seen =
    "SELECT r.source, count(*), sum(r.current IS NULL) FROM record r WHERE r.id IN ("
    "SELECT record FROM version WHERE run IN (SELECT value FROM json_each(?1)) UNION "
    "SELECT record FROM sighting WHERE run IN (SELECT value FROM json_each(?1))) GROUP BY 1 ORDER BY 1";

constexpr const char* reports_seen =
    "SELECT count(DISTINCT r.report) FROM record r WHERE r.id IN ("
    "SELECT record FROM version WHERE run IN (SELECT value FROM json_each(?1)) UNION "
    "SELECT record FROM sighting WHERE run IN (SELECT value FROM json_each(?1)))";

constexpr const char* brought =
    "SELECT DISTINCT r.source FROM record r WHERE r.id IN (SELECT record FROM version WHERE run = ?1 "
    "UNION SELECT record FROM sighting WHERE run = ?1) ORDER BY 1";

// By which rule each record came into the report it shares today; and the joinings of stores before schema 4, which
// name no record.
constexpr const char* joined_by =
    "SELECT rule, count(*) FROM merge m LEFT JOIN record r ON r.id = m.record "
    "WHERE m.record IS NULL OR (r.report <> r.home AND m.id IN (SELECT max(id) FROM merge GROUP BY record)) "
    "GROUP BY 1 ORDER BY 1";

void read_summary(SearchRun& run, std::string_view summary) {
    const auto numbers = json::parse(summary, nullptr, false);
    if (!numbers.is_object()) return;
    const auto of = [&](const char* name) {
        const auto found = numbers.find(name);
        return found != numbers.end() && found->is_number_integer() ? found->get<std::int64_t>() : std::int64_t(-1);
    };
    run.read = of("read");
    run.fresh = of("new");
    run.updated = of("updated");
    run.unchanged = of("unchanged");
    run.deleted = of("deleted");
    run.rejected = of("rejected");
}

std::string hex_of(std::string_view bytes) {
    Digest digest{};
    if (bytes.size() != digest.size()) return {};
    std::copy(bytes.begin(), bytes.end(), digest.begin());
    return to_hex(digest);
}

class Collector {
  public:
    Collector(Store& store, const Review& review) : store_(store), review_(review), harvests_(store) {}

    SearchReport run() {
        out_.review = review_.key;
        out_.title = review_.title;
        out_.citation = review_.citation;
        out_.store = store_.property("identity");
        out_.protocol = review_.protocol;
        read_runs();
        read_totals();
        auto row = store_.database().cached(others);
        if (row.step()) out_.other_runs = row.integer(0);
        auto rules = store_.database().cached(joined_by);
        while (rules.step()) out_.joinings.push_back({std::string(rules.text(0)), rules.integer(1)});
        return std::move(out_);
    }

  private:
    void read_runs() {
        auto rows = store_.database().cached(mine);
        rows.bind(1, review_.key);
        while (rows.step()) {
            SearchRun run;
            run.run = RunId{rows.integer(0)};
            run.kind = rows.text(1);
            run.source = rows.text(2);
            run.started = rows.text(3);
            run.finished = rows.text(4);
            read_summary(run, rows.text(5));
            out_.runs.push_back(std::move(run));
        }
        for (auto& run : out_.runs) {
            read_searches(run);
            read_inputs(run);
            if (run.source.empty()) read_sources(run);
        }
    }

    // A search belongs to the run that asked it, whichever run fetched the last of it.
    void read_searches(SearchRun& run) {
        std::vector<HarvestId> ids;
        {
            auto rows =
                store_.database().cached("SELECT id FROM harvest WHERE run = ? AND given_up IS NULL ORDER BY id");
            rows.bind(1, number(run.run));
            while (rows.step()) ids.push_back(HarvestId{rows.integer(0)});
        }
        for (const auto id : ids) {
            const auto harvest = harvests_.find(id);
            if (!harvest) continue;
            ServerSearch search{harvest->term,
                                harvest->address,
                                harvest->translation,
                                harvest->count,
                                -1,
                                0,
                                harvest->asked,
                                harvest->finished,
                                {}};
            const auto windows = harvests_.windows(id);
            search.windows = std::int64_t(windows.size());
            if (!harvest->planned.empty()) {
                search.distinct = 0;
                for (const auto& window : windows) search.distinct += window.wanted;
            }
            std::int64_t line = 0;
            for (auto& [text, count] : harvests_.lines(id)) search.lines.push_back({++line, std::move(text), count});
            run.searches.push_back(std::move(search));
        }
    }

    void read_sources(SearchRun& run) {
        auto rows = store_.database().cached(brought);
        rows.bind(1, number(run.run));
        while (rows.step()) run.records_of.emplace_back(rows.text(0));
    }

    void read_inputs(SearchRun& run) {
        auto count = store_.database().cached("SELECT count(*) FROM input WHERE run = ?");
        count.bind(1, number(run.run));
        if (count.step()) run.input_count = count.integer(0);
        if (!run.searches.empty() || run.kind == "harvest") return;
        auto rows = store_.database().cached("SELECT name, format, sha256 FROM input WHERE run = ? ORDER BY id");
        rows.bind(1, number(run.run));
        while (rows.step()) {
            run.inputs.push_back({std::string(rows.text(0)), std::string(rows.text(1)),
                                  rows.is_nothing(2) ? std::string{} : hex_of(rows.bytes(2))});
        }
    }

    void read_totals() {
        json ids = json::array();
        for (const auto& run : out_.runs) ids.push_back(number(run.run));
        const auto runs = ids.dump();
        auto rows = store_.database().cached(seen);
        rows.bind(1, runs);
        std::int64_t records = 0;
        while (rows.step()) {
            SourceTotal total;
            total.source = rows.text(0);
            total.records = rows.integer(1);
            total.withdrawn = rows.integer(2);
            const auto* told = review_.protocol.find_source(total.source);
            if (told != nullptr) total.database = told->database;
            total.registry = names_registry(total.database.empty() ? total.source : total.database);
            total.names_none = total.database.empty() && names_no_database(total.source);
            (total.names_none ? out_.flow.from_files
             : total.registry ? out_.flow.from_registers
                              : out_.flow.from_databases) += total.records;
            records += total.records;
            out_.totals.push_back(std::move(total));
        }
        auto reports = store_.database().cached(reports_seen);
        reports.bind(1, runs);
        if (reports.step()) out_.flow.reports = reports.integer(0);
        out_.flow.duplicates = records - out_.flow.reports;
    }

    Store& store_;
    const Review& review_;
    HarvestTable harvests_;
    SearchReport out_;
};

bool has_any(std::string_view text, std::initializer_list<std::string_view> words) {
    const auto low = lower(text);
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return low.find(word) != std::string::npos; });
}

}  // namespace

SearchReport search_report(Store& store, const Review& review) { return Collector(store, review).run(); }

bool names_registry(std::string_view database) {
    if (has_any(database, {"central register of controlled trials"})) return false;
    return has_any(database, {"clinicaltrials", "clinical trials register", "clinical trial registry", "ictrp",
                              "isrctn", "trial registry", "trials registry", "trial register", "euctr", "chictr",
                              "umin-ctr", "prospero", "registry", "registries"});
}

bool names_proceedings(std::string_view database) {
    return has_any(database, {"conference", "congress", "proceedings", "meeting abstract"});
}

bool names_no_database(std::string_view source) {
    static constexpr std::array<std::string_view, 8> files = {"bibtex", "csv", "endnote", "jsonl",
                                                              "nbib",   "ris", "rayyan",  "zotero"};
    return std::find(files.begin(), files.end(), source) != files.end();
}

}  // namespace evident
