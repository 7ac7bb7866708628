// Nearness in PubMed's words: which alternatives stand near each other, multiplied out.
#pragma once

#include <optional>
#include <vector>

#include "query/ast/node.hpp"

namespace evident {

// One way in which a Near is answered: one word or phrase for each of its parts.
using NearChoice = std::vector<Words>;

inline constexpr std::size_t most_near_choices = 64;

// All of them, alternatives multiplied out; nothing when a part is a Near itself or there are more than
// most_near_choices.
std::optional<std::vector<NearChoice>> near_choices(const Near& near);

// Single words without a sign or star, as PubMed's proximity asks.
bool plain_words_alone(const NearChoice& choice);

// The words of the parts one after another: what they are when nothing may lie between.
Words side_by_side(const NearChoice& choice);

}  // namespace evident
