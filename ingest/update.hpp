// One run of one configured source: it is asked for what is new, and the schedule is told how it went.
#pragma once

#include <functional>
#include <string>

#include "base/clock.hpp"
#include "ingest/harvest.hpp"
#include "ingest/intake.hpp"
#include "ingest/schedule.hpp"
#include "store/evidence/review.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

struct UpdateRequest {
    const SourceSetup& source;
    const Review* review = nullptr;
    bool whole = false;  // ask for everything again, not only for what came since the last run
    std::function<void(const std::string&)> note;  // "esearch: HTTP 429; trying again in 2.0 s"
};

struct SourceOutcome {
    std::string source;
    SourceKind kind = SourceKind::files;
    IngestSummary ingest;
    bool finished = false;         // everything asked for is in the store
    bool resumed = false;          // it went on with what an earlier run had begun
    std::int64_t count = -1;       // records of the search, each once, whatever parts of it they are in; -1: no search
    std::int64_t windows = 0;      // in which they were asked for; 0: what the search finds is not known yet
    std::int64_t missing = 0;      // named by the search and not sent
    std::int64_t passed_over = 0;  // files taken before
    std::string waiting_for;       // of a mirror: the file it stopped before; ""
};

// Asks the source and keeps its state. Throws Error (usage) when the source cannot be asked as it is set up (no
// strategy), Error (store) when the store fails.
SourceOutcome update_source(Store& store, const UpdateRequest& request, const Clock& clock,
                            const IngestProgress& progress);

// What a search of the source asks for now: everything at first, later what was created, indexed or revised since the
// day covered, less the overlap.
std::vector<HarvestPart> parts_due(const SourceSetup& source, const SourceState& state, bool whole, Day today);

// The outcome as the JSON object of the contract's summary, with what this source adds.
std::string to_json(const SourceOutcome& outcome);

}  // namespace evident
