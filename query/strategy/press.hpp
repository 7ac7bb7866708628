// A strategy reviewed as a second librarian would: the six elements of PRESS 2015, as far as a program can judge them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "query/strategy/running.hpp"
#include "query/strategy/strategy.hpp"

namespace evident {

// McGowan et al., J Clin Epidemiol 2016;75:40-46: the elements of the evidence-based checklist.
enum class PressElement : std::uint8_t {
    translation,  // of the research question
    operators,    // Boolean and proximity
    headings,     // subject headings
    words,        // text words
    lines,        // spelling, syntax, line numbers
    limits,       // limits and filters
};
std::string_view name(PressElement element);

struct PressFinding {
    PressElement element = PressElement::lines;
    std::int64_t line = 0;
    Problem problem;  // a warning or a note; its place is bytes of the file
};

// Told by the strategy alone: "unused-line", "same-line", "only-headings" (warnings), "only-words", "limit"
// (notes). result: the number of the line that is the result. In the order of lines.
std::vector<PressFinding> press(const LinedStrategy& strategy, std::int64_t result);

// More is told by query/strategy/press/checks.hpp.

// Told by what the lines find here: "finds-nothing" (a warning), "adds-nothing" (a note).
std::vector<PressFinding> press(const LinedStrategy& strategy, const StrategyCounts& counts);

}  // namespace evident
