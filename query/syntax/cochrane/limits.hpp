// What the Cochrane Library writes behind a line of its history: years, parts of the Library, word variations.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "query/syntax/parts/findings.hpp"
#include "query/syntax/values/dates.hpp"

namespace evident {

struct CochraneLimit {
    enum class Kind {
        years,       // "with Publication Year from 2000 to 2020", "from 2000 to 2020"
        parts,       // "in Trials", "in Cochrane Reviews, Trials"
        variations,  // "(Word variations have been searched)"
        added,       // "with Cochrane Library publication date from Jan 2010 to Dec 2020"
    } kind = Kind::parts;
    Stretch place;
    Day from = Day::none;  // of years
    Day to = Day::none;
};

struct LimitedLine {
    std::size_t end = 0;  // of the question, where the limits begin
    std::vector<CochraneLimit> limits;
};

// Reads them off the end of the line, of which something must be left. They hold for all of the line.
LimitedLine limited_line(std::string_view text);

// The years of "from 2000 to 2020", "between 2000 and 2020", "from 2000"; nothing for other words.
std::optional<DayRange> cochrane_years(std::string_view text);

}  // namespace evident
