// A strategy of several lines, each read in the dialect it was written in, with references to other lines checked.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "query/ast/node.hpp"
#include "query/syntax/syntax.hpp"
#include "query/vocabulary/expand.hpp"

namespace evident {

struct StrategyStep {
    std::int64_t number = 0;
    std::string text;                    // in single spaces, without number and count
    std::optional<std::int64_t> stated;  // the count the database told when it was pasted
    std::size_t begin = 0;               // bytes in the file
    std::size_t end = 0;
    Node node;                  // other lines are Line nodes; those that are not there or come back to it are Nothing
    Problems problems;          // places are bytes of the file
    std::string translation{};  // in PubMed's syntax, before any widening, when PubMed's mapping changed the line
};

struct LinedStrategy {
    Syntax syntax = Syntax::pubmed;
    std::vector<StrategyStep> steps;  // in the order of the file
    std::size_t result = 0;           // which of the steps; 0 when there is none
    Problems problems;                // of the file as a whole

    const StrategyStep* find(std::int64_t number) const;
};

// The syntax is guessed (query/syntax/detect.hpp) when it is not given. A line with errors in it that has none in the
// syntax its own marks tell is read in that one: "mixed-syntax" (a warning). Problems of lines: those of parse(), and
// "unknown-line", "circular-line", "too-deep" (errors: more than deepest_strategy levels, the lines it names put in),
// "forward-line" (a warning: a line behind is named). Of the file: those of cut_lines(), "empty-strategy" (an error).
LinedStrategy parse_strategy(std::string_view text, const std::string& input, std::optional<Syntax> syntax,
                             const SyntaxOptions& options);

inline constexpr int deepest_strategy = 1000;

// Puts narrower headings and the like into each line (query/vocabulary/expand.hpp). Its problems go to the lines, a
// note that holds for all of them to the first alone.
void widen(LinedStrategy& strategy, Store& store, const ExpandOptions& options);

// The step's question with every line it names put in. Nothing when it grows beyond most_whole_nodes, as lines that
// name lines twice over may.
std::optional<Node> whole(const LinedStrategy& strategy, const StrategyStep& step);
inline constexpr std::size_t most_whole_nodes = 500000;

// Calls for every line that the node names, from left to right.
void for_lines(const Node& node, const std::function<void(const Line&, const Place&)>& call);

// The line and all lines by which it is made.
std::set<std::int64_t> used_lines(const LinedStrategy& strategy, std::int64_t line);

// All problems, of the file and of each line, in the order of their places.
Problems all_problems(const LinedStrategy& strategy);

}  // namespace evident
