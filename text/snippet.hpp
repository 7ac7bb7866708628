// The passage of a text that best shows why it was found, with the places of the words to mark.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/byte_range.hpp"

namespace evident {

// A folded word (words.hpp) to look for; with prefix every word that begins so.
struct SoughtWord {
    std::string text;
    bool prefix = false;
    int group = -1;  // words of one group ("treat", "treated") count once when passages are compared; -1: its own

    friend bool operator==(const SoughtWord&, const SoughtWord&) = default;
};

struct Snippet {
    std::string text;             // bytes of the original, unchanged
    std::uint32_t begin = 0;      // its offset in the original
    std::vector<ByteRange> hits;  // within text, in order, none overlapping
    bool cut_before = false;      // words were left out before it
    bool cut_after = false;

    friend bool operator==(const Snippet&, const Snippet&) = default;
};

// The passage of at most longest bytes with the most different sought words, of those the one where they stand nearest
// together, of those the first; then widened on both sides as far as the length allows. It is cut between words, at
// white space where there is some, never inside a character; only a word longer than the passage is itself cut. Without
// a hit it is the beginning of the text.
Snippet snippet(std::string_view text, const std::vector<SoughtWord>& sought, std::size_t longest);

}  // namespace evident
