// Taking inputs into the store: each is read once, its bytes are kept, its records put in batch by batch, all under one
// run.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/file.hpp"
#include "base/problem.hpp"
#include "ingest/format/reader.hpp"
#include "ingest/producer.hpp"
#include "store/evidence/review.hpp"
#include "store/reports/records.hpp"
#include "store/sqlite/runs.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

// read = fresh + updated + unchanged + rejected. Deletions count apart.
struct IngestSummary {
    RunId run = RunId::none;
    std::string source;  // the configured source; "" for a person's ingest
    std::int64_t read = 0;
    std::int64_t fresh = 0;
    std::int64_t updated = 0;
    std::int64_t unchanged = 0;
    std::int64_t deleted = 0;
    std::int64_t rejected = 0;
    std::int64_t outside_cutoff = 0;  // of fresh and updated records, by the review's protocol
    std::int64_t duplicates = 0;      // fresh records whose report was known from another record
    std::int64_t reports = 0;         // in the store, after the run
    std::int64_t inputs = 0;
    Problems problems;
    bool source_failed = false;  // an input could not be read to its end, or is of no known format
    double seconds = 0;
};

// The summary as the JSON object of the contract.
std::string to_json(const IngestSummary& summary);

// Called now and then with the records read so far and the name of the input being read.
using IngestProgress = std::function<void(std::int64_t records, const std::string& input)>;

struct IntakeRequest {
    std::string kind = "ingest";     // of the run
    std::string asked;               // JSON
    std::string source;              // configured source; "" none
    const Review* review = nullptr;  // counts what falls outside its protocol
    bool strict = false;             // a rejected record undoes the whole run: all it read counts as rejected
    std::int64_t records_a_transaction = 5000;  // what a crash may lose; strict runs are one transaction
    bool note_sightings = false;                // also of records that are held already
    bool in_order = false;                      // see Arrival
    std::function<void(std::string_view source, std::string_view key)> on_record;  // of each record and deletion
};

// One input, in words that reading needs.
struct IntakeInput {
    std::string name;  // path or address, as it is to be told; holds no secret
    std::function<std::unique_ptr<Bytes>()> open;
    std::optional<Format> format;  // nothing: by content
    std::string source;            // of the records; "": the format's own
    std::optional<Digest> digest;  // of the bytes, when known before: bytes that are kept already are not kept twice
    ReaderOptions reading;
    // Records and deletions for which this is true leave the store as it is and count as unchanged: the source has said
    // something newer of them already.
    std::function<bool(std::string_view source, std::string_view key)> outdated = {};
};

// Opens a run at once. Belongs to one thread; a thread of its own reads each input. Nothing is lost but what came after
// the last commit when it goes out of scope without finish().
class Intake {
  public:
    Intake(Store& store, const IntakeRequest& request, const Clock& clock, const IngestProgress& progress);
    ~Intake();

    // Reads one input to its end. A fault of the input is a problem of the summary, and false. `done` is called with
    // the input's id within the transaction of its last records, whether it failed or not: what it writes stands or
    // falls with them.
    bool take(const IntakeInput& input, const std::function<void(InputId input, bool whole)>& done = {});
    // A rejected record in a strict run: nothing more should be taken.
    bool refused() const { return request_.strict && summary_.rejected > 0; }

    RunId run() const { return summary_.run; }
    const IngestSummary& summary() const { return summary_; }
    // A problem of the run that no input has.
    void note(Problem problem);
    void note(Problem problem, InputId input, bool of_input);
    // A problem for which the source could not be read to its end.
    void fail(Problem problem);
    // The source is known to hold this record no longer though no input says so; false when it is withdrawn already.
    bool withdraw(std::string_view source, std::string_view key);
    // Begins to write: whoever writes to the store's tables himself while the intake is open calls this first. Ended by
    // commit(). Nothing is locked while an intake waits for its next input.
    void write();
    // Makes what was done so far last.
    void commit();
    // Ends the run. The intake must not be used after.
    IngestSummary finish();

  private:
    void judge_older();
    void store_batch(IngestBatch& batch, const IntakeInput& input);
    void store_item(IngestItem& item, const IntakeInput& input);
    void put(const IngestItem& item, const Arrival& arrival);
    void finish_input(const IngestBatch& batch);
    void undo_refused();

    Store& store_;
    const IntakeRequest& request_;
    const Clock& clock_;
    const IngestProgress& progress_;
    RecordTable records_;
    RunLog log_;
    IngestSummary summary_;
    std::optional<Transaction> transaction_;
    double started_ = 0;
    InputId input_ = InputId::none;
    InputId place_of_bytes_ = InputId::none;  // the input that keeps this one's bytes
    bool failed_ = false;                     // the input being read
    std::int64_t since_commit_ = 0;
    Moment now_;
};

}  // namespace evident
