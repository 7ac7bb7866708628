// Text of an EndNote XML element, whatever its <style> children; a carriage return in it parts values.
#pragma once

#include <string>
#include <vector>

#include <pugixml.hpp>

namespace evident {

// Styles that raise or lower text become sup and sub, so that "10^5" stays a number apart. To be done once a record.
void mark_raised_text(pugi::xml_node record);

// One text, white space single. Markup that stands in the text itself ("62&lt;sup&gt;nd") is gone.
std::string styled_text(pugi::xml_node node);

// The texts between carriage returns (&#xD;), empty ones left out. Line feeds are how a file was wrapped.
std::vector<std::string> styled_lines(pugi::xml_node node);

// The same joined by line feeds (abstracts).
std::string styled_paragraphs(pugi::xml_node node);

}  // namespace evident
