#include "ingest/update.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/digest.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "ingest/ingest.hpp"
#include "ingest/mirror.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr std::string_view ncbi = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/";

Strategy strategy_of(const UpdateRequest& request) {
    const auto& source = request.source;
    std::string text = source.strategy;
    std::string from = source.strategy_from.empty() ? "source." + source.name : source.strategy_from;
    if (text.empty() && request.review != nullptr) {
        // The strategy by which the review judges is the one that is asked.
        const auto& protocol = request.review->protocol;
        const auto* own = protocol.find_source(source.records.empty() ? "pubmed" : source.records);
        const bool ours = own != nullptr && (own->syntax == "pubmed" || own->syntax.empty());
        text = ours && !own->strategy.empty() ? own->strategy : protocol.strategy;
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
    out.email = source.email_file.empty() ? source.email : std::string(trim(read_file(source.email_file)));
    out.api_key = source.api_key_file.empty() ? source.api_key : std::string(trim(read_file(source.api_key_file)));
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
        const bool same = asks_as_before(harvest_request);
        if (!same && before_.covered_to != Day::none) {
            harvest_request.remark = "the strategy or the server is not that of the last run: everything is asked";
        }
        harvest_request.parts = parts_due(source, before_, request_.whole || !same, day_of(clock_.now()));
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

    // What came since the last run is enough only when that run asked the same.
    bool asks_as_before(const HarvestRequest& asked) {
        for (const auto& earlier : HarvestTable(store_).of_source(asked.source)) {
            if (earlier.finished.empty()) continue;
            return earlier.address == asked.address &&
                   earlier.term.substr(0, earlier.term.find('\n')) == asked.strategy.term();
        }
        return true;  // never asked: everything is due anyway
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

    // Files that were read to their end before are passed over: their bytes are kept under their digest. So are those
    // that could not be read and were told of once: only a changed file is tried again.
    void read_files() {
        const auto& source = request_.source;
        RunLog log(store_);
        IngestRequest ingest_request;
        std::map<std::string, std::string> marks;
        for (const auto& file : files_at(source.folder)) {
            if (is_unfinished(file)) continue;
            const auto digest = digest_of(file);
            auto mark = fmt::format("unread {} {}", source.name, to_hex(digest));
            if (log.kept_input(digest) != InputId::none || !store_.property(mark).empty()) {
                ++out_.passed_over;
            } else {
                ingest_request.paths.push_back(file);
                marks.emplace(file, std::move(mark));
            }
        }
        if (ingest_request.paths.empty()) {
            out_.finished = true;
            return;
        }
        ingest_request.format = source.format;
        ingest_request.source = source.records;
        ingest_request.review = request_.review;
        ingest_request.configured = source.name;
        ingest_request.reading.columns = source.columns;
        out_.ingest = ingest(store_, ingest_request, clock_, progress_);
        remember_unread(marks);
        out_.finished = true;  // what could not be read is a problem of that file, not of the source
    }

    void remember_unread(const std::map<std::string, std::string>& marks) {
        Transaction transaction(store_.database());
        for (const auto& problem : out_.ingest.problems) {
            const bool unread =
                problem.code == "unknown-format" || problem.code == "empty-input" || problem.code == "unreadable-input";
            const auto mark = marks.find(problem.place.input);
            if (unread && mark != marks.end()) store_.set_property(mark->second, clock_.now());
        }
        transaction.commit();
    }

    // What a browser or a copying program has not finished, and what systems leave in folders.
    static bool is_unfinished(const std::filesystem::path& file) {
        const auto name = lower(file.filename().string());
        for (const std::string_view end : {".part", ".partial", ".crdownload", ".download", ".tmp", "~"}) {
            if (name.ends_with(end)) return true;
        }
        return name == "thumbs.db" || name == "desktop.ini";
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
