// evident update: asks the sources that are due, brings the index up to date, re-checks the links.
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/lock.hpp"
#include "cli/command/acquire/telling.hpp"
#include "cli/context.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/ranking.hpp"
#include "export/update_report.hpp"
#include "index/sync.hpp"
#include "ingest/update.hpp"
#include "query/proposing.hpp"
#include "store/sqlite/evidence.hpp"
#include "store/sqlite/harvests.hpp"
#include "store/sqlite/runs.hpp"

namespace evident {
namespace {

using nlohmann::json;

std::vector<std::string_view> names_of(const std::vector<SourceSetup>& sources) {
    std::vector<std::string_view> out;
    for (const auto& source : sources) out.push_back(source.name);
    return out;
}

FileLock lock_of(const Context& context) {
    const auto path = context.options.db + ".lock";
    const auto note = fmt::format("process {}, since {}, evident update", ::getpid(), context.clock.now());
    if (auto lock = FileLock::take(path, note)) return std::move(*lock);
    throw Error(Fault::store, fmt::format("another update is at work: {}", FileLock::holder(path)),
                "wait until it has ended; nothing was done");
}

class Update {
  public:
    Update(const UpdateOptions& options, const Context& context)
        : options_(options),
          context_(context),
          store_(context.open(Access::write)),
          telling_(store_, context.config, context.clock),
          line_(context.options.quiet || context.options.json) {}

    int run() {
        telling_.check();
        RunLog(store_).close_cut_off(context_.clock.now());
        const auto sources = chosen();
        for (const auto* source : sources) ask(*source);
        // Also what a person brought by hand since the last update is indexed, linked and told.
        if (!options_.bring_only) {
            if (telling_.anything_came() || options_.all) follow();
            report_ = telling_.report(std::move(numbers_));
        }
        tell();
        // After the lines of the sources: a full disk here must not hide what was done.
        if (!options_.bring_only) telling_.write(report_);
        if (failed_) return exit_code(Fault::source);
        return problems_ ? 1 : 0;
    }

  private:
    std::vector<const SourceSetup*> chosen() {
        const auto& sources = context_.config.sources;
        if (sources.empty()) {
            throw Error(Fault::usage, "no source is configured",
                        "name a configuration with --config; docs/operate.md shows one");
        }
        std::vector<const SourceSetup*> out;
        SourceStates states(store_);
        for (const auto& source : sources) {
            const bool wanted =
                options_.source.empty()
                    ? (options_.all && source.enabled) || is_due(source, states.of(source.name), context_.clock.now())
                    : source.name == options_.source;
            if (wanted) out.push_back(&source);
        }
        if (out.empty() && !options_.source.empty()) {
            throw Error(Fault::usage, fmt::format("there is no source {}", options_.source),
                        fmt::format("configured are {}", fmt::join(names_of(sources), ", ")));
        }
        return out;
    }

    void ask(const SourceSetup& source) {
        const auto review = likely_review(store_, source.review);
        UpdateRequest request{source, review ? &*review : nullptr, options_.whole, [&](const std::string& note) {
                                  if (!context_.options.quiet)
                                      fmt::print(stderr, "evident: {}: {}\n", source.name, note);
                              }};
        SourceOutcome outcome;
        try {
            outcome =
                update_source(store_, request, context_.clock, [&](std::int64_t records, const std::string& input) {
                    line_.show(fmt::format("{}: {} records, {}", source.name, records, input));
                });
        } catch (const Error& fault) {  // one source set up wrong must not keep the others waiting
            if (fault.fault() == Fault::store) throw;
            outcome.source = source.name;
            outcome.kind = source.kind;
            outcome.ingest.problems.push_back({Severity::error, std::string(fault.code()), fault.what(),
                                               fault.place().value_or(Place{source.name, 0, 0})});
        }
        const auto& ingest = outcome.ingest;
        failed_ = failed_ || !outcome.finished;
        problems_ = problems_ || ingest.rejected > 0 || any_worse_than_note(ingest.problems);
        if (!context_.options.json)
            report_problems(context_.options.quiet ? errors_of(ingest.problems) : ingest.problems);
        numbers_.push_back(numbers_of(outcome));
        outcomes_.push_back(std::move(outcome));
    }

    static SourceNumbers numbers_of(const SourceOutcome& outcome) {
        const auto& ingest = outcome.ingest;
        SourceNumbers out;
        out.source = outcome.source;
        out.how = outcome.kind == SourceKind::eutils ? "E-utilities" : name(outcome.kind);
        if (outcome.windows > 0) out.found = outcome.count;
        out.read = ingest.read;
        out.fresh = ingest.fresh;
        out.updated = ingest.updated;
        out.unchanged = ingest.unchanged;
        out.deleted = ingest.deleted;
        out.rejected = ingest.rejected;
        out.outside_cutoff = ingest.outside_cutoff;
        out.finished = outcome.finished;
        out.waiting_for = outcome.waiting_for;
        out.problems = ingest.problems;
        return out;
    }

