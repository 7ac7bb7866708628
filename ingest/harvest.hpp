// One pull from a search server: the search is split into windows, every record of every window is fetched once, and
// what was asked and answered is kept with the run. A pull that was killed goes on where it stopped.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/date.hpp"
#include "ingest/intake.hpp"
#include "ingest/source/eutils.hpp"
#include "store/evidence/strategy/strategy_lines.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

// Which records of the strategy are wanted, by a date of the server: all between two days. The first pull of a source
// asks for everything (no tag); later ones for what was created, indexed or revised since.
struct HarvestPart {
    std::string date_tag;  // "crdt", "mhda", "lr"; "": everything
    Day from = Day::none;
    Day to = Day::none;
};

struct HarvestRequest {
    std::string source;   // configured source, for the run's log
    std::string records;  // the records' source: "pubmed"
    std::string address;  // of the server, for the record of what was asked
    Strategy strategy;
    std::vector<HarvestPart> parts;
    const Review* review = nullptr;
    std::int64_t page = 1000;     // records asked for at once
    std::int64_t window = 9999;   // records a server gives of one search: PubMed's cap
    bool accept_unknown = false;  // go on though the server did not know a phrase of the strategy
    std::string remark;           // why everything is asked though a run came to its end before; "" as a rule
    bool count_lines = true;      // ask the server for the count of each line of a strategy that has several
};

struct HarvestSummary {
    IngestSummary ingest;
    std::int64_t count = 0;  // records the search names, each once
    std::int64_t windows = 0;
    std::int64_t requests = 0;  // pages fetched in this run
    std::int64_t missing = 0;   // asked for and not sent
    bool resumed = false;       // it went on with what an earlier run had begun
    bool finished = false;      // every record is in the store
};

// Never throws for what the server does: it becomes a problem of the summary (source-failed, phrase-not-found,
// windows-differ, record-not-sent), `finished` stays false and the next call goes on. Throws Error (store).
HarvestSummary harvest(Store& store, Eutils& server, const HarvestRequest& request, const Clock& clock,
                       const IngestProgress& progress);

}  // namespace evident
