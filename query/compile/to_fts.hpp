// A question, or a part of one, as the text of one FTS5 MATCH over the table `words`.
#pragma once

#include <optional>
#include <string>

#include "query/ast/node.hpp"

namespace evident {

// The MATCH text that finds exactly the records the node matches; nothing when FTS5 cannot say it: dates, everything,
// a "not" with nothing to take it from, a star inside a phrase, or a part nested deeper than FTS5's parser bears.
std::optional<std::string> to_fts(const Node& node);

// The columns of the fields as they stand before a phrase or a parenthesis: "{title abstract} : ".
std::string fts_columns(FieldSet fields);

}  // namespace evident
