// Writes a question tree in PubMed's syntax.
#pragma once

#include "query/write/writer.hpp"

namespace evident {

// Every term has its tag, so that PubMed maps none of them; groups stand in parentheses. Losses: "lost-field",
// "lost-sign", "lost-nearness", "lost-value", "check-heading" (warnings where it finds more, errors where it finds
// less), "said-otherwise" (a note: the same, in other words).
Written write_pubmed(const Node& node);

}  // namespace evident
