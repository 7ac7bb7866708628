// How the beginning of a BibTeX entry, or of a field, is told from other text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace evident {

// So much text must be there to tell.
inline constexpr std::size_t longest_entry_start = 512;

// The type, in lower case, of text that begins "@type{" or "@type("; "" for any other text.
std::string entry_type(std::string_view text);

// True when nothing but blanks stands between the line's beginning and that place.
bool at_line_start(std::string_view text, std::size_t at);

// Stricter: also the cite key, and a comma or the line's end behind it. What may stand within a broken entry's text.
bool begins_entry(std::string_view text);

// True for text that begins with a field ("year = {2020}"), closing marks, commas and white space before it.
bool begins_field(std::string_view text);

}  // namespace evident
