// Lists of lines: "or/1-5,8", "and/1,3", "OR 16-24", "2-9/OR".
#pragma once

#include <optional>
#include <string_view>

#include "query/syntax/ovid/tokens.hpp"

namespace evident {

struct OvidRange {
    OvidLines lines;
    std::size_t end = 0;
    bool bad = false;     // a range that runs backwards or is longer than any strategy
    bool turned = false;  // the operator stands behind
};

// The list that begins here. "or 16-24" without a slash is one only when alone is set (nothing stands before it).
std::optional<OvidRange> read_line_range(std::string_view text, std::size_t at, bool alone);

}  // namespace evident
