// What one Unicode character becomes when text is folded, and whether it belongs to a word.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace evident {

enum class CharClass : std::uint8_t {
    mark,      // parts words
    letter,    // a letter or digit: joins its neighbours
    single,    // Han, Hiragana, Katakana: a word of its own
    nothing,   // vanishes: combining marks, soft hyphen, joiners
    sequence,  // folds to words of its own ("½" to "1" and "2")
};

struct Folded {
    CharClass kind = CharClass::mark;
    std::string text;                // UTF-8: the letters it folds to; of a mark "+" or "." when it is a form of one
    std::vector<std::string> parts;  // of a sequence: its words
};

// The entry of a character outside ASCII. Cached for each thread.
const Folded& fold(char32_t character);

// True for a folded word that is one Han, Hiragana or Katakana character: written without spaces round it.
bool stands_alone(std::string_view word);

}  // namespace evident
