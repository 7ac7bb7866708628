// The reading half of an ingest, which runs in a thread of its own: parses, folds and packs, and touches no database.
#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/digest.hpp"
#include "base/problem.hpp"
#include "base/queue.hpp"
#include "ingest/format/reader.hpp"
#include "store/evidence/review.hpp"
#include "store/reports/prepared.hpp"

namespace evident {

// One entry of the input, ready for the store.
struct IngestItem {
    Entry::Kind kind = Entry::Kind::rejected;
    Prepared prepared;   // of a record
    std::string source;  // of a deletion
    std::string key;
    Place place;
    Problems problems;
    bool outside_cutoff = false;
};

// A piece of the input's text, packed to be kept.
struct PackedPiece {
    std::uint64_t start = 0;
    std::size_t size = 0;
    std::string bytes;
};

struct IngestBatch {
    std::vector<IngestItem> items;
    std::vector<PackedPiece> pieces;
    Problems problems;             // of the input as a whole
    std::optional<Format> format;  // what the input turned out to be
    // Set in the last batch of an input.
    bool last = false;
    bool failed = false;  // the input could not be read to its end, or is of no known format
    std::uint64_t text_bytes = 0;
    std::optional<Digest> digest;  // of the bytes as they came, when all were read
    std::exception_ptr fault;      // our own fault, to be thrown on where it is caught for all
};

struct InputRequest {
    std::string name;  // as places tell it
    std::function<std::unique_ptr<Bytes>()> open;
    std::optional<Format> format;  // nothing: by content
    std::string source;
    const Protocol* protocol = nullptr;
    bool keep = true;  // the text is not kept already
    ReaderOptions reading;
};

// Reads one input into the queue and ends it. Faults of the input become problems of the last batch.
void produce(const InputRequest& request, Queue<IngestBatch>& queue);

}  // namespace evident
