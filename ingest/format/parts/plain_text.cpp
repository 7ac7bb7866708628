#include "ingest/format/parts/plain_text.hpp"

namespace evident {
namespace {

bool blank(char c) { return static_cast<unsigned char>(c) <= ' '; }

bool is_plain(std::string_view text) {
    if (text.empty()) return true;
    if (blank(text.front()) || blank(text.back())) return false;
    bool bad = false;
    for (std::size_t i = 1; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        bad |= c < ' ' || (c == ' ' && text[i - 1] == ' ');
    }
    return !bad;
}

}  // namespace

std::string plain_text(std::string_view text) {
    if (is_plain(text)) return std::string(text);
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        if (!blank(c)) {
            out += c;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

}  // namespace evident
