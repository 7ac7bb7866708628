#include "base/date.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <span>
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

using Pieces = std::span<const Piece>;

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

// One end of a written range: whatever of year, month and day was given. A lone small number is bare: the other end
// tells what it is.
struct Parts {
    int year = 0, month = 0, day = 0, bare = 0;

    bool known() const { return year + month + day + bare != 0; }
};

bool is_month(const Piece& piece) { return piece.kind == Piece::letters && parse_month(piece.text) != 0; }

bool is_year(const Piece& piece) { return piece.kind == Piece::digits && piece.text.size() == 4; }

bool is_small(const Piece& piece) { return piece.kind == Piece::digits && piece.text.size() <= 2; }

// "1st", "2nd": a quarter or half of the year unless a month is named.
bool is_ordinal(Pieces half, std::size_t at) {
    if (at + 1 >= half.size() || half[at + 1].text.data() != half[at].text.data() + half[at].text.size()) return false;
    static constexpr std::array<std::string_view, 5> endings = {"st", "nd", "rd", "d", "th"};
    return std::find(endings.begin(), endings.end(), half[at + 1].text) != endings.end();
}

// Where a month is named, small numbers are days ("5 Aug 2011"). Else after the year the first is the month, possible
// or not; before it 31/12 and 12/31 can be told apart, but of 05/12 only the year is sure.
void take_small(Parts& parts, int value, bool named) {
    if (!named && parts.month == 0 && (parts.year != 0 || value <= 12)) {
        parts.month = value;
    } else if (!named && parts.year == 0 && parts.month != 0 && value <= 12 && value != parts.month) {
        parts.month = 0;
    } else if (parts.day == 0 && value <= 31) {
        parts.day = value;
    }
}

Parts read(Pieces half) {
    const bool named = std::any_of(half.begin(), half.end(), is_month);
    const bool dated = named || std::any_of(half.begin(), half.end(), is_year);
    Parts parts;
    for (std::size_t i = 0; i < half.size(); ++i) {
        const auto& piece = half[i];
        const int value = piece.kind == Piece::digits ? to_int(piece.text) : 0;
        if (is_month(piece)) {
            if (parts.month == 0) parts.month = parse_month(piece.text);
        } else if (is_year(piece)) {
            if (parts.year == 0) parts.year = value;
        } else if (is_small(piece) && (named || !is_ordinal(half, i))) {
            if (half.size() == 1 && !dated) return {0, 0, 0, value};
            take_small(parts, value, named);
        } else if (piece.kind == Piece::digits && piece.text.size() == 8 && parts.year == 0) {
            parts = {value / 10000, value / 100 % 100, value % 100, 0};
        }
    }
    return parts;
}

// True when the dashes join one date: "2024-12", "2024-12-31", "2024-Dec-31", "31-Dec-2024", "Dec-2024".
bool is_one_date(Pieces list) {
    if (list.size() != 3 && list.size() != 5) return false;
    for (std::size_t i = 1; i < list.size(); i += 2) {
        if (list[i].kind != Piece::dash || list[i - 1].kind == Piece::dash) return false;
    }
    const auto month = [](const Piece& piece) { return is_month(piece) || parse_month(piece.text) != 0; };
    const Piece& first = list.front();
    const Piece& last = list.back();
    if (list.size() == 3) return (is_year(first) && month(last)) || (is_month(first) && is_year(last));
    if (is_year(first)) return is_small(last) && (is_small(list[2]) || is_month(list[2]));
    return is_small(first) && is_month(list[2]) && is_year(last);
}

// Where the second end of a range begins: at the first dash that has something known before it.
std::size_t end_of_first(Pieces list) {
    if (is_one_date(list)) return list.size();
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (list[i].kind == Piece::dash && read(list.first(i)).known()) return i;
    }
    return list.size();
}

// "23-30" of one month, "01-03" of one year, "1998-99".
void resolve_bare(Parts& bare, const Parts& other) {
    if (bare.bare == 0) return;
    if (other.day != 0) {
        bare.day = bare.bare;
        bare.month = other.month;
    } else if (other.month != 0) {
        bare.month = bare.bare <= 12 ? bare.bare : 0;
    } else if (other.year != 0 && bare.bare > other.year % 100) {
        bare.year = other.year / 100 * 100 + bare.bare;
    }
    bare.bare = 0;
}

// A year written once holds for both ends; "2000 Dec-Jan" runs into the next, "Dec-Jan 2001" out of the last.
void share_year(Parts& from, Parts& to) {
    const bool turns = from.month > to.month && to.month != 0;
    if (from.year == 0 && to.year != 0) {
        from.year = to.year - (turns ? 1 : 0);
    } else if (to.year == 0) {
        to.year = from.year + (turns ? 1 : 0);
    }
}

// The span of one end; a day that cannot be leaves its month, a month that cannot be its year.
Span span_of(const Parts& parts) {
    for (const auto& span :
         {make_span(parts.year, parts.month, parts.day), make_span(parts.year, parts.month), make_span(parts.year)}) {
        if (span) return *span;
    }
    return {};
}

}  // namespace

std::optional<Day> make_day(int year, int month, int day) {
    using namespace std::chrono;
    if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return {};
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

Day next_day(Day day) { return days_before(day, -1); }

Day days_before(Day day, int count) {
    if (day == Day::none) return day;
    using namespace std::chrono;
    const year_month_day date{std::chrono::year{year_of(day)}, std::chrono::month(unsigned(month_of(day))),
                              std::chrono::day(unsigned(day_of_month(day)))};
    const year_month_day before{sys_days{date} - days{count}};
    return static_cast<Day>(int(before.year()) * 10000 + int(unsigned(before.month())) * 100 +
                            int(unsigned(before.day())));
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
    static constexpr std::array<std::string_view, 12> names = {"january",   "february", "march",    "april",
                                                               "may",       "june",     "july",     "august",
                                                               "september", "october",  "november", "december"};
    if (text.empty()) return 0;
    if (std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c); })) {
        const int value = to_int(text);
        return text.size() <= 2 && value >= 1 && value <= 12 ? value : 0;
    }
    if (text.size() < 3) return 0;
    std::string small;
    for (const char c : text) small += char(std::tolower(static_cast<unsigned char>(c)));
    const auto found = std::find_if(names.begin(), names.end(), [&](auto each) { return each.starts_with(small); });
    return found == names.end() ? 0 : int(found - names.begin()) + 1;
}

Span parse_span(std::string_view text) {
    const auto list = pieces(text);
    const auto middle = end_of_first(list);
    Parts from = read(Pieces(list).first(middle));
    if (middle == list.size()) return span_of(from);
    Parts to = read(Pieces(list).subspan(middle + 1));
    resolve_bare(to, from);
    resolve_bare(from, to);
    const bool has_end = to.known();
    share_year(from, to);
    const Span begin = span_of(from);
    if (!has_end) return begin;
    const Span end = span_of(to);
    if (!end.known() || end.last < begin.last) return begin;
    return {begin.first, end.last};
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
