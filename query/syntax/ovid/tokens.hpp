// An Ovid question cut into its pieces: words, headings, labels, operators, parentheses, ranges of lines.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "query/syntax/ovid/heading.hpp"
#include "query/syntax/ovid/label.hpp"
#include "query/syntax/parts/expression.hpp"

namespace evident {

struct OvidToken {
    enum class Kind : std::uint8_t { open, close, joining, words, heading, label, lines } kind = Kind::words;
    bool explode = false;   // of words: "exp" stands before them
    std::size_t index = 0;  // in the list of its kind
    Stretch place;          // of words: the words alone, quotes and all
};

// "or/1-5,8".
struct OvidLines {
    bool either = false;
    std::vector<std::int64_t> numbers;
};

struct OvidTokens {
    std::vector<OvidToken> list;
    std::vector<OvidHeading> headings;
    std::vector<OvidLabel> labels;
    std::vector<Joining> joinings;
    std::vector<OvidLines> lines;
};

// Cuts the text between these offsets. Problems: "other-syntax", "unbalanced-quote", "unknown-label" (errors),
// "database-chooser", "line-number", "label-comma" (warnings), "bad-line-range" (an error).
OvidTokens ovid_tokens(std::string_view text, Stretch within, Findings& findings);

}  // namespace evident
