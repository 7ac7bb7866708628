// Bringing files in, as a person or a timer names them: files, folders, a pipe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ingest/intake.hpp"

namespace evident {

struct IngestRequest {
    std::vector<std::string> paths;  // files, folders, "-"
    std::optional<Format> format;    // nothing: by content
    std::string source;              // "" : the format's own
    const Review* review = nullptr;  // counts what falls outside its protocol
    bool strict = false;             // a rejected record undoes the whole run: all it read counts as rejected
    std::int64_t records_a_transaction = 5000;  // what a crash may lose; strict runs are one transaction
    std::string configured;                     // the configured source whose run this is; "": a person's
    ReaderOptions reading;
};

// Throws Error (source) when a path does not exist, before anything is written; Error (store) when the store cannot be
// written. A fault within one input (cut gzip, no known format) is a problem of the summary and the next input follows.
IngestSummary ingest(Store& store, const IngestRequest& request, const Clock& clock, const IngestProgress& progress);

}  // namespace evident
