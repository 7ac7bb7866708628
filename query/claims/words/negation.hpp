// Whether a sentence speaks of a thing only to say that it was absent, left out or not reported.
#pragma once

#include <vector>

#include "query/claims/words/phrase.hpp"

namespace evident {

// True for the thing at `range` in "LM was not reported separately", "neither had LM", "non-leptomeningeal", "no LM
// data"; false in "no survival difference in LM", where the difference is what is denied.
bool is_negated(const std::vector<Word>& words, const WordRange& range);

}  // namespace evident
