// Names of persons and languages written freely, as JSON Lines gives them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/record/record.hpp"

namespace evident {

// "Smith, John A." and "Smith JA" have the last name first; in "John A. Smith" it is the last word; a name without a
// space is a last name. A suffix ("Jr", "3rd") stands apart; degrees behind a second comma are no part of a name.
Author parse_name(std::string_view text);

// "Jr", "III" or "3rd" where it stands at the end of a last name of two words or more, taken off; "" otherwise.
std::string take_suffix(std::string& last);

// True for academic degrees behind a name ("PhD", "M.D.", "MPH RN"), as they are written: "MA", not "Ma".
bool are_degrees(std::string_view text);

// True for "Jr", "Sr.", "II", "3rd" ...: Roman numbers in capital letters only.
bool is_name_suffix(std::string_view word);

// Several names in one string. They are parted by ";"; without one, by "|"; without that, by " and "; without that, by
// commas when each part is a last name with initials ("Smith JA, Doe B"); else it is one name.
std::vector<Author> parse_names(std::string_view text);

// "eng" of "en", "eng" or "English"; anything else in lower case as it is. Codes are those of MEDLINE (chi, ger, fre).
std::string language_code(std::string_view text);

}  // namespace evident
