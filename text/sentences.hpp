// Where the sentences of an abstract begin and end.
//
// A line feed always ends a sentence, since sections are joined by it (abstract_text). Otherwise a full stop, question
// or exclamation mark does when a new sentence can begin after it: white space and then a capital, a digit, an opening
// mark or a mixed word ("p53", "mRNA"). Stops inside numbers, after abbreviations ("et al.", "Fig. 2"), initials
// ("E. coli") and numbers of a list ("1. To ...") end none. Chinese and Japanese stops end one with or without a space.
#pragma once

#include <string_view>
#include <vector>

#include "text/byte_range.hpp"

namespace evident {

// In order, without white space at either end; each byte that is no white space lies in exactly one. Empty for a text
// without any. Bytes that are no UTF-8 count as letters.
std::vector<ByteRange> sentences(std::string_view text);

}  // namespace evident
