// Words of a question with their truncation, as typed in a phrase: "brain metast*".
#pragma once

#include <string_view>
#include <vector>

#include "query/ast/node.hpp"
#include "query/syntax/parts/findings.hpp"

namespace evident {

// A piece of the question and where it begins.
struct Piece {
    std::string_view text;
    std::size_t begin = 0;

    Stretch place() const { return {begin, begin + text.size()}; }
};

// The signs that stand for letters in a dialect; '\0' where it has none.
struct Wildcards {
    std::string_view any;       // each of these: any number of letters
    char one = '\0';            // just one
    char optional = '\0';       // one or none
    bool counted = false;       // a number after a sign for any number says how many at most: "$3"
    std::string_view advice{};  // the dialect's own words for a sign that cannot be read
};

// PubMed's: a star anywhere in a word since May 2024 (NLM Technical Bulletin).
inline constexpr Wildcards pubmed_wildcards{"*"};
// Ovid's: $ * : with a number after, # for one, ? for one or none.
inline constexpr Wildcards ovid_wildcards{"*$:", '#', '?', true};
// embase.com's: ? for one, $ for one or none.
inline constexpr Wildcards embase_wildcards{"*", '?', '$'};
// The Cochrane Library's: ? for one.
inline constexpr Wildcards cochrane_wildcards{"*", '?'};

// The folded words of the piece, signs for letters within them (query/ast/pattern.hpp). A sign that no word stands
// beside is the problem "misplaced-truncation", an error, and passed over. "long-pattern": a word of signs is cut.
std::vector<QueryWord> read_words(Piece piece, const Wildcards& wildcards, Findings& findings);

}  // namespace evident
