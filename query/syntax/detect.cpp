#include "query/syntax/detect.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "store/record/field.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr std::size_t enough = std::size_t(1) << 18;  // bytes to look at: the rest will be as the beginning

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t count(std::string_view text, std::string_view mark) {
    std::size_t out = 0;
    for (auto at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + mark.size())) ++out;
    return out;
}

// "[tiab]", "[mesh terms:noexp]", "[ti:~3]".
std::size_t pubmed_marks(std::string_view text) {
    std::size_t out = 0;
    for (auto at = text.find('['); at != std::string_view::npos; at = text.find('[', at + 1)) {
        const auto end = text.find_first_of("[]", at + 1);
        if (end == std::string_view::npos || text[end] != ']' || end - at > 60) continue;
        const auto tag = text.substr(at + 1, end - at - 1);
        out += field_by_pubmed_tag(tag.substr(0, tag.find(":~"))) != nullptr ? 1 : 0;
    }
    return out;
}

// The label behind a mark: letters and commas.
std::string_view label_at(std::string_view text, std::size_t at) {
    auto end = at;
    while (end < text.size() && (is_letter(text[end]) || text[end] == ',')) ++end;
    return text.substr(at, end - at);
}

bool all_known(std::string_view labels, const SearchField* (*find)(std::string_view)) {
    const auto each = parted(labels, ",");
    return !each.empty() &&
           std::all_of(each.begin(), each.end(), [&](std::string_view label) { return find(label) != nullptr; });
}

// ".ti,ab." behind a word or a parenthesis, and "adj3", "exp ", "or/1-4", "x/ or".
std::size_t ovid_marks(std::string_view text) {
    std::size_t out = 2 * (count(text, "exp ") + count(text, "or/")) + count(text, "/ or ");
    for (auto at = text.find('.'); at != std::string_view::npos; at = text.find('.', at + 1)) {
        const auto label = label_at(text, at + 1);
        out += label.size() >= 2 && all_known(label, field_by_ovid_label) ? 1 : 0;
    }
    for (auto at = text.find_first_of("$?#"); at != std::string_view::npos; at = text.find_first_of("$?#", at + 1)) {
        out += at > 0 && is_letter(text[at - 1]) ? 1 : 0;
    }
    for (auto at = text.find(" adj"); at != std::string_view::npos; at = text.find(" adj", at + 1)) {
        out += at + 4 < text.size() && (is_digit(text[at + 4]) || text[at + 4] == ' ') ? 2 : 0;
    }
    return out;
}

std::size_t colon_marks(std::string_view text) {
    std::size_t out = count(text, "near/") + count(text, "next/");
    for (auto at = text.find(':'); at != std::string_view::npos; at = text.find(':', at + 1)) {
        out += all_known(label_at(text, at + 1), field_by_embase_label) ? 1 : 0;
    }
    return out;
}

std::size_t embase_marks(std::string_view text) {
    return 3 * (count(text, "/exp") + count(text, "/de") + count(text, "]/lim") + count(text, "/mj"));
}

std::size_t cochrane_marks(std::string_view text) {
    return 3 * (count(text, "mesh descriptor") + count(text, "[mh ") + count(text, "{or #") + count(text, "{and #"));
}

}  // namespace

std::optional<Syntax> marked_syntax(std::string_view text) {
    const auto small = lower(text.substr(0, enough));
    const auto colon = colon_marks(small);
    const auto single = count(small, "'");
    const std::array<std::pair<std::size_t, Syntax>, 4> found = {{
        {2 * pubmed_marks(small), Syntax::pubmed},
        {ovid_marks(small), Syntax::ovid},
        {embase_marks(small) + colon + (colon > 0 && single >= 2 ? 1 : 0), Syntax::embase},
        {cochrane_marks(small) + colon + (colon > 0 && count(small, "\"") >= 2 ? 1 : 0), Syntax::cochrane},
    }};
    // Without quotes a label after a colon is either's; the Cochrane Library's has no mark of its own then.
    const auto most =
        std::max_element(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    if (most->first == 0) return {};
    return most->second;
}

Syntax detect_syntax(std::string_view text) { return marked_syntax(text).value_or(Syntax::pubmed); }

}  // namespace evident
