// Dates as they are typed in questions: a day, a month, a year, a range of them, or "last 5 years".
#pragma once

#include <optional>
#include <string_view>

#include "base/date.hpp"

namespace evident {

struct DayRange {
    Day from = Day::none;  // none: open
    Day to = Day::none;
    bool swapped = false;  // the later date was written first

    friend bool operator==(const DayRange&, const DayRange&) = default;
};

// PubMed's ways: "2024", "2024/12", "2024/12/31", each also as an end of a range with a colon, and "last N days",
// weeks, months or years before today; the range is open towards the future, so that papers dated ahead stay in. Dates
// with dashes ("2024-12-31") are read when they name a day. Nothing for anything else.
std::optional<DayRange> read_days(std::string_view text, Day today);

// What a person types after "year:": the same, and "2020-2024", "2020..2024", "2020-", "..2024".
std::optional<DayRange> read_typed_days(std::string_view text, Day today);

// True for digits and slashes that could be two dates with a colon between: a range someone forgot to tag.
bool looks_like_range(std::string_view text);

}  // namespace evident
