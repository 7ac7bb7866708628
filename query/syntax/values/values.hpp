// From a field of the table and what was typed for it to a node of the tree: the same for every syntax.
#pragma once

#include <optional>

#include "query/ast/node.hpp"
#include "query/syntax/parts/findings.hpp"
#include "query/syntax/parts/terms.hpp"

namespace evident {

struct Value {
    Piece piece;    // without its quotes
    Stretch place;  // with them
    bool quoted = false;
    bool explode = true;  // headings, qualifiers and types: with all narrower ones
    bool typed = false;   // by a person, not in PubMed's syntax: "2020-2024" is a range too
};

// Published, in print or electronically, in the stretch of days; an end that is none is open.
Node published(Day from, Day to);

// The node, or nothing when the value has no word or no meaning in this field; then a problem says so: "no-words",
// "bad-date", "unknown-language" (a warning: searched as typed), "unknown-subheading", "one-subheading",
// "unknown-filter", "bad-identifier", "reversed-range" (a warning). today is for "last 5 years".
std::optional<Node> value_node(const SearchField& field, const Value& value, Day today, Findings& findings);

}  // namespace evident
