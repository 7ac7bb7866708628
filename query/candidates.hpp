// Which reports may bear on a claim: those its own strategy finds, those that name its concepts, and those a ranked
// search for its words brings first. Wide on purpose; what they say is judged afterwards, one by one.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "query/ast/node.hpp"
#include "query/question.hpp"
#include "store/evidence/review.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

struct Candidate {
    ReportId report = ReportId::none;
    bool strategy_hit = false;
    double retrieval = 0;  // the ranked search's score, 1 for its first hit; 0 when it did not bring it

    friend bool operator==(const Candidate&, const Candidate&) = default;
};

// A ranked search for plain words: reports, best first, with scores of 0 or more.
using RankedSearch = std::function<std::vector<std::pair<ReportId, double>>(std::string_view words)>;

// The question that names a claim's concepts: one of its population and one of its intervention or outcome.
Node concepts_question(const Claim& claim, const Lexicon& lexicon);

// The claim's own strategy, read and widened by the review's year of MeSH. It has one.
AskedQuestion claim_question(Store& store, const Review& review, const Claim& claim);

// In order of report. ranked may be empty: then the claim's words are not asked. A broken strategy is a problem, and
// the other two ways go on.
std::vector<Candidate> candidates(Store& store, const Review& review, const Claim& claim, const RankedSearch& ranked,
                                  Problems& problems);

}  // namespace evident
