// The records as this store showed them at the end of a past day, and the reports they made then.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "store/reports/records.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

// Must not outlive the store.
class Past {
  public:
    Past(Store& store, Day day);

    // Records that were shown, withdrawn, revised or joined to another report since, in order.
    std::vector<RecordId> changed();
    // The record as it was shown, with its report of that day; nothing when it had not come yet or was withdrawn.
    std::optional<Held> find(RecordId record);
    // The records that made the report then, in the order of RecordTable::of_report().
    std::vector<Held> of_report(ReportId report);
    // The report that stood for this one then: itself, or the one it had been joined to.
    ReportId standing_for(ReportId report);
    // The reports of that day that a record of theirs gave this name ("pmid:1").
    std::vector<ReportId> reports_named(const std::string& identifier);

  private:
    Store& store_;
    Moment before_;  // the first moment after the day
};

}  // namespace evident
