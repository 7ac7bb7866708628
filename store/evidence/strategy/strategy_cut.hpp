// A strategy as pasted from a database, cut into its lines: their numbers, and the counts that stood behind them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/problem.hpp"

namespace evident {

struct CutLine {
    std::int64_t number = 0;             // its own where it begins with one, else its position, from 1
    std::string_view text;               // of the file, line breaks within and all, without number and count
    std::optional<std::int64_t> stated;  // the count that the database told
    std::size_t begin = 0;               // bytes in the file, number and count taken in
    std::size_t end = 0;
};

// The lines, in the order of the file; views into the text. Blank lines and lines that begin with // are passed over.
//
// A file is numbered when its first line begins with 1 ("1.", "1)", "1", "#1"), when numbers rise from 1 without a gap,
// or when most of its lines begin with numbers one above another. In a numbered file a row without a number belongs to
// the line before when a parenthesis or quote is open there, when that line ends or this one begins with an operator,
// or when only with it the line ends as questions do; else it is passed over: titles, headings, footnotes. In others a
// line goes on while a parenthesis or quote is open that a later line closes, after AND, OR, NOT in capitals, before
// them, and where one stands in a row of its own. Counts (store/evidence/strategy/counts.hpp) are read off when half of
// the lines have one; behind one blank, as a paper prints them, when nearly all lines of a numbered file have; in a
// numbered file also a single "(3454)" behind a line's number, a "/" or a full stop. A first line of the databases'
// column names ("#", "Searches", "Results" ...) is passed over, and the word "Search" that begins each line of PubMed's
// history.
//
// Problems: "line-number-twice" (an error: the first counts; the other keeps its number and cannot be named),
// "too-many-lines" (an error), "row-passed-over" (a note).
std::vector<CutLine> cut_lines(std::string_view text, const std::string& input, Problems& problems);

inline constexpr std::size_t most_lines = 2000;

// Which of the lines is the strategy's result: the last one; of a file whose numbers all fall, as embase.com exports
// it, the first. The lines must not be empty.
std::size_t result_line(const std::vector<CutLine>& lines);

}  // namespace evident
