// A review package: the folder of files that holds one review, its claims, strategies, links and records.
#pragma once

#include <filesystem>
#include <vector>

#include "base/problem.hpp"
#include "store/evidence/review.hpp"

namespace evident {

// Reads the folder as docs/review-package.md describes it. Throws Error (source) when the folder or its review.conf is
// absent, or when review.conf or claims.toml is not TOML, with the byte where reading stopped. Whatever else is wrong
// becomes a problem and costs only the piece it stands in. Codes: no-claims, no-lexicon, claim-without-key,
// claim-without-text, duplicate-claim, unknown-parent, unknown-concept, unknown-claim, unknown-setting, bad-setting,
// bad-identifier, bad-link, bad-concept, duplicate-concept, malformed-json, empty-strategy, several-strategies,
// repaired-utf8.
Review read_package(const std::filesystem::path& folder, Problems& problems);

// The files below records/, sorted by name; none when the package brings no records.
std::vector<std::filesystem::path> package_records(const std::filesystem::path& folder);

}  // namespace evident
