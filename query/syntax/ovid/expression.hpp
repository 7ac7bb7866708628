// A stretch of an Ovid question read to a tree: all but what LIMIT says.
#pragma once

#include <optional>
#include <string_view>

#include "query/ast/node.hpp"
#include "query/syntax/parts/findings.hpp"
#include "query/syntax/parts/options.hpp"

namespace evident {

// text is as long as the question, its marks plain. Nothing when there is nothing to search for.
std::optional<Node> read_ovid(std::string_view text, Stretch within, const SyntaxOptions& options, Findings& findings);

}  // namespace evident
