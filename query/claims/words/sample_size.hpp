// How many people a record says it studied.
#pragma once

#include <optional>

#include "store/record/record.hpp"

namespace evident {

// The first number of the abstract that counts people ("61 patients", "Patients: 61", "sixty-one people", "n = 61");
// nothing when none is said.
std::optional<int> sample_size_of(const Record& record);

}  // namespace evident
