// Reads a question in PubMed's syntax: "leptomeningeal[tiab] AND (osimertinib[nm] OR egfr[tiab]) NOT review[pt]".
//
// Operators are read strictly from left to right, terms side by side are joined by AND, a tag belongs to the one term
// or phrase before it. docs/query-syntax.md tells every tag, what differs from PubMed, and what is not read yet
// (automatic term mapping): that is always a problem, never a silent guess.
#pragma once

#include <string>
#include <string_view>

#include "query/ast/node.hpp"

namespace evident {

struct PubmedOptions {
    Day today = Day::none;  // for "last 5 years"[dp]; none: today by the system's clock (base/clock.hpp)
    bool lines = false;     // "#1" is a line of the strategy; else the problem "line-outside"
};

// Never throws for what the text holds. input names the question in places ("question", a file and line ...).
Parsed parse_pubmed(std::string_view text, std::string input = "question", PubmedOptions options = {});

}  // namespace evident
