#include "export/xml.hpp"

#include <fmt/format.h>

#include "text/words.hpp"

namespace evident {
namespace {

// U+FFFE and U+FFFF: the only well-formed characters above the controls that XML 1.0 excludes.
bool is_noncharacter(std::string_view text, std::size_t at) {
    const auto three = text.substr(at, 3);
    return three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF";
}

}  // namespace

std::string xml_text(std::string_view text) {
    const auto clean = repaired_utf8(text);
    std::string out;
    out.reserve(clean.size());
    for (std::size_t at = 0; at < clean.size(); ++at) {
        if (is_noncharacter(clean, at)) {
            out += ' ';
            at += 2;
            continue;
        }
        switch (clean[at]) {
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '&': out += "&amp;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&apos;"; break;
            default: out += clean[at];
        }
    }
    return out;
}

std::string xml_element(std::string_view name, std::string_view text, int indent) {
    return fmt::format("{:{}}<{}>{}</{}>\n", "", indent, name, xml_text(text), name);
}

}  // namespace evident
