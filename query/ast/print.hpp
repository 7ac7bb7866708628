// A query tree written out as text, for tests, for --explain, and as a key for equal questions.
//
// (words FIELDS "lung" "cancer*"): a phrase; FIELDS is the field's name in the table (title, tiab, text, all ...),
// "plain" for what words without a field mean, else the columns joined by "+". (tag mh.lung.neoplasms explode): an
// exact value, a star after the token when it is a prefix. (between print electronic 2024-01-01..2024-12-31): days, an
// open end left away. (near 2 ...), (next 0 ...): at most so many words between, in any order or in this one. (line 3):
// another line of the strategy. (and ...), (or ...), (not ...), (all), (nothing).
#pragma once

#include <string>

#include "query/ast/node.hpp"

namespace evident {

// One line. Two trees are equal exactly when their texts are.
std::string print(const Node& node);

// The same with each part of an and, or, not on a line of its own, two spaces deeper.
std::string print_indented(const Node& node);

// "tiab", "plain", "title+heading".
std::string print(const FieldSet& fields);

}  // namespace evident
