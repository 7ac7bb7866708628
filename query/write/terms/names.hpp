// Fields and kinds of values by names that a librarian knows, for telling what a translation loses.
#pragma once

#include <string>
#include <string_view>

#include "store/record/field.hpp"

namespace evident {

// "title, abstract"; "" for none.
std::string names_of(FieldSet fields);
// The fields of one set that another has not.
FieldSet without(FieldSet fields, FieldSet taken);
// "first author", "country of the journal".
std::string_view kind_name(TagKind kind);

}  // namespace evident
