// The machine's part of a review: for each claim, which reports bear on it, and what they say, proposed and kept.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "base/clock.hpp"
#include "base/problem.hpp"
#include "query/candidates.hpp"
#include "store/evidence/review.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

struct ProposingSummary {
    RunId run = RunId::none;
    std::int64_t claims = 0;
    std::int64_t changed = 0;    // claims whose proposals are not what they were
    std::int64_t proposals = 0;  // of all claims asked, after the run
    Problems problems;
};

using ProposingProgress = std::function<void(const std::string& claim)>;

// (Re)computes the proposals of one claim, or of all when key is "". Curated links and judgements play no part in it.
ProposingSummary propose_links(Store& store, const Review& review, std::string_view key, const RankedSearch& ranked,
                               const Clock& clock, const ProposingProgress& progress);

}  // namespace evident
