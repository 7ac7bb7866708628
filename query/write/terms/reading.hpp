// Whether a text that was written for a question is read as what was meant.
#pragma once

#include <string_view>

#include "query/ast/node.hpp"
#include "query/syntax/syntax.hpp"

namespace evident {

// Read behind another term, where it is no whole question by itself, the text is the node. plain and pubmed.
bool reads_behind_term(Syntax syntax, std::string_view text, const Node& wanted);

// The same of words, whose field may be the nearest; when they are written wider, their number has to do.
bool reads_as_words(Syntax syntax, std::string_view text, const Words& wanted, bool wider);

}  // namespace evident
