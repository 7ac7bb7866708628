#include "ingest/update.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/digest.hpp"
#include "base/error.hpp"
#include "ingest/ingest.hpp"
#include "ingest/mirror.hpp"

namespace evident {
namespace {

constexpr std::string_view ncbi = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/";

Strategy strategy_of(const UpdateRequest& request) {
    const auto& source = request.source;
    std::string text = source.strategy;
    std::string from = source.strategy_from.empty() ? "source." + source.name : source.strategy_from;
    if (text.empty() && request.review != nullptr) {
        text = request.review->protocol.strategy;
        from = request.review->key;
    }
    auto strategy = read_strategy(text, from);
    for (const auto& problem : strategy.problems) throw Error(Fault::usage, problem, "mend the strategy");
    if (strategy.lines.empty()) {
        throw Error(Fault::usage, fmt::format("source {} has no strategy to ask", source.name),
                    "give it strategy_file or strategy, or a review whose package has one");
    }
    return strategy;
}

EutilsSettings settings_of(const SourceSetup& source) {
    EutilsSettings out;
    if (!source.address.empty()) out.base = source.address;
    out.email = source.email;
    out.api_key = source.api_key;
    out.a_second = source.requests_a_second;
    return out;
}

class SourceRun {
  public:
    SourceRun(Store& store, const UpdateRequest& request, const Clock& clock, const IngestProgress& progress)
        : store_(store), request_(request), clock_(clock), progress_(progress), states_(store) {}

    SourceOutcome run() {
        const auto& source = request_.source;
        before_ = states_.of(source.name);
        out_.source = source.name;
        out_.kind = source.kind;
        const auto started = clock_.now();
        try {
            switch (source.kind) {
                case SourceKind::eutils: pull(); break;
                case SourceKind::mirror: follow(); break;
                case SourceKind::files: read_files(); break;
            }
        } catch (const Error& fault) {
            if (fault.fault() != Fault::store) keep_state(started, fault.what());
            throw;
        }
        keep_state(started, trouble());
        return std::move(out_);
    }

  private:
    // The first error of the run, or why it did not come to its end; "" when all is well.
    std::string trouble() const {
        if (out_.finished) return {};
        for (const auto& problem : out_.ingest.problems) {
            if (problem.severity == Severity::error) return problem.message;
        }
        return "it did not come to its end";
    }

    void keep_state(const Moment& started, const std::string& trouble) {
        auto state = before_;
        state.tried = started;
        state.message = trouble;
        if (trouble.empty()) {
            state.done = started;
            state.covered_to = day_of(started);
            state.failures = 0;
        } else {
            ++state.failures;
        }
        Transaction transaction(store_.database());
        states_.set(request_.source.name, state);
        transaction.commit();
    }

    void pull() {
        const auto& source = request_.source;
        HarvestRequest harvest_request;
        harvest_request.source = source.name;
        harvest_request.records = source.records.empty() ? "pubmed" : source.records;
        harvest_request.address = source.address.empty() ? std::string(ncbi) : source.address;
        harvest_request.strategy = strategy_of(request_);
        harvest_request.parts = parts_due(source, before_, request_.whole, day_of(clock_.now()));
        harvest_request.review = request_.review;
        harvest_request.page = source.page;
        harvest_request.window = source.window;
        harvest_request.accept_unknown = source.accept_unknown_phrases;
        const auto settings = settings_of(source);
        Pace pace(allowed_rate(settings));
        Eutils server(settings, pace, request_.note);
        auto summary = harvest(store_, server, harvest_request, clock_, progress_);
        out_.ingest = std::move(summary.ingest);
        out_.finished = summary.finished;
        out_.resumed = summary.resumed;
        out_.count = summary.count;
        out_.windows = summary.windows;
        out_.missing = summary.missing;
    }

    void follow() {
        const auto& source = request_.source;
        MirrorRequest mirror_request;
        mirror_request.source = source.name;
        if (!source.records.empty()) mirror_request.records = source.records;
        mirror_request.baseline = source.baseline;
        mirror_request.updates = source.updates;
        mirror_request.review = request_.review;
        mirror_request.work = store_.path() + ".mirror/" + source.name;
        HttpClient client;
        auto summary = mirror(store_, &client, mirror_request, clock_, progress_);
        out_.ingest = std::move(summary.ingest);
        out_.finished = summary.finished;
        out_.passed_over = summary.passed_over;
        out_.waiting_for = std::move(summary.waiting_for);
    }

    // Files that were read to their end before are passed over: their bytes are kept under their digest.
    void read_files() {
        const auto& source = request_.source;
        RunLog log(store_);
        IngestRequest ingest_request;
        for (const auto& file : files_at(source.folder)) {
            if (log.kept_input(digest_of(file)) != InputId::none) {
                ++out_.passed_over;
            } else {
                ingest_request.paths.push_back(file);
            }
        }
        ingest_request.format = source.format;
        ingest_request.source = source.records;
        ingest_request.review = request_.review;
        ingest_request.configured = source.name;
        ingest_request.reading.columns = source.columns;
        out_.ingest = ingest(store_, ingest_request, clock_, progress_);
        out_.finished = !out_.ingest.source_failed;
    }

    static Digest digest_of(const std::string& file) {
        auto bytes = open_bytes(file);
        RunningDigest digest;
        char buffer[1 << 16];
        while (const auto count = bytes->read(buffer)) digest.add({buffer, count});
        return digest.finish();
    }

    Store& store_;
    const UpdateRequest& request_;
    const Clock& clock_;
    const IngestProgress& progress_;
    SourceStates states_;
    SourceState before_;
    SourceOutcome out_;
};

}  // namespace

SourceOutcome update_source(Store& store, const UpdateRequest& request, const Clock& clock,
                            const IngestProgress& progress) {
    return SourceRun(store, request, clock, progress).run();
}

std::vector<HarvestPart> parts_due(const SourceSetup& source, const SourceState& state, bool whole, Day today) {
    if (whole || state.covered_to == Day::none) return {HarvestPart{}};
    // A clock that was set back must not open a gap: what is asked begins at the earlier of the two days.
    const auto from = days_before(std::min(state.covered_to, today), source.overlap_days);
    // The server's own day may be ahead of ours, and dates may lie in the future.
    const auto to = *make_day(year_of(std::max(state.covered_to, today)) + 2, 12, 31);
    std::vector<HarvestPart> out;
    for (const auto* tag : {"crdt", "mhda", "lr"}) out.push_back({tag, from, to});
    return out;
}

std::string to_json(const SourceOutcome& outcome) {
    using nlohmann::json;
    json out = json::parse(to_json(outcome.ingest));
    out["source"] = outcome.source;
    out["kind"] = name(outcome.kind);
    out["finished"] = outcome.finished;
    if (outcome.count >= 0) {
        out["count"] = outcome.count;
        out["windows"] = outcome.windows;
        out["not_sent"] = outcome.missing;
        out["resumed"] = outcome.resumed;
    }
    if (outcome.kind != SourceKind::eutils) out["passed_over"] = outcome.passed_over;
    if (!outcome.waiting_for.empty()) out["waiting_for"] = outcome.waiting_for;
    return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace evident
