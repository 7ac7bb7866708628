// Whole keywords beside the same words in other fields (Ovid's .ti,ab,kw.), for databases that know keywords by words.
#pragma once

#include "query/ast/node.hpp"

namespace evident {

// The words of a keyword in the field of keywords.
Words keyword_words(const Tag& tag);

// Alternatives of the same words, in fields and as a whole keyword, become words in these fields and in the keywords.
// Each is the loss "keyword-words" (a warning): more is found.
Node joined_keywords(const Node& node, Problems& losses);

}  // namespace evident
