// How a review was to be done, as its review.conf says: the cutoff, the limits, the sources and their strategies.
#pragma once

#include <filesystem>
#include <set>
#include <string>

#include "base/problem.hpp"
#include "store/evidence/review.hpp"
#include "store/evidence/settings.hpp"

namespace evident {

// Reads [protocol] and every [[source]] of the file. folder is the package's: a "strategy_file" is a path within it.
// Says which files were read so. Codes: bad-setting, unknown-setting, source-without-name, duplicate-source,
// missing-strategy, repaired-utf8. Throws Error (usage, no-such-day) for a day that is none.
std::set<std::filesystem::path> read_protocol(const Setting& file, const std::filesystem::path& folder,
                                              Protocol& protocol, Problems& problems);

// The text of a package's file as well-formed UTF-8 without a byte order mark. Code: repaired-utf8.
std::string package_text(const std::filesystem::path& path, Problems& problems);

}  // namespace evident
