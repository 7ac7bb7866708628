// The phrases by which a sentence shows that something helped, did not help, or is not known to: tables of plain data.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "query/claims/words/phrase.hpp"

namespace evident {

// What a phrase says of the thing the sentence is about.
enum class Effect : std::uint8_t {
    better,   // it helped, responded, predicted longer survival
    worse,    // it failed, was inferior, harmed
    no_gain,  // a comparison without a difference
    unknown,  // not enough to say: no results, immature, not settled
    low,      // a test missed cases, a rate was low, a prospect poor
    high,     // a test found cases, found more than another
};

std::string_view name(Effect effect);

struct Cue {
    std::string_view written;
    Effect effect;
    double weight;  // 1 is a plain statement
};

// All cues, the more telling first where two begin alike.
std::span<const Cue> effect_cues();

// Words at which one clause of a sentence ends and another begins ("but", "whereas").
std::span<const std::string_view> clause_breaks();

// A cue found in a sentence.
struct CueHit {
    const Cue* cue = nullptr;
    WordRange words;
    bool denied = false;  // "did not improve"
    bool hedged = false;  // "may improve"
};

// The cues of a sentence (words in plain form), each word read once: longer phrases first.
std::vector<CueHit> find_cues(const std::vector<Word>& words);

}  // namespace evident
