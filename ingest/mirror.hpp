// A mirror of PubMed kept from NLM's baseline and update files: each file is verified, then taken in its order, once.
#pragma once

#include <filesystem>
#include <string>

#include "base/clock.hpp"
#include "base/http.hpp"
#include "ingest/intake.hpp"
#include "ingest/source/retry.hpp"
#include "store/evidence/review.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

// docs/mirror.md tells the rules. `baseline` and `updates` are folders of this machine or http(s) addresses of listing
// pages; either may be "".
struct MirrorRequest {
    std::string source;              // configured source, under which the files taken are noted
    std::string records = "pubmed";  // the records' source
    std::string baseline;
    std::string updates;
    const Review* review = nullptr;
    std::filesystem::path work;  // folder for downloads, beside the store; nothing else may be kept there
    RetrySettings retry;
    std::int64_t records_a_transaction = 5000;
};

struct MirrorSummary {
    IngestSummary ingest;
    int files_taken = 0;
    int passed_over = 0;         // listed and taken before
    std::string last_file;       // the last of all files taken, in their order; "": none yet
    std::string waiting_for;     // the file that must come first; ""
    std::int64_t withdrawn = 0;  // records that a new year's baseline no longer holds
    bool finished = false;       // everything listed is in the store
};

// What is wrong with the files or the server becomes a problem of the summary (mirror-gap, no-md5, md5-differs,
// file-damaged, source-failed) and `source_failed`; the next call goes on. `client` may be nullptr where no address is
// given. Throws Error (usage) for a request that cannot be, Error (store).
MirrorSummary mirror(Store& store, HttpClient* client, const MirrorRequest& request, const Clock& clock,
                     const IngestProgress& progress);

}  // namespace evident
