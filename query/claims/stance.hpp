// Which side a record takes on a claim, and why: decided from its title, results and conclusions by tables of phrases
// (cues.hpp) and by the numbers it reports. Taking no side is an answer, not a failure.
#pragma once

#include <string>
#include <vector>

#include "query/claims/aspect.hpp"
#include "query/claims/reading.hpp"

namespace evident {

// One thing said for or against, with the sentence it stands in.
struct Ground {
    std::size_t sentence = 0;  // in Reading::sentences()
    double side = 0;           // above 0 for the claim, below against; the size tells how much
    std::string reason;
};

struct Stance {
    Direction direction = Direction::neutral;
    double balance = 0;           // sum of the grounds
    std::vector<Ground> grounds;  // the weightiest first
    std::vector<std::string> why;
};

// A balance beyond this takes a side.
inline constexpr double side_taken = 0.55;

Stance find_stance(const Aspect& aspect, const Reading& reading, const Lexicon& lexicon);

// Whether a sentence speaks of the claim's intervention, of its condition, or of something else instead.
bool speaks_of(const ReadSentence& sentence, const ConceptList& list);

}  // namespace evident
