// The strategies that people wrote for real reviews: those of the shared data and of our own review.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query/syntax/syntax.hpp"

namespace evident::testing {

struct RealStrategy {
    std::string set;                        // the folder it comes from: "clef-tar", "sigir2017-sysrev" ...
    std::string name;                       // within the set
    std::optional<evident::Syntax> syntax;  // nothing: its marks tell
    std::string text;                       // whole, with line breaks

    std::string title() const { return set + ' ' + name; }
};

// In the order of their files; none of the shared data's when that is absent.
std::vector<RealStrategy> real_strategies();

// One set alone: "clef-tar", "sigir2017-sysrev", "sysrev-seed", "transmute", "polyglot", "review".
std::vector<RealStrategy> real_strategies(const std::string& set);

}  // namespace evident::testing
