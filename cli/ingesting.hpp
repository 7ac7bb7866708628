// What init and ingest share: reading files with progress on the terminal, and taking in a review.
#pragma once

#include <filesystem>

#include "cli/context.hpp"
#include "ingest/ingest.hpp"

namespace evident {

IngestSummary ingest_with_progress(Store& store, const IngestRequest& request, const Context& context);

// Keeps the review with a run that names where it came from; false when the store knew it as it is.
bool import_review(Store& store, Review review, const std::filesystem::path& folder, const Clock& clock);

}  // namespace evident
