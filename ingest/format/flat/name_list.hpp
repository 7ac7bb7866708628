// The authors of one cell or field, parted into persons and groups.
#pragma once

#include <string_view>
#include <vector>

#include "store/record/record.hpp"

namespace evident {

struct NameList {
    std::vector<Author> authors;
    bool complete = true;  // false when it ends in "et al." or "others"
};

// Parted by ";"; else by "|" or a line feed; else by " and "; else by commas, when they part whole names ("Smith J.,
// Doe A.-B.", "John Smith, Jane Doe") and not last names from initials ("Smith, J., Doe, A."; these are paired).
NameList read_name_list(std::string_view text);

// A person, or a group when its words say so ("Study Group", "Consortium", "World Health Organization").
Author read_person_or_group(std::string_view name);

}  // namespace evident
