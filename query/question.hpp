// The one door for a question that is to be answered: read in its syntax, then widened by the vocabulary.
#pragma once

#include <string>
#include <string_view>

#include "query/syntax/syntax.hpp"
#include "query/vocabulary/expand.hpp"

namespace evident {

struct AskedQuestion {
    Node read;          // as it was written
    Node node;          // what is answered
    Problems problems;  // of both, in this order
    int year = 0;       // of the vocabulary that was used; 0: none
};

// Throws Error (usage) as expand() does.
AskedQuestion read_question(Store& store, Syntax syntax, std::string_view text, std::string input = "question",
                            const SyntaxOptions& reading = {}, const ExpandOptions& widening = {});

}  // namespace evident
