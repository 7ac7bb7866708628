// A term of Emtree's as the heading or subheading of that name in MeSH.
#pragma once

#include <optional>

#include "query/ast/node.hpp"

namespace evident {

// The heading that an Emtree term would be, were it one of MeSH's; a subheading of Emtree's under the name that MeSH
// has for it ("adverse drug reaction" is "adverse effects"). Nothing for any other tag.
std::optional<Tag> as_heading(const Tag& tag);

// The tree in MEDLINE's terms where embase.com takes two for one: a link beside the major term it belongs to
// ('x'/mj/dd_ae) is one heading of a major topic with its subheading, told as check_heading(); a limit that is a term
// of Emtree or a heading of another name ([humans]/lim) is the heading or publication type alone ("other-form", a
// note).
Node as_mesh(const Node& node, Problems& losses);

// The Emtree term that a limit of embase.com gives for a heading under another name ("human" for Humans); "" else.
std::string_view emtree_name(const Tag& heading);

// The warning that a term of Emtree's is written as a heading.
Problem check_heading(const Tag& tag, const Place& place);

}  // namespace evident
