// The exact answer to a question, from SQLite alone: the set of records, and of reports, that match; nothing stemmed,
// corrected or ranked.
#pragma once

#include <cstdint>
#include <vector>

#include "query/ast/node.hpp"
#include "store/reports/records.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

// The current records that match, in order of their ids.
std::vector<RecordId> exact_records(Store& store, const Node& node);

// The reports with such a record, each once, in order of their ids. A report answers when one of its current records
// answers the whole question; clauses are never joined across records.
std::vector<ReportId> exact_reports(Store& store, const Node& node);

// How many reports that is, without reading them.
std::int64_t exact_count(Store& store, const Node& node);

// The records that matched on a past day, each judged on the version it had then. A record counts from the day it came
// into this store.
std::vector<RecordId> exact_records_as_of(Store& store, const Node& node, Day day);

// The reports with such a record, as they were joined then, in order of their ids. query/exact/past.hpp tells what they
// were.
std::vector<ReportId> exact_reports_as_of(Store& store, const Node& node, Day day);

// The reports of these records, each once, in order.
std::vector<ReportId> reports_of(Store& store, const std::vector<RecordId>& records);

}  // namespace evident
