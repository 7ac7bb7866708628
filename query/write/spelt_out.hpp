// Words with a sign for one letter, for a database that has no such sign: the spellings that are meant, side by side.
#pragma once

#include "query/ast/node.hpp"

namespace evident {

struct MissingSigns {
    bool one_letter = false;
    bool letter_or_none = false;
};

// "tumo?r*" becomes "tumor*" or "tumour*", "wom#n" "woman" or "women": of all letters that may stand there those that
// make two spellings, or singular and plural, of one word (text/english/variants.hpp). A word of which none is known
// keeps its sign. Each that was changed is the loss "spelt-out" (a note): what any other letter would find is not
// asked.
Node spelt_out(const Node& node, const MissingSigns& signs, Problems& losses);

}  // namespace evident
