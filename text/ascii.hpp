// The few questions asked of plain ASCII text: names of fields, numbers, codes. Words for people go through words.hpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace evident {

// Without white space at either end.
std::string_view trim(std::string_view text);

// A to Z in lower case; other bytes as they are.
std::string lower(std::string_view text);

// Its letters a to z, in lower case, and its digits; nothing else: "Clinical Trial, Phase II" is
// "clinicaltrialphaseii".
std::string letters_and_digits(std::string_view text);

// True when there is at least one character and each is a digit 0 to 9.
bool all_digits(std::string_view text);

// Runs of white space become one space; none at the ends.
std::string single_spaced(std::string_view text);

// What stands between these characters, each of which parts; trimmed, empty parts left out.
std::vector<std::string_view> parted(std::string_view text, std::string_view marks);

// The same with a mark of several characters (" and "). The mark is not empty.
std::vector<std::string_view> parted_by(std::string_view text, std::string_view mark);

}  // namespace evident
