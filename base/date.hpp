// Days of the calendar, and the stretches of days that a partial date ("2024 Dec") stands for.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace evident {

// A day as the number yyyymmdd: compares as the calendar does and reads plainly in SQL. 0 is "no day".
enum class Day : std::int32_t { none = 0 };

// The day, or nothing when the calendar has no such day (2024-02-30) or the year is outside 1000..9999.
std::optional<Day> make_day(int year, int month, int day);

// Reads "2024-12-31", "2024/12/31" or "20241231"; nothing for anything else.
std::optional<Day> parse_day(std::string_view text);

int year_of(Day day);
int month_of(Day day);
int day_of_month(Day day);

// "2024-12-31"; "" for Day::none.
std::string to_iso(Day day);

// The day after; no day has none.
Day next_day(Day day);

// So many days before (after, when negative); Day::none has none.
Day days_before(Day day, int count);

// The first and last day a date may mean; equal for a full date. Both none when nothing is known.
struct Span {
    Day first = Day::none;
    Day last = Day::none;

    bool known() const { return first != Day::none; }
    bool whole_day() const { return known() && first == last; }
    friend bool operator==(const Span&, const Span&) = default;
};

// The span of a year, of a month, or of a day; month and day 0 mean "not given". Nothing when it cannot exist.
std::optional<Span> make_span(int year, int month = 0, int day = 0);

// Reads the ways bibliographic dates are written: "2024", "2024-12", "2024/12/31", "2024 Dec 5", "31-Dec-2024",
// "2024 Mar-Apr", "1998 Dec-1999 Jan", "1944-1945", "1998-99", "2018 May - Jun", "2000 Dec 23-30", "2000 Dec-Jan" (into
// the next year), "2019 Winter" (the year: seasons differ by hemisphere), "Fall 2003", "2024年12月31日" with
// ideographic year, month and day signs. Unknown words are passed over; the span is that of what was understood, and
// unknown when no year was. (PubMed DTD: MedlineDate, Season.)
Span parse_span(std::string_view text);

// The number of a month given by English name, its first three or more letters, or number ("Aug", "sept", "08"); 0 when
// it is none.
int parse_month(std::string_view text);

// "2024-12-31", "2024-12", "2024" or "2024-12-01..2025-01-31": the shortest writing that says the same.
std::string to_text(const Span& span);

}  // namespace evident
