// Exporting a review: a package folder with the records its claims rest on, as their sources gave them.
#pragma once

#include <cstdint>
#include <filesystem>

#include "store/evidence/review.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

// The reports with a link to any claim of the review: their kept bytes, PubMed's in one XML set, others line by line.
// Says how many records were written.
std::int64_t export_records(Store& store, const Review& review, const std::filesystem::path& folder);

}  // namespace evident
