// The ranked search as other parts of the program use it.
#pragma once

#include "query/candidates.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

// A search of the store's index for natural language; empty when the store has no index that fits it. The store must
// outlive it.
RankedSearch ranked_search(Store& store);

}  // namespace evident
