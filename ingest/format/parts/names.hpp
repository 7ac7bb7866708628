// Names of persons and languages written freely, as JSON Lines gives them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/record/record.hpp"

namespace evident {

// "Smith, John A." and "Smith JA" have the last name first; in "John A. Smith" it is the last word; a name without a
// space is a last name.
Author parse_name(std::string_view text);

// Several names in one string. They are parted by ";"; without one, by "|"; without that, by " and "; without that, by
// commas when each part is a last name with initials ("Smith JA, Doe B"); else it is one name.
std::vector<Author> parse_names(std::string_view text);

// "eng" of "en", "eng" or "English"; anything else in lower case as it is. Codes are those of MEDLINE (chi, ger, fre).
std::string language_code(std::string_view text);

}  // namespace evident
