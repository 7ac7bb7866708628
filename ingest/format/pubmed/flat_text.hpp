// Text of an XML element as a person reads it: markup gone, white space single.
//
// The rules (ours; they keep words whole, as PubMed's own search does):
// - b, i, u and any other inline element: their text, joined to its neighbours with nothing between.
// - sup and sub likewise ("P2X4", "Ca2+", "TiO2", "3rd"), but a sup that begins with a digit or a sign and a digit,
//   straight after a digit, has "^" before it: 10<sup>5</sup> is "10^5", never "105".
// - MathML: white space between its elements counts for nothing, the text of its elements is joined; mspace and rows of
//   a table give a space; msup follows the rule of sup; mfrac puts "/" between its two parts; annotations are left out.
#pragma once

#include <string>

#include <pugixml.hpp>

namespace evident {

std::string flat_text(pugi::xml_node node);

}  // namespace evident
