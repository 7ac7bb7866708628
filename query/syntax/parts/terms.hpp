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

// The folded words of the piece. A star at the end of a word asks for every word that begins so. A star before or
// inside a word is the problem "misplaced-truncation": the word is then cut at the star, what follows is left out.
std::vector<QueryWord> read_words(Piece piece, Findings& findings);

}  // namespace evident
