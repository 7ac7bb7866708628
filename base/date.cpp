#include "base/date.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <vector>

#include <fmt/format.h>

namespace evident {
namespace {

int number(Day day) { return static_cast<int>(day); }

int last_day_of(int year, int month) {
    const std::chrono::year_month_day_last last{std::chrono::year{year},
                                                std::chrono::month_day_last{std::chrono::month(unsigned(month))}};
    return int(unsigned(last.day()));
}

// Splits into runs of ASCII digits, ASCII letters, dashes, and single other marks; a year sign or a space only ends a
// run. "2024年12月" reads as 2024 12 because each sign ends its number.
struct Piece {
    enum Kind { digits, letters, dash } kind;
    std::string_view text;
};

std::vector<Piece> pieces(std::string_view text) {
    std::vector<Piece> out;
    for (std::size_t at = 0; at < text.size();) {
        const auto start = at;
        const auto byte = static_cast<unsigned char>(text[at]);
        if (std::isdigit(byte)) {
            while (at < text.size() && std::isdigit(static_cast<unsigned char>(text[at]))) ++at;
            out.push_back({Piece::digits, text.substr(start, at - start)});
        } else if (std::isalpha(byte)) {
            while (at < text.size() && std::isalpha(static_cast<unsigned char>(text[at]))) ++at;
            out.push_back({Piece::letters, text.substr(start, at - start)});
        } else if (byte == '-' || text.substr(at, 3) == "\u2013" || text.substr(at, 3) == "\u2014") {
            out.push_back({Piece::dash, text.substr(start, 1)});
            at += byte == '-' ? 1 : 3;
        } else {
            ++at;
        }
    }
    return out;
}

int to_int(std::string_view digits) {
    int value = 0;
    for (const char digit : digits.substr(0, 9)) value = value * 10 + (digit - '0');
    return value;
}

// One end of a written range: whatever of year, month and day was given.
struct Parts {
    int year = 0, month = 0, day = 0;
};

void take_number(Parts& parts, std::string_view digits) {
    const int value = to_int(digits);
    if (digits.size() == 8 && parts.year == 0) {
        parts = {value / 10000, value / 100 % 100, value % 100};
    } else if (digits.size() == 4) {
        if (parts.year == 0) parts.year = value;
    } else if (digits.size() <= 2) {
        if (parts.month == 0 && value >= 1 && value <= 12) {
            parts.month = value;
        } else if (parts.month != 0 && parts.day == 0 && value >= 1 && value <= 31) {
            parts.day = value;
        }
    }
}

bool iso_like(const std::vector<Piece>& list) {  // 2024-12 or 2024-12-31: the dashes join one date
    if (list.size() != 3 && list.size() != 5) return false;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (list[i].kind != (i % 2 == 0 ? Piece::digits : Piece::dash)) return false;
        if (i > 0 && i % 2 == 0 && list[i].text.size() > 2) return false;
    }
    return list[0].text.size() == 4;
}

void take(Parts& parts, const Piece& piece) {
    if (piece.kind == Piece::digits) take_number(parts, piece.text);
    if (piece.kind == Piece::letters && parts.month == 0) parts.month = parse_month(piece.text);
}

}  // namespace

std::optional<Day> make_day(int year, int month, int day) {
    using namespace std::chrono;
    if (year < 1000 || year > 9999 || month < 1 || day < 1) return {};
    const year_month_day date{std::chrono::year{year}, std::chrono::month(unsigned(month)),
                              std::chrono::day(unsigned(day))};
    if (!date.ok()) return {};
    return static_cast<Day>(year * 10000 + month * 100 + day);
}

std::optional<Day> parse_day(std::string_view text) {
    std::string digits;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (std::isdigit(static_cast<unsigned char>(c))) {
            digits += c;
        } else if ((c != '-' && c != '/') || (i != 4 && i != 7)) {
            return {};
        }
    }
    const bool separated = text.size() == 10;
    if (digits.size() != 8 || (text.size() != 8 && !separated)) return {};
    if (separated && text[4] != text[7]) return {};
    const int value = to_int(digits);
    return make_day(value / 10000, value / 100 % 100, value % 100);
}

int year_of(Day day) { return number(day) / 10000; }
int month_of(Day day) { return number(day) / 100 % 100; }
int day_of_month(Day day) { return number(day) % 100; }

std::string to_iso(Day day) {
    if (day == Day::none) return {};
    return fmt::format("{:04}-{:02}-{:02}", year_of(day), month_of(day), day_of_month(day));
}

Day next_day(Day day) {
    using namespace std::chrono;
    const year_month_day date{std::chrono::year{year_of(day)}, std::chrono::month(unsigned(month_of(day))),
                              std::chrono::day(unsigned(day_of_month(day)))};
    const year_month_day after{sys_days{date} + days{1}};
    return static_cast<Day>(int(after.year()) * 10000 + int(unsigned(after.month())) * 100 +
                            int(unsigned(after.day())));
}

std::optional<Span> make_span(int year, int month, int day) {
    if (month == 0) {
        const auto first = make_day(year, 1, 1);
        if (!first) return {};
        return Span{*first, *make_day(year, 12, 31)};
    }
    const auto first = make_day(year, month, day == 0 ? 1 : day);
    if (!first) return {};
    if (day != 0) return Span{*first, *first};
    return Span{*first, *make_day(year, month, last_day_of(year, month))};
}

int parse_month(std::string_view text) {
    static constexpr std::array<std::string_view, 12> names = {"jan", "feb", "mar", "apr", "may", "jun",
                                                               "jul", "aug", "sep", "oct", "nov", "dec"};
    if (text.empty()) return 0;
    if (std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c); })) {
        const int value = to_int(text);
        return text.size() <= 2 && value >= 1 && value <= 12 ? value : 0;
    }
    if (text.size() < 3) return 0;
    std::string start;
    for (const char c : text.substr(0, 3)) start += char(std::tolower(static_cast<unsigned char>(c)));
    const auto found = std::find(names.begin(), names.end(), start);
    return found == names.end() ? 0 : int(found - names.begin()) + 1;
}

Span parse_span(std::string_view text) {
    const auto list = pieces(text);
    std::array<Parts, 2> ends;
    std::size_t end = 0;
    const bool one_date = iso_like(list);
    for (const auto& piece : list) {
        if (piece.kind == Piece::dash) {
            if (!one_date && end == 0 && ends[0].year + ends[0].month != 0) end = 1;
        } else {
            take(ends[end], piece);
        }
    }
    auto& [from, to] = ends;
    if (from.year == 0) from.year = to.year;  // "Dec-Jan 2004" names its year last
    if (from.year == 0) return {};
    const bool has_end = end == 1 && (to.year != 0 || to.month != 0 || to.day != 0);
    if (has_end && to.year == 0) to.year = from.year;
    const auto begin = make_span(from.year, from.month, from.day);
    const auto whole = begin ? begin : make_span(from.year, from.month);
    if (!whole) return make_span(from.year).value_or(Span{});
    if (!has_end) return *whole;
    const auto finish = make_span(to.year, to.month, to.day);
    if (!finish || finish->last < whole->last) return *whole;
    return {whole->first, finish->last};
}

std::string to_text(const Span& span) {
    if (!span.known()) return {};
    if (span.whole_day()) return to_iso(span.first);
    const int year = year_of(span.first);
    if (span == make_span(year)) return fmt::format("{:04}", year);
    const int month = month_of(span.first);
    if (span == make_span(year, month)) return fmt::format("{:04}-{:02}", year, month);
    return to_iso(span.first) + ".." + to_iso(span.last);
}

}  // namespace evident
