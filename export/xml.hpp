// Text as it may stand in XML, and elements one after another: all the writing of XML that a feed needs.
#pragma once

#include <string>
#include <string_view>

namespace evident {

// With <, >, &, " and ' written as XML asks; ill-formed UTF-8 becomes U+FFFD and characters that XML 1.0 has no place
// for (section 2.2) a space.
std::string xml_text(std::string_view text);

// "<name>text</name>" on a line of its own, set in by so many spaces; the text is escaped.
std::string xml_element(std::string_view name, std::string_view text, int indent);

}  // namespace evident
