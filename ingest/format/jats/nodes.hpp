// Finding elements and text in JATS, whatever the namespace prefix.
#pragma once

#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace evident {

// The name without a prefix ("ali:license_ref" is "license_ref").
std::string_view jats_name(pugi::xml_node node);

// The first child of that name; an empty node when there is none.
pugi::xml_node jats_child(pugi::xml_node node, std::string_view name);

// The value of an attribute, whatever its prefix ("xlink:href" is "href"); "" when there is none.
std::string_view attribute_of(pugi::xml_node node, std::string_view name);

// Makes the text below an element ready to be read as one: footnotes and their marks go, formulas given twice (MathML
// and TeX) stay once, TeX loses its frame, and paragraphs, list items and line breaks are parted by a space. Changes
// the element.
void tidy_text(pugi::xml_node node);

// tidy_text, then the text.
std::string tidy_flat_text(pugi::xml_node node);

}  // namespace evident
