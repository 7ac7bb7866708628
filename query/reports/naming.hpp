// Records by the names that people give them, with what they say now or said last.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/record/naming.hpp"
#include "store/reports/dedup.hpp"
#include "store/reports/records.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

// A record with its words; of a withdrawn one the last, and when it went.
struct ShownRecord {
    Held held;
    Moment gone;       // "" when it is current
    std::string name;  // "pubmed:12"
};

// The record, withdrawn or not. Throws Error (bug) when there is none.
ShownRecord shown_record(Store& store, RecordId record);

// The records of a report, the current ones first, each in the order of RecordTable::of_report().
std::vector<ShownRecord> shown_records(Store& store, ReportId report);

// What an ID means: the record when it is SOURCE:KEY; of a PMID, DOI or PMCID the records of their report that carry
// it; of "report:N", as `dedup clusters` numbers them, all that make it.
struct NamedRecords {
    std::string name;  // as typed
    ReportId report = ReportId::none;
    std::vector<ShownRecord> records;  // not empty
    bool whole = false;                // all records of the report
};

// Throws Error (absent) when nothing has that name.
NamedRecords named_records(Store& store, const std::string& name);

}  // namespace evident
