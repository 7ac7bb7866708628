// The names of authors and editors as BibTeX writes them.
#pragma once

#include <string_view>
#include <vector>

#include "store/record/record.hpp"

namespace evident {

struct BibNames {
    std::vector<Author> authors;
    bool complete = true;  // false when "and others" ends the list
};

// Parted by " and " outside braces, whatever its case. "von Last, First", "von Last, Jr, First", "First von Last"
// (words in lower case begin the last name), "{Group Name}" (a group), "given=A, family=B, prefix=von" (biblatex).
BibNames read_bib_names(std::string_view text);

}  // namespace evident
