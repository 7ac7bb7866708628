// Words with letters left open: "isch?em*", "wom#n".
#pragma once

#include <cstddef>
#include <string_view>

#include "query/ast/node.hpp"

namespace evident {

// The signs within QueryWord::word. No folded word holds one.
inline constexpr char any_letters = '*';
inline constexpr char one_letter = '#';
inline constexpr char letter_or_none = '?';

// Longer patterns are cut to this many bytes by whoever reads them.
inline constexpr std::size_t longest_pattern = 240;

// Whether a sign stands within the word: it must be compared or spelt out, and is no plain word or beginning.
bool is_pattern(const QueryWord& term);

// The letters before the first sign; the whole word when it has none.
std::string_view beginning(const QueryWord& term);

// Whether a folded word is one that the term asks for. A letter is a Unicode character.
bool fits(const QueryWord& term, std::string_view word);

}  // namespace evident
