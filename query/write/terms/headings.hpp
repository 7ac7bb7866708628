// A term of Emtree's as the heading or subheading of that name in MeSH.
#pragma once

#include <optional>

#include "query/ast/node.hpp"

namespace evident {

// The heading that an Emtree term would be, were it one of MeSH's; a subheading of Emtree's under the name that MeSH
// has for it ("adverse drug reaction" is "adverse effects"). Nothing for any other tag.
std::optional<Tag> as_heading(const Tag& tag);

// "x"/mj/dd_ae is the link and the major term side by side: in MeSH one heading of a major topic with its subheading.
// Every such And of the tree becomes that one term, told as check_heading().
Node with_major_links(const Node& node, Problems& losses);

// The warning that a term of Emtree's is written as a heading.
Problem check_heading(const Tag& tag, const Place& place);

}  // namespace evident
