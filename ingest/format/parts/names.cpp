#include "ingest/format/parts/names.hpp"

#include <algorithm>
#include <array>

#include "ingest/format/parts/plain_text.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;

// "JA", "J.A." or "J": at most four capital letters.
bool are_initials(std::string_view word) {
    std::size_t capitals = 0;
    for (const char c : word) {
        if (c == '.' || c == '-') continue;
        if (c < 'A' || c > 'Z') return false;
        ++capitals;
    }
    return capitals > 0 && capitals <= 4;
}

std::size_t letter_size(std::string_view text) {
    std::size_t size = 1;
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) ++size;
    return size;
}

// The first letter of each given name.
std::string initials_of(std::string_view fore) {
    std::string out;
    bool at_start = true;
    for (std::size_t at = 0; at < fore.size();) {
        const auto size = letter_size(fore.substr(at));
        const char c = fore[at];
        const bool mark = c == ' ' || c == '.' || c == '-';
        if (at_start && !mark) out += fore.substr(at, size);
        at_start = mark;
        at += size;
    }
    return out;
}

std::string without_stops(std::string_view word) {
    std::string out;
    std::copy_if(word.begin(), word.end(), std::back_inserter(out), [](char c) { return c != '.' && c != '-'; });
    return out;
}

std::vector<std::string_view> split(std::string_view text, std::string_view mark) {
    std::vector<std::string_view> out;
    while (true) {
        const auto at = text.find(mark);
        const auto part = trim(text.substr(0, at));
        if (!part.empty()) out.push_back(part);
        if (at == npos) return out;
        text.remove_prefix(at + mark.size());
    }
}

bool is_name_with_initials(std::string_view part) {
    const auto space = part.rfind(' ');
    return space != npos && are_initials(part.substr(space + 1));
}

std::vector<std::string_view> parts_of(std::string_view text) {
    for (const std::string_view mark : {";", "|", " and "}) {
        if (text.find(mark) != npos) return split(text, mark);
    }
    auto parts = split(text, ",");
    if (parts.size() > 1 && std::all_of(parts.begin(), parts.end(), is_name_with_initials)) return parts;
    return {trim(text)};
}

}  // namespace

Author parse_name(std::string_view text) {
    Author author;
    const std::string name = plain_text(text);
    const auto comma = name.find(',');
    const auto space = name.rfind(' ');
    if (comma != npos) {
        author.last = trim(std::string_view(name).substr(0, comma));
        author.fore = trim(std::string_view(name).substr(comma + 1));
        author.initials = are_initials(author.fore) ? without_stops(author.fore) : initials_of(author.fore);
    } else if (space == npos) {
        author.last = name;
    } else if (are_initials(std::string_view(name).substr(space + 1))) {
        author.last = name.substr(0, space);
        author.fore = name.substr(space + 1);
        author.initials = without_stops(author.fore);
    } else {
        author.last = name.substr(space + 1);
        author.fore = name.substr(0, space);
        author.initials = initials_of(author.fore);
    }
    return author;
}

std::vector<Author> parse_names(std::string_view text) {
    std::vector<Author> out;
    for (const auto part : parts_of(text)) {
        if (!part.empty()) out.push_back(parse_name(part));
    }
    return out;
}

std::string language_code(std::string_view text) {
    struct Language {
        std::string_view two, code, name;
    };
    static constexpr std::array<Language, 20> known = {{
        {"en", "eng", "english"},    {"zh", "chi", "chinese"},   {"de", "ger", "german"},    {"fr", "fre", "french"},
        {"es", "spa", "spanish"},    {"it", "ita", "italian"},   {"ja", "jpn", "japanese"},  {"ko", "kor", "korean"},
        {"pt", "por", "portuguese"}, {"ru", "rus", "russian"},   {"pl", "pol", "polish"},    {"nl", "dut", "dutch"},
        {"tr", "tur", "turkish"},    {"cs", "cze", "czech"},     {"sv", "swe", "swedish"},   {"da", "dan", "danish"},
        {"no", "nor", "norwegian"},  {"hu", "hun", "hungarian"}, {"uk", "ukr", "ukrainian"}, {"fa", "per", "persian"},
    }};
    auto word = lower(trim(text));
    for (const auto& language : known) {
        if (word == language.two || word == language.name) return std::string(language.code);
    }
    if (word == "zho") return "chi";
    if (word == "deu") return "ger";
    if (word == "fra") return "fre";
    if (word == "nld") return "dut";
    return word;
}

}  // namespace evident
