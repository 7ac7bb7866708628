// A strategy of several lines, made into the one question that a server, or our own search, can be asked.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"

namespace evident {

// A stretch of the whole question, and the line in which it was written.
struct StrategyPiece {
    std::size_t begin = 0;  // bytes in `whole`
    std::size_t end = 0;
    std::int64_t line = 0;  // its number
};

struct StrategyLine {
    std::int64_t number = 0;            // its own number where it begins with one, else its position
    std::string text;                   // without the number
    std::string whole;                  // with every reference to another line replaced by that line, in parentheses
    std::vector<StrategyPiece> pieces;  // of whole, in order, without the parentheses put round references
    std::uint64_t begin = 0;            // bytes in the file
    std::uint64_t end = 0;
};

struct Strategy {
    std::vector<StrategyLine> lines;  // blank ones and comments left out
    Problems problems;                // unknown-line, circular-line, strategy-too-long: errors

    // The last line is the strategy's result. "" when there is none.
    std::string term() const { return lines.empty() ? std::string{} : lines.back().whole; }
};

// The number of the line in which the byte of the line's whole was written; for a parenthesis put round a reference,
// that of the line it refers to.
std::int64_t line_at(const StrategyLine& line, std::size_t at);

// Lines as store/evidence/strategy/strategy_cut.hpp cuts them; `#3` stands for line 3.
Strategy read_strategy(std::string_view text, const std::string& input);

}  // namespace evident
