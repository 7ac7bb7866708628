#include "ingest/ingest.hpp"

#include <chrono>
#include <filesystem>
#include <thread>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "ingest/producer.hpp"
#include "store/sqlite/records.hpp"
#include "store/sqlite/runs.hpp"

namespace evident {
namespace {

using nlohmann::json;

constexpr std::size_t batches_ahead = 4;
// More problems than this are kept in the store, counted, and not held in memory.
constexpr std::size_t most_problems = 1000;

// Digest of a file's bytes before it is read, so that bytes kept already are not kept twice; nothing for a pipe, nor
// for a file that cannot be read: its reader will say so.
std::optional<Digest> digest_of_file(const std::string& path) {
    if (path == "-" || !std::filesystem::is_regular_file(path)) return {};
    try {
        auto bytes = open_bytes(path);
        RunningDigest digest;
        char buffer[1 << 16];
        while (const auto count = bytes->read(buffer)) digest.add({buffer, count});
        return digest.finish();
    } catch (const Error&) {
        return {};
    }
}

class Ingest {
  public:
    Ingest(Store& store, const IngestRequest& request, const Clock& clock, const IngestProgress& progress)
        : store_(store), request_(request), clock_(clock), progress_(progress), records_(store), log_(store) {}

    IngestSummary run() {
        const auto start = std::chrono::steady_clock::now();
        std::vector<std::string> files;
        for (const auto& path : request_.paths) {
            for (auto& file : files_at(path)) files.push_back(std::move(file));
        }
        begin_transaction();
        summary_.run = log_.begin("ingest", asked(), clock_.now());
        for (const auto& file : files) {
            read_input(file);
            if (refused()) break;
        }
        summary_.reports = records_.count_reports();
        summary_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        finish();
        return std::move(summary_);
    }

  private:
    std::string asked() const {
        json out = {{"paths", request_.paths}, {"strict", request_.strict}};
        if (!request_.source.empty()) out["source"] = request_.source;
        if (request_.format) out["format"] = name(*request_.format);
        if (request_.review != nullptr) out["review"] = request_.review->key;
        return out.dump(-1, ' ', false, json::error_handler_t::replace);
    }

    bool refused() const { return request_.strict && summary_.rejected > 0; }

    void begin_transaction() { transaction_.emplace(store_.database()); }

    // A strict run with a rejected record leaves only the note that it was tried.
    void finish() {
        if (refused()) {
            transaction_.reset();
            begin_transaction();
            const auto tried = log_.begin("ingest", asked(), clock_.now());
            for (const auto& problem : summary_.problems) log_.add_problem(tried, InputId::none, problem);
            summary_.run = tried;
            summary_.fresh = summary_.updated = summary_.unchanged = summary_.deleted = summary_.duplicates = 0;
            summary_.outside_cutoff = 0;
            summary_.rejected = summary_.read;  // one is at fault, none was taken: the sum must hold
            summary_.reports = records_.count_reports();
        }
        log_.finish(summary_.run, to_json(summary_), clock_.now());
        transaction_->commit();
        transaction_.reset();
    }

    void read_input(const std::string& path) {
        InputRequest input{path, request_.format, request_.source,
                           request_.review != nullptr ? &request_.review->protocol : nullptr, true};
        const auto digest = digest_of_file(path);
        const auto earlier = digest ? log_.kept_input(*digest) : InputId::none;
        const bool kept = earlier != InputId::none;
        input.keep = !kept;
        input_ = log_.begin_input(summary_.run, path);
        if (kept) log_.same_as(input_, earlier);
        place_of_bytes_ = kept ? earlier : input_;
        ++summary_.inputs;
        Queue<IngestBatch> queue(batches_ahead);
        std::jthread reader([&] { produce(input, queue); });
        try {
            while (auto batch = queue.take()) store_batch(*batch, path);
        } catch (...) {
            queue.close();
            throw;
        }
    }

