// All real PubMed files of the shared data in a store and its index, brought in the way a user does.
#pragma once

#include <string>
#include <vector>

#include "base/clock.hpp"
#include "index/sync.hpp"
#include "ingest/ingest.hpp"
#include "tests/index/shelf.hpp"
#include "tests/shared_data.hpp"

namespace evident::testing {

// The folders of real PubMed files; empty when the shared data is absent.
inline std::vector<std::string> real_pubmed_folders() {
    std::vector<std::string> out;
    for (const char* below : {"data/records/pubmed-xml", "data/records/pubmed-bulk"}) {
        if (const auto folder = shared_data(below); !folder.empty()) out.push_back(folder);
    }
    return out;
}

inline IngestSummary bring_in(Store& store, const std::vector<std::string>& paths) {
    IngestRequest request;
    request.paths = paths;
    return ingest(store, request, FixedClock("2025-01-02T03:04:05Z"), {});
}

class RealShelf {
  public:
    explicit RealShelf(const std::vector<std::string>& folders)
        : store(Store::create(folder.file("real.db"), FixedClock("2025-01-02T03:04:05Z"))), index(store) {
        bring_in(store, folders);
        index.sync({});
    }

    Folder folder;
    Store store;
    Index index;
};

}  // namespace evident::testing
