// A report told as one publication: its fields with their sources, by the preference that the store keeps.
#pragma once

#include <string>
#include <vector>

#include "query/reports/naming.hpp"
#include "store/record/merged.hpp"

namespace evident {

// The sources in the order in which they are believed, as people set it for this store.
SourcePreference source_preference(Store& store);
// Call within a transaction. Each source counts where it is named first.
void set_source_preference(Store& store, const SourcePreference& preference);

// The sources of the store's records, in order.
std::vector<std::string> sources_of(Store& store);

// Of the current records; of a report that has none any more, of the withdrawn ones.
std::vector<MergedField> fields_of(Store& store, const std::vector<ShownRecord>& records);

}  // namespace evident
