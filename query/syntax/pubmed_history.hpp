// What PubMed's history writes behind a line: the filters that were set beside the question, the order of the answers.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "query/ast/node.hpp"
#include "query/syntax/parts/findings.hpp"

namespace evident {

struct FilteredLine {
    std::size_t end = 0;           // of the question itself
    std::vector<Stretch> filters;  // each by its name: "Humans", "Adult: 19+ years", "from 2015 - 2023"
};

// "... Filters: Humans; English; From 2015 - 2023 Sort by: Most Recent". The names are parted by semicolons, in the
// newer history by commas, which some names hold too ("Clinical Trial, Phase III").
FilteredLine filtered_line(std::string_view text);

// What a filter of the page asks; nothing when it is not known or cannot be answered (query/syntax/values/filters.hpp).
std::optional<Node> page_filter(std::string_view name, Day today);

}  // namespace evident
