// A strategy of several lines, made into the one question that a server can be asked.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"

namespace evident {

struct StrategyLine {
    std::int64_t number = 0;  // its own number where it begins with one, else its position
    std::string text;         // without the number
    std::string whole;        // with every reference to another line replaced by that line, in parentheses
    std::uint64_t begin = 0;  // bytes in the file
    std::uint64_t end = 0;
};

struct Strategy {
    std::vector<StrategyLine> lines;  // blank ones and comments left out
    Problems problems;                // unknown-line, circular-line, strategy-too-long: errors

    // The last line is the strategy's result. "" when there is none.
    std::string term() const { return lines.empty() ? std::string{} : lines.back().whole; }
};

// Lines as in docs/commands.md ("Strategy files"): one query a line; a line's number is its position unless it begins
// with its own ("1.", "1", "#1") as pasted from a database; blank lines and lines that begin with // are passed over.
// `#3` stands for line 3. A text of one line whose parentheses go over several lines (as review.conf holds them) is one
// line: a line break within parentheses or quotes does not end a line.
Strategy read_strategy(std::string_view text, const std::string& input);

}  // namespace evident
