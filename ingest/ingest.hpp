// Bringing files in: each input is read once, its bytes are kept, its records put into the store batch by batch.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/problem.hpp"
#include "ingest/format/reader.hpp"
#include "store/evidence/review.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

struct IngestRequest {
    std::vector<std::string> paths;  // files, folders, "-"
    std::optional<Format> format;    // nothing: by content
    std::string source;              // "" : the format's own
    const Review* review = nullptr;  // counts what falls outside its protocol
    bool strict = false;             // a rejected record undoes the whole run: all it read counts as rejected
    std::int64_t records_a_transaction = 5000;  // what a crash may lose; strict runs are one transaction
};

// read = fresh + updated + unchanged + rejected. Deletions count apart.
struct IngestSummary {
    RunId run = RunId::none;
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

// Called now and then with the records read so far and the name of the input being read.
using IngestProgress = std::function<void(std::int64_t records, const std::string& input)>;

// Throws Error (source) when a path does not exist, before anything is written; Error (store) when the store cannot be
// written. A fault within one input (cut gzip, no known format) is a problem of the summary and the next input follows.
IngestSummary ingest(Store& store, const IngestRequest& request, const Clock& clock, const IngestProgress& progress);

// The summary as the JSON object of the contract.
std::string to_json(const IngestSummary& summary);

}  // namespace evident
