// The search index of a store: a shadow that follows the store's change feed and can be thrown away and made anew.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "index/writer.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

struct IndexStatus {
    bool present = false;
    std::string unfit;      // why it cannot serve the store ("was made from another store"); "" when it can
    std::int64_t seq = 0;   // the last change it holds
    std::int64_t last = 0;  // the last change of the store
    std::int64_t lag = 0;   // records changed since
    std::int64_t documents = 0;
};

struct SyncSummary {
    enum class How { nothing, in_place, bulk } how = How::nothing;
    std::string why;             // of bulk: "there was no index", "the index was made from another store" ...
    std::int64_t changed = 0;    // records looked at
    std::int64_t documents = 0;  // in the index now
    std::int64_t seq = 0;
    double seconds = 0;
};

// Where the index and the store differ. A record that changed since the last sync counts as missing, stale or extra
// too.
struct IndexCheck {
    std::int64_t records = 0;  // current ones in the store
    std::int64_t documents = 0;
    std::int64_t lag = 0;
    std::vector<RecordId> missing;  // current records without a document
    std::vector<RecordId> stale;    // documents of another version or another report than the current one
    std::vector<RecordId> extra;    // documents without a current record

    bool equal() const { return missing.empty() && stale.empty() && extra.empty() && records == documents; }
};

// All throw Error (store) when the index cannot be read or written, or another process is writing it. Each call opens
// the store by its path anew, so that it sees the newest state whatever the caller's connection is reading.
class Index {
  public:
    // The index at folder; "" is the folder beside the store, FILE.xapian.
    explicit Index(const Store& store, std::string folder = {});

    const std::string& folder() const { return folder_; }
    const std::string& store_identity() const { return identity_; }

    // Brings the index up to the feed. It may be ended at any point: what was committed stays, the rest is done by the
    // next call. Writes the stems of new words into the store.
    SyncSummary sync(const IndexProgress& progress);
    // Makes it anew, in a folder of its own that then takes the place of the old one.
    SyncSummary rebuild(const IndexProgress& progress);

    IndexStatus status() const;
    IndexCheck check() const;

  private:
    IndexStatus status_in(Store& store) const;
    SyncSummary in_place(std::int64_t last, const IndexProgress& progress);
    SyncSummary in_bulk(std::string why, const IndexProgress& progress);
    std::string reason_for_bulk(const IndexStatus& status) const;

    std::string store_path_;
    std::string folder_;
    std::string identity_;
};

}  // namespace evident
