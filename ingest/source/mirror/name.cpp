#include "ingest/source/mirror/name.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr std::string_view begins = "pubmed";
constexpr std::size_t longest_number = 6;

bool is_hash(std::string_view text) {
    return text.size() == 32 && text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

int number_of(std::string_view digits) {
    int out = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), out);
    return out;
}

// The word before or behind the hash names the file: "MD5(name)=", "MD5 (name) =", "name", "*name", "./name".
bool names_another(std::string_view rest, std::string_view name) {
    return rest.find(begins) != std::string_view::npos && rest.find(name) == std::string_view::npos;
}

}  // namespace

std::optional<MirrorName> parse_mirror_name(std::string_view text) {
    auto rest = text;
    for (const std::string_view end : {".gz", ".xml"}) {
        if (rest.ends_with(end)) rest.remove_suffix(end.size());
    }
    if (rest.size() == text.size() || !text.starts_with(begins)) return {};
    if (text.substr(rest.size()) != ".xml" && text.substr(rest.size()) != ".xml.gz") return {};
    rest.remove_prefix(begins.size());
    if (rest.size() < 4 || rest[2] != 'n' || rest.size() > 3 + longest_number) return {};
    const auto year = rest.substr(0, 2);
    const auto number = rest.substr(3);
    if (!all_digits(year) || !all_digits(number) || number_of(number) == 0) return {};
    return MirrorName{number_of(year), number_of(number), std::string(text)};
}

MirrorName mirror_name(int year, int number) {
    return {year, number, fmt::format("{}{:04}.xml.gz", names_of_year(year), number)};
}

std::string names_of_year(int year) { return fmt::format("{}{:02}n", begins, year); }

std::optional<std::string> parse_md5(std::string_view text, std::string_view name) {
    const auto whole = trim(text);
    const auto line = trim(whole.substr(0, whole.find('\n')));
    const auto equals = line.rfind('=');
    const auto hash = equals != std::string_view::npos ? trim(line.substr(equals + 1)) : line.substr(0, line.find(' '));
    if (!is_hash(hash)) return {};
    const auto rest = equals != std::string_view::npos ? line.substr(0, equals) : line.substr(hash.size());
    if (names_another(rest, name)) return {};
    return lower(hash);
}

}  // namespace evident
