// A strategy's file, read: what every command of the bench begins with.
#pragma once

#include <string>

#include "cli/context.hpp"
#include "query/strategy/strategy.hpp"

namespace evident {

struct OpenedStrategy {
    std::string file;
    std::string text;
    LinedStrategy strategy;
    LinedStrategy written;    // the same before its headings were widened; empty where they were not
    std::int64_t result = 0;  // the number of the line that is the result
};

// line: 0 for the last. Throws Error (usage) when the file has no line, or not that one.
OpenedStrategy open_strategy(const std::string& file, const std::string& syntax, int line, const Context& context,
                             TermMapper* mapper = nullptr);

// The same, its words without a tag mapped as PubMed does and its headings widened by the vocabulary of that year (0:
// the newest): ready to be asked of the store.
OpenedStrategy open_strategy(const std::string& file, const StrategyOptions& options, Store& store,
                             const Context& context);

// What stands at a place of the file, in single spaces, cut to some 80 letters.
std::string quoted(const OpenedStrategy& opened, const Place& place);

// All problems for a person on stderr, each with its line and what stands at its place: "note: s.txt: line 3: pain:
// ...".
void report_lines(const OpenedStrategy& opened);

// "line 3: pain.tw." for a person.
std::string described(const OpenedStrategy& opened, std::int64_t line);

int run_counts(const StrategyOptions& options, const Context& context);
int run_check(const StrategyOptions& options, const Context& context);
int run_translation(const StrategyOptions& options, const Context& context);
int run_recall(const StrategyOptions& options, const Context& context);
int run_comparison(const StrategyOptions& options, const Context& context);

}  // namespace evident