    // What a timer's log must say of a failure though it wants no more.
    static Problems errors_of(const Problems& problems) {
        Problems out;
        std::copy_if(problems.begin(), problems.end(), std::back_inserter(out),
                     [](const Problem& problem) { return problem.severity == Severity::error; });
        return out;
    }

    // The index, then the links: proposals need it.
    void follow() {
        line_.show("bringing the index up to date");
        Index(store_).sync({});
        for (const auto& review : EvidenceTable(store_).reviews()) {
            const auto summary = propose_links(store_, review, "", ranked_search(store_), context_.clock,
                                               [&](const std::string& claim) { line_.show("linking " + claim); });
            linked_.push_back({{"review", review.key},
                               {"claims", summary.claims},
                               {"changed", summary.changed},
                               {"proposals", summary.proposals}});
        }
    }

    static std::string text_of_outcome(const SourceOutcome& outcome) {
        const auto& ingest = outcome.ingest;
        auto out =
            fmt::format("{}: {} read, {} new, {} updated, {} unchanged, {} rejected; {} deleted", outcome.source,
                        ingest.read, ingest.fresh, ingest.updated, ingest.unchanged, ingest.rejected, ingest.deleted);
        if (outcome.windows > 0) out += fmt::format("; the search found {}", counted(outcome.count, "record"));
        if (outcome.resumed) out += "; went on with an earlier run";
        if (outcome.passed_over > 0) out += fmt::format("; {} taken before", counted(outcome.passed_over, "file"));
        if (!outcome.waiting_for.empty()) out += "; waits for " + outcome.waiting_for;
        if (!outcome.finished) out += "; NOT FINISHED";
        return out + "\n";
    }

    void tell() {
        if (context_.options.json) {
            json sources = json::array();
            for (const auto& outcome : outcomes_) sources.push_back(json::parse(to_json(outcome)));
            print(text_of({{"sources", std::move(sources)},
                           {"linked", linked_},
                           {"news", news_value()},
                           {"next", next_due()}}) +
                  "\n");
            return;
        }
        for (const auto& outcome : outcomes_) print(text_of_outcome(outcome));
        for (const auto& review : linked_) {
            const auto key = review["review"].get<std::string>();
            print(fmt::format("{}: {} claims, {} proposed links; news for {}\n", key, review["claims"].get<int>(),
                              review["proposals"].get<int>(), counted(claims_with_news(key), "claim")));
        }
        for (const auto& news : report_.reviews) {
            for (const auto& claim : news.claims) {
                for (const auto& item : claim.items) {
                    print(fmt::format("{} {}: {} {}\n", news.review, claim.claim, item.report, sentence(item)));
                }
            }
        }
        if (!outcomes_.empty() || context_.options.quiet) return;
        print(fmt::format("nothing is due before {}\n", next_due()));
        SourceStates states(store_);
        for (const auto& source : context_.config.sources) {
            const auto state = states.of(source.name);
            if (state.failures == 0) continue;
            print(fmt::format("{} failed {}: {}\n", source.name, counted(state.failures, "time"), state.message));
        }
    }

    // Fewer than claims whose proposals changed: scores move a little with every record that comes.
    std::int64_t claims_with_news(const std::string& review) const {
        for (const auto& news : report_.reviews) {
            if (news.review == review) return std::int64_t(news.claims.size());
        }
        return 0;
    }

    json news_value() const {
        json out = json::array();
        for (const auto& news : report_.reviews) {
            json claims = json::array();
            for (const auto& claim : news.claims) {
                json items = json::array();
                for (const auto& item : claim.items) {
                    items.push_back({{"what", name(item.what)},
                                     {"report", item.report},
                                     {"title", item.title},
                                     {"direction", name(item.direction)},
                                     {"standing", name(item.standing)},
                                     {"since", item.since}});
                }
                claims.push_back({{"claim", claim.claim}, {"items", std::move(items)}});
            }
            out.push_back({{"review", news.review}, {"claims", std::move(claims)}});
        }
        return out;
    }

    // The moment at which the next source is due.
    Moment next_due() {
        Moment out;
        SourceStates states(store_);
        for (const auto& source : context_.config.sources) {
            if (!source.enabled) continue;
            const auto due = due_at(source, states.of(source.name), context_.clock.now());
            if (out.empty() || due < out) out = due;
        }
        return out;
    }

    const UpdateOptions& options_;
    const Context& context_;
    Store store_;
    Telling telling_;
    Progress line_;
    std::vector<SourceOutcome> outcomes_;
    std::vector<SourceNumbers> numbers_;
    UpdateReport report_;
    json linked_ = json::array();
    bool failed_ = false;
    bool problems_ = false;
};

}  // namespace

int run(const UpdateOptions& options, const Context& context) {
    const auto lock = lock_of(context);
    return Update(options, context).run();
}

}  // namespace evident
