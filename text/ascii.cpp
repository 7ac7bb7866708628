#include "text/ascii.hpp"

#include <algorithm>

namespace evident {
namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

void add_trimmed(std::vector<std::string_view>& parts, std::string_view part) {
    part = trim(part);
    if (!part.empty()) parts.push_back(part);
}

}  // namespace

std::string_view trim(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (auto& c : out) {
        if (c >= 'A' && c <= 'Z') c = char(c + ('a' - 'A'));
    }
    return out;
}

std::string letters_and_digits(std::string_view text) {
    std::string out = lower(text);
    std::erase_if(out, [](char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')); });
    return out;
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string single_spaced(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : trim(text)) {
        if (!is_space(c)) {
            out += c;
        } else if (out.back() != ' ') {
            out += ' ';
        }
    }
    return out;
}

std::vector<std::string_view> parted(std::string_view text, std::string_view marks) {
    std::vector<std::string_view> out;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(marks), text.size());
        add_trimmed(out, text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

std::vector<std::string_view> parted_by(std::string_view text, std::string_view mark) {
    std::vector<std::string_view> out;
    while (!text.empty()) {
        const auto end = std::min(text.find(mark), text.size());
        add_trimmed(out, text.substr(0, end));
        text.remove_prefix(std::min(end + mark.size(), text.size()));
    }
    return out;
}

}  // namespace evident
