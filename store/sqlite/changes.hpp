// The change feed: which records the index has not seen yet. And the words of each stem, which ranked search asks for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/sqlite/store.hpp"

namespace evident {

// One line of the feed.
struct Change {
    std::int64_t seq = 0;
    RecordId record = RecordId::none;
};

// A record that is shown, with the version and the report it has now.
struct Current {
    RecordId record = RecordId::none;
    VersionId version = VersionId::none;
    ReportId report = ReportId::none;
};

class ChangeFeed {
  public:
    explicit ChangeFeed(Store& store) : database_(store.database()) {}

    // The number of the last change; 0 when there was none.
    std::int64_t last();
    // The records changed after that number, each once, in order of their ids.
    std::vector<RecordId> since(std::int64_t seq);
    std::int64_t count_since(std::int64_t seq);
    // The next lines after that number, in order; at most so many.
    std::vector<Change> next(std::int64_t seq, std::size_t limit);
    // All current records in order of their ids: what an index made from nothing holds.
    std::vector<Current> current();

  private:
    Database& database_;
};

// Which words of the corpus share a stem.
class StemTable {
  public:
    explicit StemTable(Store& store) : database_(store.database()) {}

    // Words that are known already stay. Call within a transaction.
    void add(std::string_view stem, std::string_view word);
    // The words of a stem, in order; empty when none is known.
    std::vector<std::string> words(std::string_view stem);
    void clear();

  private:
    Database& database_;
};

}  // namespace evident
