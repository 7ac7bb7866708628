// Reads a question in PubMed's syntax: "leptomeningeal[tiab] AND (osimertinib[nm] OR egfr[tiab]) NOT review[pt]".
//
// Operators are read strictly from left to right, terms side by side are joined by AND, a tag belongs to the one term
// or phrase before it. docs/query-syntax.md tells every tag and what differs from PubMed. Words without a tag go
// through PubMed's automatic term mapping where the options give a mapper: what they became is a note.
#pragma once

#include <string>
#include <string_view>

#include "query/ast/node.hpp"
#include "query/syntax/parts/options.hpp"

namespace evident {

// Never throws for what the text holds. input names the question in places ("question", a file and line ...).
Parsed parse_pubmed(std::string_view text, std::string input = "question", SyntaxOptions options = {});

}  // namespace evident
