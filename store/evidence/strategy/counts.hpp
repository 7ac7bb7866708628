// The count that a database told of a line, as it stands behind the line where that was pasted from.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace evident {

struct CountAtEnd {
    std::int64_t number = 0;
    std::size_t begin = 0;   // where it begins in the line: what stands before is the question
    bool enclosed = false;   // in parentheses or brackets
    bool one_blank = false;  // behind one blank alone, as a paper prints a table: it may be part of the question
};

// "(3454)", "[5,205]", "(41 234)", "(n = 5,678)"; digits behind a tab, two blanks, a dash; "5678 results"; digits
// behind one blank. Digits may be parted in threes by commas, and in parentheses or behind a tab by points and blanks
// of any width. What Ovid and PubMed write behind the count is passed over: "Advanced", a time of day. Nothing when the
// line has no such end, or an operator stands before it ("3 or 4"). The line has no blank at its beginning.
std::optional<CountAtEnd> count_at_end(std::string_view line);

}  // namespace evident
