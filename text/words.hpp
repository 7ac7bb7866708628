// The one definition of a word: how text is split and folded, for both engines and for every question.
//
// A word is a run of letters and digits. A full stop or comma stays inside a number ("2.5", "1,000", full-width
// "２．５"); a plus sign stays at the end of a word ("CD8+", "Ca2+", "Ca²⁺") unless a letter follows. Hyphens,
// apostrophes and all other marks part words. Han, Hiragana and Katakana are one word a character, so that a Chinese
// phrase is a phrase. Folding: compatibility forms (ligatures, superscripts, full width) to their plain letters,
// accents and other combining marks away, lower case, Latin letters to ASCII ("Ł" to "l", "ß" to "ss"), Hangul
// letters joined to syllables. Soft hyphens, joiners and direction marks vanish. Ill-formed UTF-8 parts words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace evident {

struct Word {
    std::string text;         // folded, never empty, at most longest_word bytes
    std::uint32_t begin = 0;  // byte offsets of the original letters
    std::uint32_t end = 0;

    friend bool operator==(const Word&, const Word&) = default;
};

// Longer words are cut to this many bytes, at a letter: Xapian takes terms up to 245 bytes, prefix included.
inline constexpr std::size_t longest_word = 200;

std::vector<Word> words(std::string_view text);

// The folded words one after another with one space between: what FTS5 is given, and a key for equal wording.
std::string folded(std::string_view text);

// Appends the folded words to out, a space before each unless out is empty; says how many.
std::size_t append_folded(std::string& out, std::string_view text);

// The first problem of UTF-8 encoding in the text: its byte offset, or npos when the text is well formed.
std::size_t find_ill_formed(std::string_view text);

// The text with each ill-formed sequence replaced by U+FFFD, and NUL and other C0 controls but tab, LF and CR by a
// space.
std::string repaired_utf8(std::string_view text);

}  // namespace evident
