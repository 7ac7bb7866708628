// Subject headings as Ovid writes them: "exp *Lung Neoplasms/dt, th".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/syntax/embase/links.hpp"
#include "query/syntax/parts/terms.hpp"

namespace evident {

struct OvidHeading {
    bool explode = false;
    bool major = false;
    Piece name;                           // without quotes
    std::vector<std::string> qualifiers;  // full names
    std::vector<std::string> unknown;     // what stands behind the slash and is no qualifier
    std::size_t end = 0;                  // in the text
};

// The heading that begins here; nothing when the words here are none. A heading whose name holds an operator is one of
// the known names (joined_names.hpp) or stands in quotes.
std::optional<OvidHeading> read_heading(std::string_view text, std::size_t at);

// The full name of a subheading given by two letters or by its name, those that MeSH has given up too; "" when unknown.
std::string_view subheading_name(std::string_view text);

// A subheading that Emtree has and MeSH has not, by its two letters or name ("ct", "clinical trial"); nothing of
// others.
std::optional<EmtreeLink> ovid_link(std::string_view text);

// The length of "exp" and the blanks behind it when that begins here; 0 when it does not.
std::size_t explode_word(std::string_view text, std::size_t at);

}  // namespace evident
