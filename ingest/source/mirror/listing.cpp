#include <algorithm>
#include <set>

#include "base/http/url.hpp"
#include "ingest/source/mirror/folder.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr std::string_view attribute = "href=";

// The value of an attribute, in quotes or bare, and moves behind it.
std::string_view take_value(std::string_view& rest) {
    const char quote = rest.empty() ? ' ' : rest.front();
    const bool quoted = quote == '"' || quote == '\'';
    if (quoted) rest.remove_prefix(1);
    const auto end = std::min(quoted ? rest.find(quote) : rest.find_first_of(" \t\r\n>"), rest.size());
    const auto value = rest.substr(0, end);
    rest.remove_prefix(end);
    return value;
}

bool of_this_folder(std::string_view name) {
    return !name.empty() && name.front() != '.' && name.find_first_of("/\\:?#") == std::string_view::npos &&
           std::none_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; });
}

Day date_in(std::string_view text) {
    constexpr std::size_t iso = 10;
    constexpr std::size_t named = 11;  // 09-Jan-2025
    for (std::size_t at = 0; at + iso <= text.size(); ++at) {
        if (text[at] < '0' || text[at] > '9') continue;
        const auto ten = text.substr(at, iso);
        if (ten[4] == '-') {
            if (const auto day = parse_day(ten)) return *day;
        }
        if (ten[2] != '-' || at + named > text.size()) continue;
        const auto span = parse_span(text.substr(at, named));
        if (span.whole_day()) return span.first;
    }
    return Day::none;
}

}  // namespace

std::vector<MirrorFolder::Entry> read_listing(std::string_view html) {
    const auto small = lower(html);
    std::vector<MirrorFolder::Entry> out;
    std::set<std::string> seen;
    for (auto at = small.find(attribute); at != std::string::npos;) {
        auto rest = html.substr(at + attribute.size());
        auto name = url_decode(take_value(rest));
        if (name.starts_with("./")) name.erase(0, 2);
        const auto behind = html.size() - rest.size();
        at = small.find(attribute, behind);
        if (!of_this_folder(name) || !seen.insert(name).second) continue;
        const auto text = html.substr(behind, std::min(at, html.size()) - behind);
        out.push_back({std::move(name), date_in(text.substr(std::min(text.find("</"), text.size())))});
    }
    return out;
}

}  // namespace evident
