// The grounds for and against a claim, by what kind of claim it is.
#pragma once

#include <vector>

#include "query/claims/stance.hpp"

namespace evident {

// A treatment helps: cues of effect in the clauses that speak of it, ratios, p values, response rates, compared times.
std::vector<Ground> grounds_of_effect(const Aspect& aspect, const Reading& reading, const Lexicon& lexicon);

// A test finds (or, when the claim says so, misses) what it looks for.
std::vector<Ground> grounds_of_test(const Aspect& aspect, const Reading& reading, const Lexicon& lexicon);

// A rate or a course of disease is as the claim says.
std::vector<Ground> grounds_of_rate(const Aspect& aspect, const Reading& reading);

// A guideline or a mechanism exists: the record is one, or shows one.
std::vector<Ground> grounds_of_existence(const Aspect& aspect, const Reading& reading);

}  // namespace evident