    void store_batch(IngestBatch& batch, const std::string& path) {
        if (batch.fault) std::rethrow_exception(batch.fault);
        now_ = clock_.now();
        for (const auto& piece : batch.pieces) log_.keep_chunk(input_, piece.start, piece.size, piece.bytes);
        for (auto& item : batch.items) store_item(item);
        for (auto& problem : batch.problems) note(std::move(problem), true);
        if (batch.failed) summary_.source_failed = true;
        if (batch.format) log_.set_format(input_, name(*batch.format));
        if (batch.last) finish_input(batch);
        if (progress_) progress_(summary_.read, path);
        since_commit_ += std::int64_t(batch.items.size());
        if (since_commit_ >= request_.records_a_transaction && !request_.strict) commit();
    }

    void finish_input(const IngestBatch& batch) {
        if (!batch.digest) return;
        const auto earlier = place_of_bytes_ == input_ ? log_.kept_input(*batch.digest) : InputId::none;
        log_.finish_input(input_, *batch.digest, batch.text_bytes);
        if (earlier != InputId::none) log_.same_as(input_, earlier);  // a pipe that brought what a file had brought
    }

    void commit() {
        transaction_->commit();
        transaction_.reset();
        begin_transaction();
        since_commit_ = 0;
    }

    void store_item(IngestItem& item) {
        const Arrival arrival{summary_.run, place_of_bytes_, item.place.begin, item.place.end, now_};
        switch (item.kind) {
            case Entry::Kind::record: put(item, arrival); break;
            case Entry::Kind::deletion:
                if (records_.withdraw(item.source, item.key, arrival)) ++summary_.deleted;
                break;
            case Entry::Kind::rejected:
                ++summary_.read;
                ++summary_.rejected;
                break;
        }
        for (auto& problem : item.problems) note(std::move(problem));
    }

    void put(const IngestItem& item, const Arrival& arrival) {
        const auto result = records_.put(item.prepared, arrival);
        ++summary_.read;
        if (item.outside_cutoff && result.what != Put::unchanged) ++summary_.outside_cutoff;
        if (result.joined && result.what == Put::fresh) ++summary_.duplicates;
        switch (result.what) {
            case Put::fresh: ++summary_.fresh; break;
            case Put::updated: ++summary_.updated; break;
            case Put::unchanged: ++summary_.unchanged; break;
        }
        if (result.conflict.empty()) return;
        note({Severity::warning, "identifier-conflict",
              fmt::format("{}: {}; they are kept as one report", item.prepared.key, result.conflict), item.place});
    }

    // What is wrong with a whole input is told however many of its records had problems before.
    void note(Problem problem, bool of_input = false) {
        log_.add_problem(summary_.run, input_, problem);
        if (of_input || summary_.problems.size() < most_problems) summary_.problems.push_back(std::move(problem));
    }

    Store& store_;
    const IngestRequest& request_;
    const Clock& clock_;
    const IngestProgress& progress_;
    RecordTable records_;
    RunLog log_;
    IngestSummary summary_;
    std::optional<Transaction> transaction_;
    InputId input_ = InputId::none;
    InputId place_of_bytes_ = InputId::none;  // the input that keeps this one's bytes
    std::int64_t since_commit_ = 0;
    Moment now_;
};

json to_value(const Problem& problem) {
    return {{"severity", name(problem.severity)},
            {"code", problem.code},
            {"place", {{"input", problem.place.input}, {"begin", problem.place.begin}, {"end", problem.place.end}}},
            {"message", problem.message}};
}

}  // namespace

IngestSummary ingest(Store& store, const IngestRequest& request, const Clock& clock, const IngestProgress& progress) {
    return Ingest(store, request, clock, progress).run();
}

std::string to_json(const IngestSummary& summary) {
    json problems = json::array();
    for (const auto& problem : summary.problems) problems.push_back(to_value(problem));
    const json out = {{"run", number(summary.run)},
                      {"read", summary.read},
                      {"new", summary.fresh},
                      {"updated", summary.updated},
                      {"unchanged", summary.unchanged},
                      {"deleted", summary.deleted},
                      {"rejected", summary.rejected},
                      {"outside_cutoff", summary.outside_cutoff},
                      {"duplicates", summary.duplicates},
                      {"reports", summary.reports},
                      {"source_failed", summary.source_failed},
                      {"problems", std::move(problems)},
                      {"seconds", summary.seconds}};
    return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace evident
