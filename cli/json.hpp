// The JSON shapes that several commands print.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "base/problem.hpp"
#include "query/links.hpp"

namespace evident {

// One line; ill-formed UTF-8 becomes U+FFFD rather than a fault.
std::string text_of(const nlohmann::json& value);

nlohmann::json to_value(const Place& place);
nlohmann::json to_value(const Problems& problems);
// A link as in `claim show --json`.
nlohmann::json to_value(const Link& link);

}  // namespace evident
