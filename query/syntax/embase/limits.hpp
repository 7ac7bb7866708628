// What embase.com writes in square brackets: [english]/lim, [conference abstract]/lim, [2000-2024]/py, [1-1-2024]/sd.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "query/ast/node.hpp"

namespace evident {

// The records that a limit ("english", lower case) leaves; nothing when the records cannot answer it.
std::optional<Node> limit_node(std::string_view limit);

// The limit that finds just these two, when it is no Emtree term and heading of one name: "humans"; "" when none does.
std::string_view limit_of(const Tag& first, const Tag& second);

// The publication years of "2000-2024", "2024", "2020-", "<1966-2024"; nothing when it is none.
std::optional<Node> years_node(std::string_view text);

// The records added since "01-02-2024" (day, month, year); nothing when it is no such day.
std::optional<Node> since_node(std::string_view text);

// The Emtree term and the MeSH heading of these names; major: of a major topic.
Node emtree_node(std::string_view term, std::string_view heading, bool explode, bool major = false);

}  // namespace evident
