// The two-letter codes of embase.com's subheadings: dm_dt is "drug therapy" of a disease, dd_ae an "adverse drug
// reaction".
#pragma once

#include <optional>
#include <string_view>

namespace evident {

struct EmtreeLink {
    std::string_view name;     // "drug therapy"
    bool of_drug = false;      // dd_, else dm_
    std::string_view letters;  // "dt"
};

// The link of "dm_dt"; nothing for a code that is not known for sure.
std::optional<EmtreeLink> link_of_code(std::string_view code);
// The first link of that name, of diseases first; nothing when the name is none.
std::optional<EmtreeLink> link_of_name(std::string_view name);
// Emtree's link for a subheading of MeSH, by its name or its two letters ("adverse effects", "pc"); nothing when Emtree
// has none.
std::optional<EmtreeLink> link_of_qualifier(std::string_view mesh);
// MeSH's name for a link ("prevention" is "prevention & control"); "" when MeSH has none.
std::string_view qualifier_of_link(std::string_view name);
// "dm_dt", "dd_zz": written as a code, known or not.
bool looks_like_link(std::string_view code);

}  // namespace evident
