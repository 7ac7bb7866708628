// How wide text stands in a terminal, and how it is broken into lines: a Han character takes two columns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace evident {

// Columns the text takes; combining marks take none.
int display_width(std::string_view text);

// Lines of at most `columns` columns, broken at spaces where there are any, else between characters; never empty.
std::vector<std::string> wrapped(std::string_view text, int columns);

// The text cut to `columns` columns, the last of them "…" when something was left out.
std::string shortened(std::string_view text, int columns);

}  // namespace evident
