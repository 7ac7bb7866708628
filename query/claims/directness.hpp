// Whether a record speaks of a claim's own population, intervention and outcome, or only of something near them.
#pragma once

#include <string>
#include <vector>

#include "query/claims/aspect.hpp"
#include "query/claims/features.hpp"
#include "query/claims/reading.hpp"

namespace evident {

struct DirectnessFinding {
    Directness directness = Directness::direct;
    bool other_condition = false;      // then the record can take no side by itself
    std::vector<std::string> reasons;  // for indirect: which part differs
};

DirectnessFinding find_directness(const Aspect& aspect, const Reading& reading, const FeatureValues& values);

}  // namespace evident
