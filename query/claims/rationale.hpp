// The verbatim sentence of a record that best shows why it bears on a claim and which side it takes.
#pragma once

#include "query/claims/stance.hpp"

namespace evident {

// Of the sentences that carry the stance, that speak of the claim's things and that stand as conclusions or results,
// the best; the title only when no sentence of the abstract is nearly as good. Empty for a record without text.
Quote choose_quote(const Aspect& aspect, const Reading& reading, const Stance& stance);

}  // namespace evident
