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

bool is_name_with_initials(std::string_view part) {
    const auto space = part.rfind(' ');
    return space != npos && are_initials(part.substr(space + 1));
}

std::vector<std::string_view> parts_of(std::string_view text) {
    for (const std::string_view mark : {";", "|", " and "}) {
        if (text.find(mark) != npos) return parted_by(text, mark);
    }
    auto parts = parted(text, ",");
    if (parts.size() > 1 && std::all_of(parts.begin(), parts.end(), is_name_with_initials)) return parts;
    return {trim(text)};
}

bool is_roman(std::string_view word) { return word == "II" || word == "III" || word == "IV"; }

// "Smith, John, Jr, PhD" with the last name before the first comma. "II" alone behind it are initials.
Author with_commas(const std::string& name, std::size_t comma) {
    Author author;
    author.last = trim(std::string_view(name).substr(0, comma));
    const auto parts = parted(std::string_view(name).substr(comma + 1), ",");
    for (const auto part : parts) {
        if (author.suffix.empty() && is_name_suffix(part) && (parts.size() > 1 || !is_roman(part))) {
            author.suffix = part;
        } else if (author.fore.empty() || !are_degrees(part)) {
            author.fore += (author.fore.empty() ? "" : ", ") + std::string(part);
        }
    }
    if (author.suffix.empty()) author.suffix = take_suffix(author.last);
    author.initials = are_initials(author.fore) ? without_stops(author.fore) : initials_of(author.fore);
    return author;
}

// Without a comma "SR", "JR" and "II" may be initials: Roman numbers need two words before them.
bool ends_in_suffix(std::string_view name, std::size_t space) {
    const auto word = name.substr(space + 1);
    if (!is_name_suffix(word) || word == "JR" || word == "SR") return false;
    return !is_roman(word) || name.find(' ') != space;
}

}  // namespace

bool is_name_suffix(std::string_view word) {
    static constexpr auto known = std::to_array<std::string_view>({"jr", "jr.", "sr", "sr.", "2nd", "3rd", "4th"});
    return is_roman(word) || std::find(known.begin(), known.end(), lower(word)) != known.end();
}

bool are_degrees(std::string_view text) {
    static constexpr auto known = std::to_array<std::string_view>(
        {"PhD",   "MD",   "MPH",  "RN",   "MSc",  "MS",  "MA",  "DrPH", "DNP",   "ScD",   "EdD",
         "PsyD",  "DSc",  "MBBS", "MBA",  "MHS",  "MSN", "BSN", "BSc",  "BA",    "BS",    "FAAN",
         "MLS",   "MLIS", "DDS",  "DMD",  "DO",   "JD",  "DVM", "MSW",  "LCSW",  "MPhil", "DPhil",
         "MBChB", "FRCP", "FACP", "MSPH", "MHSc", "MEd", "NP",  "FNP",  "PharmD"});
    const auto words = parted(text, " ");
    return !words.empty() && std::all_of(words.begin(), words.end(), [](std::string_view word) {
        return std::find(known.begin(), known.end(), without_stops(word)) != known.end();
    });
}

std::string take_suffix(std::string& last) {
    const auto space = last.rfind(' ');
    if (space == npos || !is_name_suffix(std::string_view(last).substr(space + 1))) return {};
    auto suffix = last.substr(space + 1);
    last = trim(std::string_view(last).substr(0, space));
    return suffix;
}

Author parse_name(std::string_view text) {
    Author author;
    const std::string name = plain_text(text);
    const auto comma = name.find(',');
    const auto space = name.rfind(' ');
    if (comma != npos) {
        author = with_commas(name, comma);
    } else if (space != npos && ends_in_suffix(name, space)) {
        author = parse_name(std::string_view(name).substr(0, space));
        author.suffix = name.substr(space + 1);
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
