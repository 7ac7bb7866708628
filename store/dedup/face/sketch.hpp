// A sketch of a text: enough of its runs of words to tell how much of it another text shares (MinHash).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "store/dedup/face/face.hpp"

namespace evident {

// Fills abstract_words and abstract_sketch; a text of fewer than 10 words leaves them 0.
void fill_sketch(Face& face, std::string_view text);

// 0 to 100: the share of runs of three words that two texts have in common, estimated from their sketches.
int sketch_likeness(const Face& left, const Face& right);

// A hash that is the same on every machine and for ever (FNV-1a with a final mix).
std::uint64_t stable_hash(std::string_view text, std::uint64_t seed = 0);

}  // namespace evident
