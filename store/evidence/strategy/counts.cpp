#include "store/evidence/strategy/counts.hpp"

#include <array>
#include <charconv>
#include <string>

#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t most_digits = 12;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

// No-break, thin, narrow no-break and figure spaces.
constexpr std::array<std::string_view, 4> wide_blanks = {"\u00A0", "\u2009", "\u202F", "\u2007"};
constexpr std::array<std::string_view, 3> dashes = {"\u2013", "\u2014", "-"};

// The text without one of these at its end.
template <class Marks>
bool take_end(std::string_view& text, const Marks& marks) {
    for (const std::string_view mark : marks) {
        if (!text.ends_with(mark)) continue;
        text.remove_suffix(mark.size());
        return true;
    }
    return false;
}

// "10:10:11", "05:21:33"
bool is_time(std::string_view word) {
    const auto parts = parted(word, ":");
    if (parts.size() != 3 && parts.size() != 2) return false;
    for (const auto part : parts) {
        if (part.size() != 2 || !all_digits(part)) return false;
    }
    return true;
}

// Columns behind the count: the kind of search in Ovid's table, the time in PubMed's, the word for what was found.
std::string_view without_last_columns(std::string_view line) {
    static constexpr std::array<std::string_view, 7> words = {"advanced", "basic",   "expert",   "results",
                                                              "hits",     "records", "citations"};
    for (int columns = 0; columns < 2; ++columns) {
        line = trim(line);
        const auto begin = line.find_last_of(" \t");
        if (begin == npos) return line;
        const auto word = line.substr(begin + 1);
        bool known = is_time(word);
        for (const auto name : words) known = known || lower(word) == name;
        if (!known) return line;
        line = line.substr(0, begin);
    }
    return line;
}

// Takes the digits off the end: with loose, parted by points or blanks too, in threes.
std::string take_digits(std::string_view& text, bool loose) {
    std::string out;
    const auto take_group = [&] {
        std::string group;
        while (!text.empty() && is_digit(text.back())) {
            group.insert(group.begin(), text.back());
            text.remove_suffix(1);
        }
        return group;
    };
    out = take_group();
    while (out.size() >= 3 && out.size() < most_digits) {
        auto before = text;
        const bool parted = before.ends_with(',') ? (before.remove_suffix(1), true)
                            : loose && before.size() > 1 && (before.ends_with('.') || before.ends_with(' '))
                                ? (before.remove_suffix(1), true)
                                : loose && take_end(before, wide_blanks);
        if (!parted || before.empty() || !is_digit(before.back())) break;
        const auto kept = text;
        text = before;
        const auto group = take_group();
        if (group.size() > 3 || (group.size() < 3 && !text.empty() && text.back() == ',')) {
            text = kept;
            break;
        }
        out = group + out;
        if (group.size() < 3) break;
    }
    return out;
}

// What is left is a question, and no half of one: "3 or" is not.
bool is_question(std::string_view text) {
    text = trim(text);
    const auto last = lower(text.substr(text.find_last_of(" \t\r\n(") + 1));
    return !text.empty() && last != "and" && last != "or" && last != "not" && !last.starts_with("adj");
}

std::optional<CountAtEnd> finished(std::string_view digits, std::string_view before, CountAtEnd out) {
    if (digits.empty() || digits.size() > most_digits) return {};
    before = trim(before);
    if (!is_question(before)) return {};
    out.begin = before.size();
    std::from_chars(digits.data(), digits.data() + digits.size(), out.number);
    return out;
}

std::optional<CountAtEnd> enclosed_count(std::string_view line) {
    const char opening = line.back() == ')' ? '(' : '[';
    line.remove_suffix(1);
    line = trim(line);
    const auto digits = take_digits(line, true);
    auto before = trim(line);
    if (before.ends_with('=')) {  // (n = 12)
        before = trim(before.substr(0, before.size() - 1));
        if (!before.ends_with('n') && !before.ends_with('N')) return {};
        before = trim(before.substr(0, before.size() - 1));
    }
    if (!before.ends_with(opening) || before.size() < 2) return {};
    before.remove_suffix(1);
    if (!is_blank(before.back())) return {};
    return finished(digits, before, {0, 0, true, false});
}

}  // namespace

std::optional<CountAtEnd> count_at_end(std::string_view line) {
    auto rest = without_last_columns(line);
    const bool named = rest.size() < trim(line).size();
    if (rest.empty()) return {};
    if (rest.ends_with(')') || rest.ends_with(']')) return enclosed_count(rest);
    const auto tab = rest.find_last_of('\t');
    const bool cell = tab != npos && rest.find_first_not_of("0123456789,. ", tab + 1) == npos;
    const auto digits = take_digits(rest, cell);
    if (digits.empty() || rest.empty()) return {};
    const auto before = rest;
    auto dashed = trim(before);
    if (is_blank(before.back()) && take_end(dashed, dashes) && !dashed.empty() && is_blank(dashed.back())) {
        return finished(digits, dashed, {});
    }
    if (before.back() == '\t') return finished(digits, before, {});
    if (before.back() != ' ') return {};
    const bool wide = before.size() > 1 && is_blank(before[before.size() - 2]);
    return finished(digits, before, {0, 0, false, !wide && !named});
}

}  // namespace evident
