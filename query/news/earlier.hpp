// What the records of the store said at the end of an earlier run, so that what came since can be told.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "store/reports/records.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

// Records are grouped into reports as they are today: a report that was joined to another since counts as that other
// on both sides. Must not outlive the store.
class Earlier {
  public:
    // The state when that run had ended; RunId::none: before the first one.
    Earlier(Store& store, RunId run);

    // Whether any later run changed what is shown of the record.
    bool changed(RecordId record) const { return changed_.contains(record); }
    // The record as it was shown then; nothing when it had not come yet or was withdrawn.
    std::optional<Held> record(RecordId record);
    // The records that make the report today, as they were shown then, in the order of RecordTable::of_report().
    std::vector<Held> of_report(ReportId report);
    // What other records said then of a publication with one of these names ("pmid:1", "doi:10.1/x").
    std::vector<RecordTable::Said> said_of(const std::vector<std::string>& names);

  private:
    void read_changed();
    void read_sayings();

    Store& store_;
    RunId run_;
    std::unordered_set<RecordId> changed_;
    bool sayings_read_ = false;
    std::multimap<std::string, RecordTable::Said> sayings_;  // of changed records, as they said then
};

}  // namespace evident
