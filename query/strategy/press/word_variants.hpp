// The other ways to write a term of a question: spelling, singular and plural, with and without a hyphen.
#pragma once

#include <cstdint>
#include <vector>

#include "query/ast/node.hpp"

namespace evident {

struct WordVariant {
    enum class Kind : std::uint8_t { spelling, number, hyphen } kind = Kind::spelling;
    Words words;  // of the same fields
};

// By rules (text/english/variants.hpp), so that some are never written. Spelling of each word; number of the last word,
// where no star lets its ending open; two words as one, and a word as its prefix and the rest.
std::vector<WordVariant> word_variants(const Words& words);

}  // namespace evident
