// Numbers of trial registries, told by their form.
#pragma once

#include <optional>
#include <string_view>

#include "store/record/record.hpp"

namespace evident {

// The registry and the number when the text is one ("NCT04381559", "EUCTR2019-001234-12-DE", "JPRN-UMIN000012345",
// "ChiCTR2000029308"); nothing for anything else.
std::optional<Accession> trial_number(std::string_view text);

}  // namespace evident
