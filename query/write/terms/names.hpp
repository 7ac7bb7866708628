// Fields and kinds of values by names that a librarian knows, for telling what a translation loses.
#pragma once

#include <string>
#include <string_view>

#include "base/problem.hpp"
#include "store/record/field.hpp"

namespace evident {

// "title, abstract"; "" for none.
std::string names_of(FieldSet fields);
// The fields of one set that another has not.
FieldSet without(FieldSet fields, FieldSet taken);
// How much it matters that words of these fields are left out beside those that are asked: an error, but a warning when
// it is the title in its own language beside the title.
Severity of_leaving_out(FieldSet missing, FieldSet fields);
// "first author", "country of the journal".
std::string_view kind_name(TagKind kind);

}  // namespace evident
