// Splits a search that is too large for the server into windows that it gives whole, and proves that they add up.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/date.hpp"

namespace evident {

// Which records of a search belong to a window. Days are both inclusive; none means no limit.
struct WindowLimits {
    Day from = Day::none;  // of the date the search is split by
    Day to = Day::none;
    Day entry_from = Day::none;  // [edat], for a single day of the first date that holds too many
    Day entry_to = Day::none;
    std::int64_t number_from = 0;  // [uid], when even both days hold too many
    std::int64_t number_to = 0;

    bool any() const { return from != Day::none || entry_from != Day::none || number_from != 0; }
    friend bool operator==(const WindowLimits&, const WindowLimits&) = default;
};

// In PubMed syntax, by the tag of the first date: `("2024/01/01"[crdt] : "2024/06/30"[crdt])`; "" without limits.
std::string to_clause(const WindowLimits& limits, std::string_view date_tag);

// `(term) AND clause`, or the term alone.
std::string with_clause(const std::string& term, const std::string& clause);

// The two halves of a window; false when it cannot be split further (one day, one entry day, one number).
bool split(const WindowLimits& whole, WindowLimits& first, WindowLimits& second);

// The days a search is split over when it has no limits of its own: PubMed's oldest create dates lie in the 1960s; the
// end lies beyond any date a server may know today.
WindowLimits widest(Day today);

// Finds windows that hold at most `most` records each. `count` asks the server how many records a window holds.
// expected: the count of the whole. The windows come in order of their dates and are disjoint; empty ones are left out.
// Throws Error (source) when one window cannot be split though it is too large.
struct SplitWindow {
    WindowLimits limits;
    std::int64_t count = 0;
};
std::vector<SplitWindow> split_to_fit(const WindowLimits& whole, std::int64_t expected, std::int64_t most,
                                      const std::function<std::int64_t(const WindowLimits&)>& count);

}  // namespace evident
