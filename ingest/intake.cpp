#include "ingest/intake.hpp"

#include <chrono>
#include <thread>

#include <nlohmann/json.hpp>

#include "store/reports/dedup.hpp"

namespace evident {
namespace {

using nlohmann::json;

constexpr std::size_t batches_ahead = 4;
// More problems than this are kept in the store, counted, and not held in memory.
constexpr std::size_t most_problems = 1000;

double now_in_seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

json to_value(const Problem& problem) {
    return {{"severity", name(problem.severity)},
            {"code", problem.code},
            {"place", {{"input", problem.place.input}, {"begin", problem.place.begin}, {"end", problem.place.end}}},
            {"message", problem.message}};
}

}  // namespace

Intake::Intake(Store& store, const IntakeRequest& request, const Clock& clock, const IngestProgress& progress)
    : store_(store),
      request_(request),
      clock_(clock),
      progress_(progress),
      records_(store),
      log_(store),
      started_(now_in_seconds()) {
    write();
    records_.hold_words();
    summary_.source = request.source;
    const auto review = request.review != nullptr ? request.review->key : std::string{};
    summary_.run = log_.begin(request.kind, request.asked, clock.now(), request.source, review);
    judge_older();
}

// A store whose records were judged by earlier rules is judged anew before any is added, so that they never mix.
void Intake::judge_older() {
    DedupTable dedup(store_);
    if (!dedup.outdated()) return;
    Arrival arrival;
    arrival.run = summary_.run;
    arrival.at = clock_.now();
    dedup.run(arrival, [&](std::int64_t done, std::int64_t) {
        if (progress_) progress_(done, "records that are held, judged anew");
    });
}

Intake::~Intake() = default;

void Intake::write() {
    if (!transaction_) transaction_.emplace(store_.database());
}

void Intake::commit() {
    records_.release_words();
    if (transaction_) transaction_->commit();
    transaction_.reset();
    since_commit_ = 0;
}

bool Intake::take(const IntakeInput& input, const std::function<void(InputId, bool)>& done) {
    InputRequest request{input.name,
                         input.open,
                         input.format,
                         input.source,
                         request_.review != nullptr ? &request_.review->protocol : nullptr,
                         true,
                         input.reading};
    const auto earlier = input.digest ? log_.kept_input(*input.digest) : InputId::none;
    const bool kept = earlier != InputId::none;
    request.keep = !kept;
    failed_ = false;
    write();
    input_ = log_.begin_input(summary_.run, input.name);
    if (kept) log_.same_as(input_, earlier);
    place_of_bytes_ = kept ? earlier : input_;
    ++summary_.inputs;
    Queue<IngestBatch> queue(batches_ahead);
    std::jthread reader([&] { produce(request, queue); });
    try {
        while (auto batch = queue.take()) {
            const bool last = batch->last;
            store_batch(*batch, input);
            if (last && done) done(input_, !failed_);
            if (since_commit_ >= request_.records_a_transaction && !request_.strict) commit();
        }
    } catch (...) {
        queue.close();
        throw;
    }
    return !failed_;
}

void Intake::store_batch(IngestBatch& batch, const IntakeInput& input) {
    if (batch.fault) std::rethrow_exception(batch.fault);
    now_ = clock_.now();
    write();
    for (const auto& piece : batch.pieces) log_.keep_chunk(input_, piece.start, piece.size, piece.bytes);
    for (auto& item : batch.items) store_item(item, input);
    for (auto& problem : batch.problems) note(std::move(problem), input_, true);
    if (batch.failed) summary_.source_failed = failed_ = true;
    if (batch.format) log_.set_format(input_, name(*batch.format));
    if (batch.last) finish_input(batch);
    if (progress_) progress_(summary_.read, input.name);
    since_commit_ += std::int64_t(batch.items.size());
}

void Intake::finish_input(const IngestBatch& batch) {
    if (!batch.digest) return;
    const auto earlier = place_of_bytes_ == input_ ? log_.kept_input(*batch.digest) : InputId::none;
    log_.finish_input(input_, *batch.digest, batch.text_bytes);
    if (earlier != InputId::none) log_.same_as(input_, earlier);  // a pipe that brought what a file had brought
}

void Intake::store_item(IngestItem& item, const IntakeInput& input) {
    const Arrival arrival{summary_.run, place_of_bytes_,         item.place.begin,  item.place.end,
                          now_,         request_.note_sightings, request_.in_order, input_};
    const auto outdated = [&](std::string_view source, std::string_view key) {
        return input.outdated && input.outdated(source, key);
    };
    switch (item.kind) {
        case Entry::Kind::record:
            if (outdated(item.prepared.source, item.prepared.key)) {
                ++summary_.read;
                ++summary_.unchanged;
                break;
            }
            put(item, arrival);
            if (request_.on_record) request_.on_record(item.prepared.source, item.prepared.key);
            break;
        case Entry::Kind::deletion:
            if (outdated(item.source, item.key)) break;
            if (records_.withdraw(item.source, item.key, arrival)) ++summary_.deleted;
            if (request_.on_record) request_.on_record(item.source, item.key);
            break;
        case Entry::Kind::rejected:
            ++summary_.read;
            ++summary_.rejected;
            break;
    }
    for (auto& problem : item.problems) note(std::move(problem), input_, false);
}

void Intake::put(const IngestItem& item, const Arrival& arrival) {
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
    note({Severity::warning, "identifier-conflict", result.conflict, item.place}, input_, false);
}

void Intake::note(Problem problem) { note(std::move(problem), InputId::none, true); }

void Intake::fail(Problem problem) {
    summary_.source_failed = true;
    note(std::move(problem));
}

bool Intake::withdraw(std::string_view source, std::string_view key) {
    write();
    Arrival arrival;
    arrival.run = summary_.run;
    arrival.at = clock_.now();
    const bool done = records_.withdraw(source, key, arrival);
    if (done) ++summary_.deleted;
    return done;
}

// What is wrong with a whole input is told however many of its records had problems before.
void Intake::note(Problem problem, InputId input, bool of_input) {
    write();
    log_.add_problem(summary_.run, input, problem);
    if (of_input || summary_.problems.size() < most_problems) summary_.problems.push_back(std::move(problem));
}

// A strict run with a rejected record leaves only the note that it was tried.
void Intake::undo_refused() {
    records_.drop_words();
    transaction_.reset();
    write();
    const auto review = request_.review != nullptr ? request_.review->key : std::string{};
    const auto tried = log_.begin(request_.kind, request_.asked, clock_.now(), request_.source, review);
    for (const auto& problem : summary_.problems) log_.add_problem(tried, InputId::none, problem);
    summary_.run = tried;
    summary_.fresh = summary_.updated = summary_.unchanged = summary_.deleted = summary_.duplicates = 0;
    summary_.outside_cutoff = 0;
    summary_.rejected = summary_.read;  // one is at fault, none was taken: the sum must hold
}

IngestSummary Intake::finish() {
    if (refused()) undo_refused();
    write();
    summary_.reports = records_.count_reports();
    summary_.seconds = now_in_seconds() - started_;
    log_.finish(summary_.run, to_json(summary_), clock_.now());
    commit();
    return std::move(summary_);
}

std::string to_json(const IngestSummary& summary) {
    json problems = json::array();
    for (const auto& problem : summary.problems) problems.push_back(to_value(problem));
    json out = {{"run", number(summary.run)},
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
    if (!summary.source.empty()) out["source"] = summary.source;
    return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace evident
