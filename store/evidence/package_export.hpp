// Writes a review as a package folder that read_package() reads back as the same review.
#pragma once

#include <filesystem>

#include "store/evidence/review.hpp"

namespace evident {

// The package's files but its records: review.conf, claims.toml, strategies/, links.jsonl, lexicon.json. The folder is
// made; one that holds anything already is refused with Error (usage).
void write_package(const Review& review, const std::filesystem::path& folder);

}  // namespace evident
