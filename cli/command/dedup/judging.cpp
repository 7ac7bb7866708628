#include "cli/command/dedup/judging.hpp"

#include <functional>
#include <iostream>
#include <iterator>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/command/dedup/dedup_json.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "query/links.hpp"
#include "query/reports/log.hpp"
#include "query/reports/words.hpp"
#include "store/sqlite/runs.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

using nlohmann::json;

std::string text_of(const WordResult& result) {
    const auto says = result.word == Word::same        ? "are one report"
                      : result.word == Word::different ? "are two publications"
                                                       : "are as if nobody had spoken";
    std::string out;
    for (const auto& [a, b] : result.pairs) out += fmt::format("{} and {} {}\n", a, b, says);
    for (const auto& one : result.moved) {
        out += fmt::format("{} went from report {} to report {}\n", one.record, number(one.from), number(one.to));
    }
    if (result.moved.empty()) out += "no record changed its report\n";
    for (const auto& one : result.reports) {
        out += fmt::format("report {}: {}\n", number(one.report), fmt::join(one.records, ", "));
    }
    for (const auto& one : result.judgements) {
        out += fmt::format("{}'s word on claim {} of {} stays with report {}\n", one.by, one.claim, one.review,
                           number(one.report));
    }
    if (!result.moved.empty()) {
        out +=
            "the links of claims rest on the reports as they were: `evident index sync`, then `evident claim link`\n";
    }
    return out;
}

// Says words in a run of their own.
int say(const char* what, const DedupOptions& options, const Context& context,
        const std::function<WordResult(Store&, const Arrival&)>& words) {
    if (trim(options.by).empty() || trim(options.why).empty()) {
        throw Error(Fault::usage, "a judgement needs a name and a reason", "give --by NAME and --why TEXT");
    }
    Store store = context.open(Access::write);
    Transaction transaction(store.database());
    RunLog log(store);
    Arrival arrival;
    arrival.at = context.clock.now();
    arrival.run =
        log.begin("dedup", json{{"what", what}, {"left", options.left}, {"right", options.right}}.dump(), arrival.at);
    const auto result = words(store, arrival);
    log.finish(arrival.run, json{{"pairs", result.pairs.size()}, {"moved", result.moved.size()}}.dump(),
               context.clock.now());
    transaction.commit();
    print(context.options.json ? evident::text_of(to_value(result)) + "\n" : text_of(result));
    return 0;
}

std::string whole_input(const std::string& file) {
    if (file != "-") return read_file(file);
    return {std::istreambuf_iterator<char>(std::cin), {}};
}

}  // namespace

int merge_command(const DedupOptions& options, const Context& context) {
    return say("merge", options, context, [&](Store& store, const Arrival& arrival) {
        return say_same(store, named_records(store, options.left), named_records(store, options.right), options.by,
                        options.why, arrival);
    });
}

int split_command(const DedupOptions& options, const Context& context) {
    return say("split", options, context, [&](Store& store, const Arrival& arrival) {
        const auto left = named_records(store, options.left);
        if (options.right.empty()) return take_out(store, left, options.by, options.why, arrival);
        return say_different(store, left, named_records(store, options.right), options.by, options.why, arrival);
    });
}

int undo_command(const DedupOptions& options, const Context& context) {
    return say("undo", options, context, [&](Store& store, const Arrival& arrival) {
        const auto left = named_records(store, options.left);
        if (options.right.empty()) return undo_words(store, left, nullptr, options.by, options.why, arrival);
        const auto right = named_records(store, options.right);
        return undo_words(store, left, &right, options.by, options.why, arrival);
    });
}

int log_command(const Context& context) {
    Store store = context.open(Access::read);
    const auto lines = word_log(store);
    for (const auto& line : lines) print(line + "\n");
    return lines.empty() ? 1 : 0;
}

int replay_command(const DedupOptions& options, const Context& context) {
    const auto text = whole_input(options.file);
    Store store = context.open(Access::write);
    Transaction transaction(store.database());
    RunLog log(store);
    Arrival arrival;
    arrival.at = context.clock.now();
    arrival.run = log.begin("dedup", json{{"what", "replay"}, {"file", options.file}}.dump(), arrival.at);
    const auto done = replay_words(store, text, options.file, arrival);
    log.finish(arrival.run, json{{"said", done.said}, {"known", done.known}}.dump(), context.clock.now());
    transaction.commit();
    if (context.options.json) {
        print(evident::text_of({{"said", done.said}, {"known", done.known}, {"problems", to_value(done.problems)}}) +
              "\n");
    } else {
        if (!context.options.quiet) report_problems(done.problems);
        print(fmt::format("{} said, {} known before, {}\n", counted(done.said, "word"), done.known,
                          counted(std::int64_t(done.problems.size()), "problem")));
    }
    return any_worse_than_note(done.problems) ? 1 : 0;
}

}  // namespace evident
