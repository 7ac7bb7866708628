// Judges what one record says of one claim: whether it bears on it, which side it takes, how directly, and why.
#pragma once

#include <optional>
#include <vector>

#include "query/claims/aspect.hpp"
#include "query/claims/features.hpp"
#include "query/claims/reading.hpp"

namespace evident {

// A score below this proposes nothing.
inline constexpr double least_score = 0.5;

// Made once for a review, which must outlive it. Knows only the review's claims and lexicon: neither curated links nor
// the names of single studies.
class Assessor {
  public:
    explicit Assessor(const Review& review);

    Reading read(const Record& record) const;

    // retrieval: the ranked search's score for the claim's words, 0 to 1 (0 when it was not asked). Nothing when the
    // record does not bear on the claim, and for notices of retraction or correction.
    std::optional<Assessment> assess(const Claim& claim, const Reading& reading, double retrieval,
                                     bool strategy_hit = false) const;

    // What the record says of the claim, whatever its score: for a report that a person has linked already.
    Assessment read_for(const Claim& claim, const Reading& reading, double retrieval, bool strategy_hit = false) const;

    // For those who fit or inspect the model.
    FeatureValues features(const Claim& claim, const Reading& reading, double retrieval,
                           bool strategy_hit = false) const;

  private:
    const Aspect& aspect_of(const Claim& claim) const;

    const Review& review_;
    Names names_;
    std::vector<Aspect> aspects_;
};

}  // namespace evident
