// Marks by which a term of another search service is known when it stands in a question of ours.
#pragma once

#include <string_view>

namespace evident {

// "Ovid", "Embase" or "Cochrane" for "adj3", "cancer.ti,ab.", "exp", "cancer:ti,ab", "'x'/exp", "NEAR/3"; "" otherwise.
std::string_view other_dialect(std::string_view chunk);

// True when a question mark or dollar sign stands where other services have a wildcard: "tumo?r", "metasta$".
bool has_foreign_wildcard(std::string_view chunk);

}  // namespace evident
