#include "text/width.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace evident {
namespace {

struct Glyph {
    std::size_t end = 0;  // byte offset after it
    int width = 0;
};

Glyph glyph_at(std::string_view text, std::size_t at) {
    UChar32 c = 0;
    auto next = static_cast<int32_t>(at);
    U8_NEXT(text.data(), next, static_cast<int32_t>(text.size()), c);
    if (c < 0) return {std::size_t(next), 1};
    const auto type = u_charType(c);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return {std::size_t(next), 0};
    const auto east = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return {std::size_t(next), east == U_EA_WIDE || east == U_EA_FULLWIDTH ? 2 : 1};
}

// The byte offset where the next line ends: at the last space that fits, else where the columns are used up.
std::size_t line_end(std::string_view text, std::size_t begin, int columns) {
    std::size_t space = std::string_view::npos;
    int used = 0;
    for (std::size_t at = begin; at < text.size();) {
        const auto glyph = glyph_at(text, at);
        if (used + glyph.width > columns && at > begin) return space != std::string_view::npos ? space : at;
        if (text[at] == ' ') space = at;
        used += glyph.width;
        at = glyph.end;
    }
    return text.size();
}

}  // namespace

int display_width(std::string_view text) {
    int out = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto glyph = glyph_at(text, at);
        out += glyph.width;
        at = glyph.end;
    }
    return out;
}

std::vector<std::string> wrapped(std::string_view text, int columns) {
    std::vector<std::string> out;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const auto end = line_end(text, begin, columns);
        out.emplace_back(text.substr(begin, end - begin));
        begin = end;
        while (begin < text.size() && text[begin] == ' ') ++begin;
    }
    if (out.empty()) out.emplace_back();
    return out;
}

std::string shortened(std::string_view text, int columns) {
    if (display_width(text) <= columns) return std::string(text);
    std::size_t at = 0;
    for (int used = 0; at < text.size();) {
        const auto glyph = glyph_at(text, at);
        if (used + glyph.width > columns - 1) break;
        used += glyph.width;
        at = glyph.end;
    }
    return std::string(text.substr(0, at)) + "…";
}

}  // namespace evident
