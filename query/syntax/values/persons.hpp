// Names of people as questions give them: "smith j", "smith", "boire adrienne".
#pragma once

#include <string_view>

#include "query/ast/node.hpp"

namespace evident {

// PubMed's rule: a last name with initials finds every name whose initials begin so ("smith j" finds Smith JA), unless
// quoted. The last word is initials when it has at most two letters, or at most four, all capitals as typed. Without
// initials the words are just that last name, with any initials, or (kind author) a full name in either order. A star
// at the end is a prefix. "Jr", "2nd" and the like at the end are left out: they are no part of the stored name.
// Nothing when the text has no word.
Node person_node(TagKind kind, std::string_view text, bool quoted);

}  // namespace evident
