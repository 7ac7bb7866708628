// Kinds of publication in the databases' own words: MEDLINE's types that have narrower ones, and what embase.com calls
// each.
#pragma once

#include <string>
#include <string_view>

#include "store/record/field.hpp"

namespace evident {

// Whether MeSH has narrower types below it (tree V of 2019): of a folded name, "clinical trial".
bool has_narrower_types(std::string_view type);

// How embase.com asks for a publication type: as an item type ('letter':it), else as an Emtree term of a study's design
// ('case report'/de). name is empty for a type that neither list has.
struct EmbaseKind {
    std::string_view name;
    bool design = false;
};
EmbaseKind embase_kind(std::string_view type);

}  // namespace evident
