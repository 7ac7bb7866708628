// The names that Ovid MEDLINE gives the fields, dates and kinds of values of a question.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/ast/node.hpp"

namespace evident {

struct OvidLabelled {
    std::string label;     // without the full stops
    bool nearest = false;  // it asks other fields than the tree
    bool fewer = false;    // some of the tree's fields are not asked
};
OvidLabelled ovid_label_of(FieldSet fields);

// "dp" for print or electronic; "" for a date that Ovid does not have.
std::string_view ovid_date_label(const std::vector<SearchDate>& dates);

// The first of the names that Ovid gives a kind of exact value; "" when it has none.
std::string ovid_tag_label(const Tag& tag);

}  // namespace evident
