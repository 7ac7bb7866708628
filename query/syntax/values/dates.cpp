#include "query/syntax/values/dates.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include "text/ascii.hpp"

namespace evident {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month_day;
using std::chrono::years;

// At most four digits; -1 for anything else.
int small_number(std::string_view text) {
    text = trim(text);
    if (text.empty() || text.size() > 4 || !all_digits(text)) return -1;
    int value = 0;
    for (const char digit : text) value = value * 10 + (digit - '0');
    return value;
}

// PubMed's own searches write "0001/01/01" and "3000" for an end that is open.
bool before_time(std::string_view text) { return trim(text).starts_with("0001"); }
Day ending(Day day) { return year_of(day) >= 3000 ? Day::none : day; }

// "2024", "2024/12", "2024/12/31", or a whole day with dashes.
std::optional<Span> read_date(std::string_view text) {
    text = trim(text);
    if (const auto day = parse_day(text); day && text.size() == 10) return Span{*day, *day};
    int parts[3] = {0, 0, 0};
    for (int i = 0; i < 3; ++i) {
        const auto slash = text.find('/');
        parts[i] = small_number(text.substr(0, slash));
        if (parts[i] <= 0 || (i == 0 && parts[i] < 1000)) return {};
        if (slash == std::string_view::npos) return make_span(parts[0], parts[1], parts[2]);
        text.remove_prefix(slash + 1);
    }
    return {};
}

year_month_day calendar(Day day) {
    return {std::chrono::year(year_of(day)), std::chrono::month(unsigned(month_of(day))),
            std::chrono::day(unsigned(day_of_month(day)))};
}

// The same day of another month; the month's last when it has no such day.
Day clipped(year_month_day date) {
    if (!date.ok()) date = year_month_day{date.year() / date.month() / std::chrono::last};
    return make_day(int(date.year()), int(unsigned(date.month())), int(unsigned(date.day()))).value_or(Day::none);
}

std::optional<Day> days_before(Day today, int count, std::string_view unit) {
    const auto date = calendar(today);
    if (unit == "day" || unit == "days") return clipped(year_month_day{sys_days{date} - days{count}});
    if (unit == "week" || unit == "weeks") return clipped(year_month_day{sys_days{date} - days{7 * count}});
    if (unit == "month" || unit == "months") return clipped(date - months{count});
    if (unit == "year" || unit == "years") return clipped(date - years{count});
    return {};
}

// "last 5 years", "last year".
std::optional<DayRange> read_relative(std::string_view text, Day today) {
    const auto written = lower(single_spaced(text));
    std::string_view rest = written;
    if (!rest.starts_with("last ") || today == Day::none) return {};
    rest.remove_prefix(5);
    int count = 1;
    if (const auto space = rest.find(' '); space != std::string_view::npos) {
        count = small_number(rest.substr(0, space));
        rest.remove_prefix(space + 1);
    }
    if (count <= 0) return {};
    const auto from = days_before(today, count, rest);
    if (!from) return {};
    return DayRange{*from, Day::none, false};
}

std::optional<DayRange> range_of(std::string_view from, std::string_view to, bool open_ends) {
    auto begin = read_date(from);
    auto end = read_date(to);
    const bool from_open = before_time(from) || (open_ends && trim(from).empty());
    const bool to_open = open_ends && trim(to).empty();
    if ((!begin && !from_open) || (!end && !to_open) || (from_open && to_open)) return {};
    if (from_open) return DayRange{Day::none, ending(end->last), false};
    if (to_open) return DayRange{begin->first, Day::none, false};
    const bool swapped = end->last < begin->first;
    if (swapped) std::swap(begin, end);
    return DayRange{begin->first, ending(end->last), swapped};
}

}  // namespace

std::optional<DayRange> read_days(std::string_view text, Day today) {
    if (const auto colon = text.find(':'); colon != std::string_view::npos) {
        return range_of(text.substr(0, colon), text.substr(colon + 1), false);
    }
    if (const auto one = read_date(text)) return DayRange{one->first, one->last, false};
    return read_relative(text, today);
}

std::optional<DayRange> read_typed_days(std::string_view text, Day today) {
    text = trim(text);
    if (auto range = read_days(text, today)) return range;
    if (const auto dots = text.find(".."); dots != std::string_view::npos) {
        return range_of(text.substr(0, dots), text.substr(dots + 2), true);
    }
    if (const auto dash = text.find('-'); dash != std::string_view::npos) {
        return range_of(text.substr(0, dash), text.substr(dash + 1), true);
    }
    return {};
}

bool looks_like_range(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return false;
    return read_date(text.substr(0, colon)).has_value() && read_date(text.substr(colon + 1)).has_value();
}

}  // namespace evident
