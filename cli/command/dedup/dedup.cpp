// evident dedup: which records are one report; judged anew, listed, explained, counted.
#include <algorithm>
#include <chrono>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "cli/command/dedup/dedup_json.hpp"
#include "cli/command/dedup/explaining.hpp"
#include "cli/command/dedup/judging.hpp"
#include "cli/context.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/table.hpp"
#include "query/reports/one.hpp"
#include "store/sqlite/runs.hpp"

namespace evident {
namespace {

using nlohmann::json;

json to_value(const DedupCounts& counts) {
    return {{"same", counts.same},
            {"ask", counts.ask},
            {"different", counts.different},
            {"reports", counts.reports},
            {"moved", counts.moved}};
}

std::string waiting_text(std::size_t pairs) {
    return pairs == 1 ? "1 pair waits" : fmt::format("{} pairs wait", pairs);
}

int run_whole(const Context& context) {
    const auto start = std::chrono::steady_clock::now();
    Store store = context.open(Access::write);
    Progress line(context.options.quiet || context.options.json);
    Transaction transaction(store.database());
    RunLog log(store);
    Arrival arrival;
    arrival.at = context.clock.now();
    arrival.run = log.begin("dedup", R"({"what":"run"})", arrival.at);
    const auto counts = DedupTable(store).run(
        arrival, [&](std::int64_t done, std::int64_t of) { line.show(fmt::format("{} of {} records", done, of)); });
    const auto waiting = DedupTable(store).waiting().size();
    auto value = to_value(counts);
    log.finish(arrival.run, value.dump(), context.clock.now());
    transaction.commit();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    value["seconds"] = took.count();
    if (context.options.json) {
        print(evident::text_of(value) + "\n");
        return 0;
    }
    print(
        fmt::format("{} of records are one, {} to be asked about, {} different; {}; {} moved to another; {:.1f} s\n"
                    "{} for a person\n",
                    counted(counts.same, "pair"), counts.ask, counts.different, counted(counts.reports, "report"),
                    counted(counts.moved, "record"), took.count(), waiting_text(waiting)));
    return 0;
}

int clusters(const Context& context) {
    Store store = context.open(Access::read);
    auto rows = store.database().prepare(
        "SELECT report, source, key FROM record WHERE current IS NOT NULL ORDER BY report, source, key");
    json list = json::array();
    std::string out;
    std::int64_t last = 0;
    while (rows.step()) {
        const auto report = rows.integer(0);
        auto record = fmt::format("{}:{}", rows.text(1), rows.text(2));
        if (!context.options.json) {
            out += fmt::format("{}\t{}\n", report, record);
        } else {
            if (report != last) list.push_back({{"cluster", report}, {"records", json::array()}});
            list.back()["records"].push_back(std::move(record));
        }
        last = report;
    }
    print(context.options.json ? evident::text_of(json{{"clusters", std::move(list)}}) + "\n" : out);
    return last == 0 ? 1 : 0;
}

int list(const DedupOptions& options, const Context& context) {
    Store store = context.open(Access::read);
    auto waiting = DedupTable(store).waiting();
    const auto total = waiting.size();
    waiting.resize(std::min(total, std::size_t(options.limit)));
    json pairs = json::array();
    std::string out;
    for (const auto& pair : waiting) {
        NamedRecords left;
        NamedRecords right;
        left.records.push_back(shown_record(store, pair.a));
        right.records.push_back(shown_record(store, pair.b));
        const auto told = explain(store, left, right);
        if (context.options.json) {
            pairs.push_back(evident::to_value(told));
            continue;
        }
        out +=
            side_by_side(told.a, told.b) + fmt::format("reason: {} [{}]\n", told.decision.sentence, told.decision.rule);
        if (told.obstacle) {
            out += fmt::format("not joined, for {} and {} are two: {}\n", told.obstacle->a, told.obstacle->b,
                               told.obstacle->sentence);
        }
        out += '\n';
    }
    out += fmt::format("{} for a person{}\n", waiting_text(total),
                       total > waiting.size() ? fmt::format("; {} shown", waiting.size()) : "");
    print(context.options.json ? evident::text_of(json{{"total", total}, {"pairs", std::move(pairs)}}) + "\n" : out);
    return total == 0 ? 1 : 0;
}

int prefer(const DedupOptions& options, const Context& context) {
    Store store = context.open(options.sources.empty() ? Access::read : Access::write);
    const auto held = sources_of(store);
    if (!options.sources.empty()) {
        for (const auto& source : options.sources) {
            if (std::find(held.begin(), held.end(), source) != held.end()) continue;
            throw Error(Fault::usage, fmt::format("no record comes from a source {}", source),
                        held.empty() ? "" : fmt::format("this store has {}", fmt::join(held, ", ")));
        }
        Transaction transaction(store.database());
        set_source_preference(store, options.sources);
        transaction.commit();
    }
    const auto order = source_preference(store);
    if (context.options.json) {
        print(evident::text_of(json{{"prefer", order}, {"sources", held}}) + "\n");
    } else {
        print(fmt::format("{}, then as they came\n", fmt::join(order, ", ")));
    }
    return 0;
}

int counts(const DedupOptions& options, const Context& context) {
    Store store = context.open(Access::read);
    const auto review = options.review.empty() ? "" : chosen_review(store, options.review).key;
    const auto found = identified(store, review);
    if (context.options.json) {
        auto value = evident::to_value(found);
        if (!review.empty()) value["review"] = review;
        print(evident::text_of(value) + "\n");
        return found.records == 0 ? 1 : 0;
    }
    Table table({{"source"},
                 {"records", 0, true},
                 {"twice within", 0, true},
                 {"had from above", 0, true},
                 {"reports", 0, true},
                 {"only here", 0, true}});
    std::int64_t only = 0;
    for (const auto& one : found.sources) {
        table.add({one.source, std::to_string(one.records), std::to_string(one.within), std::to_string(one.across),
                   std::to_string(one.reports), std::to_string(one.only_here)});
        only += one.only_here;
    }
    table.add({"all", std::to_string(found.records), std::to_string(found.within), std::to_string(found.across),
               std::to_string(found.reports), std::to_string(only)});
    print(table.text() + fmt::format("\n{} identified, {} removed before screening ({} within a source, {} across "
                                     "sources), {} to screen\n",
                                     counted(found.records, "record"), counted(found.removed, "duplicate"),
                                     found.within, found.across, counted(found.reports, "report")));
    return found.records == 0 ? 1 : 0;
}

}  // namespace

int run(const DedupOptions& options, const Context& context) {
    using Action = DedupOptions::Action;
    switch (options.action) {
        case Action::run: return run_whole(context);
        case Action::clusters: return clusters(context);
        case Action::explain: return explain_command(options, context);
        case Action::list: return list(options, context);
        case Action::merge: return merge_command(options, context);
        case Action::split: return split_command(options, context);
        case Action::undo: return undo_command(options, context);
        case Action::log: return log_command(context);
        case Action::replay: return replay_command(options, context);
        case Action::prefer: return prefer(options, context);
        case Action::counts: break;
    }
    return counts(options, context);
}

}  // namespace evident
