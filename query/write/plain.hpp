// Writes a question tree in the plain syntax of a search box.
#pragma once

#include "query/write/writer.hpp"

namespace evident {

// Losses: "lost-field", "lost-sign", "lost-nearness", "lost-value" (warnings where it finds more, errors where it finds
// less), "said-otherwise" (a note).
Written write_plain(const Node& node);

}  // namespace evident
