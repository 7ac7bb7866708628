// The stages that are measured: each of ours beside what the bare library under it takes for the same records.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/scale/measured.hpp"

namespace evident::scale {

struct Scene {
    std::vector<std::string> files;  // PubMed XML, plain or gzip
    std::string folder;              // for what the stages write

    std::string store() const { return folder + "/scale.db"; }
};

std::int64_t bare_reading(const Scene& scene, Watch& watch);    // gunzip and pugixml on each article
std::int64_t reading(const Scene& scene, Watch& watch);         // every field read
std::int64_t preparing(const Scene& scene, Watch& watch);       // and folded, as the reading thread does
std::int64_t ingesting(const Scene& scene, Watch& watch);       // the whole way into the store
std::int64_t bare_rows(const Scene& scene, Watch& watch);       // one wide table and FTS5, the same text and words
std::int64_t again(const Scene& scene, Watch& watch);           // the same files once more: nothing changes
std::int64_t syncing(const Scene& scene, Watch& watch);         // the index from nothing
std::int64_t bare_documents(const Scene& scene, Watch& watch);  // the same documents into one Xapian database
std::int64_t bare_generator(const Scene& scene, Watch& watch);  // Xapian's TermGenerator with stems, as its guide shows

}  // namespace evident::scale
