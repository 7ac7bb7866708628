// What PubMed's filters and subsets stand for in the records themselves.
#pragma once

#include <optional>
#include <string_view>

#include "query/ast/node.hpp"

namespace evident {

// Case, spaces and hyphens do not count ("Clinical Trial", "clinicaltrial"). Also the names that PubMed's page writes
// into its search details: "alladult", "y_5" (the last five years up to today), "excludepreprints". "systematic" is
// NLM's strategy of 2018 for systematic reviews. Nothing for PubMed's other strategies and for what is not held ("free
// full text").
std::optional<Node> filter_node(std::string_view name, Day today);

}  // namespace evident
