#include "ingest/format/flat/cell_date.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "text/ascii.hpp"

namespace evident {
namespace {

struct Parts {
    std::vector<std::string_view> words;
    char mark = 0;  // between them
};

Parts parts_of(std::string_view text) {
    Parts out;
    const auto at = text.find_first_of("/-.");
    if (at == std::string_view::npos) return out;
    out.mark = text[at];
    while (out.words.size() < 4) {
        const auto end = text.find(out.mark);
        out.words.push_back(trim(text.substr(0, end)));
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return out;
}

int number_of(std::string_view word) {
    int value = -1;
    if (!all_digits(word) || word.size() > 4) return -1;
    std::from_chars(word.data(), word.data() + word.size(), value);
    return value;
}

int year_of_word(std::string_view word) {
    const int value = number_of(word);
    if (word.size() == 4) return value;
    if (word.size() != 2 || value < 0) return -1;
    return value < 30 ? 2000 + value : 1900 + value;
}

bool is_month_name(std::string_view word) { return word.size() >= 3 && !all_digits(word) && parse_month(word) > 0; }

// Both numbers could be a month.
CellDate either(int first, int second, int year) {
    const auto one = make_span(year, first, second);
    const auto other = make_span(year, second, first);
    if (!one || !other) return {one ? *one : other.value_or(Span{}), false};
    if (*one == *other) return {*one, false};
    return {{std::min(one->first, other->first), std::max(one->last, other->last)}, true};
}

CellDate numbers(const Parts& parts, DayOrder order) {
    const int first = number_of(parts.words[0]);
    const int second = number_of(parts.words[1]);
    const int year = year_of_word(parts.words[2]);
    if (first < 1 || second < 1 || year < 0) return {};
    if (parts.mark == '.' || first > 12) return {make_span(year, second, first).value_or(Span{}), false};
    if (second > 12) return {make_span(year, first, second).value_or(Span{}), false};
    if (order == DayOrder::month_first) return {make_span(year, first, second).value_or(Span{}), false};
    if (order == DayOrder::day_first) return {make_span(year, second, first).value_or(Span{}), false};
    return either(first, second, year);
}

// "6/24/25 0:00": a time of day says nothing here.
std::string_view without_time(std::string_view text) {
    text = trim(text);
    const auto space = text.find(' ');
    if (space == std::string_view::npos || text.find(':', space) == std::string_view::npos) return text;
    const auto day = text.substr(0, space);
    return day.find_first_of("/-.") != std::string_view::npos ? day : text;
}

}  // namespace

DayOrder proven_order(std::string_view text) {
    const auto parts = parts_of(without_time(text));
    const auto& words = parts.words;
    if (words.size() != 3 || parts.mark == '.' || words[0].size() > 2 || words[2].size() > 4) return DayOrder::unknown;
    const int first = number_of(words[0]);
    const int second = number_of(words[1]);
    const int year = year_of_word(words[2]);
    if (first < 1 || second < 1 || year < 0) return DayOrder::unknown;
    if (first > 12 && make_span(year, second, first)) return DayOrder::day_first;
    if (second > 12 && make_span(year, first, second)) return DayOrder::month_first;
    return DayOrder::unknown;
}

CellDate read_cell_date(std::string_view text, DayOrder order) {
    text = without_time(text);
    const auto parts = parts_of(text);
    const auto& words = parts.words;
    if (words.size() == 3 && words[0].size() <= 2 && words[2].size() <= 4) {
        if (is_month_name(words[1])) {
            const int year = year_of_word(words[2]);
            return {make_span(std::max(year, 0), parse_month(words[1]), number_of(words[0])).value_or(Span{}), false};
        }
        if (const auto date = numbers(parts, order); date.span.known()) return date;
    }
    if (words.size() == 2 && is_month_name(words[0]) && words[1].size() == 2 && year_of_word(words[1]) > 0) {
        return {make_span(year_of_word(words[1]), parse_month(words[0])).value_or(Span{}), false};
    }
    return {parse_span(text), false};
}

}  // namespace evident
