// The one door for a question that is to be answered: read in its syntax, then widened by the vocabulary.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "query/syntax/syntax.hpp"
#include "query/vocabulary/expand.hpp"

namespace evident {

struct AskedQuestion {
    Node read;                // as it was written
    Node node;                // what is answered
    std::string translation;  // of read, in PubMed's syntax, when PubMed's mapping changed it; what to keep and replay
    Problems problems;        // of both, in this order
    int year = 0;             // of the vocabulary that was used; 0: none
};

// Whether words without a tag go through PubMed's automatic term mapping (query/mapping/term_tables.hpp). A stored
// question is its translation, so it is read without.
enum class Mapping : std::uint8_t { off, on };

// Problems beside those of parse() and expand(): "no-term-mapping" (a note) when words were to be mapped and no MeSH is
// loaded, "no-entry-terms" (a note) when only a tree file is. Throws Error (usage) as expand() does.
AskedQuestion read_question(Store& store, Syntax syntax, std::string_view text, std::string input = "question",
                            const SyntaxOptions& reading = {}, const ExpandOptions& widening = {},
                            Mapping mapping = Mapping::off);

}  // namespace evident
