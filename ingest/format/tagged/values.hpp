// Several values in one field of tagged text: a line each, or parted by semicolons.
#pragma once

#include <string_view>
#include <vector>

namespace evident {

// The lines that hold something, without blanks at their ends.
std::vector<std::string_view> lines_of(std::string_view text);

// What stands between semicolons; empty ones left out.
std::vector<std::string_view> split_list(std::string_view text);

}  // namespace evident
