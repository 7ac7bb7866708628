// The items that a strategy must find, as a person gives them after --known.
#pragma once

#include <string>
#include <vector>

namespace evident {

// Those of the file, one a line (query/strategy/recalling.hpp); or, when there is no such file, names with commas
// between ("pmid:1,pmid:2"). None of "". Throws Error as read_file() does for a text that is neither.
std::vector<std::string> known_items(const std::string& known);

}  // namespace evident
