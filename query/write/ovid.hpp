// A question tree written in Ovid's way.
#pragma once

#include "query/write/writer.hpp"

namespace evident {

// Losses: "lost-field", "lost-value", "lost-nearness", "lost-tree".
Written write_ovid(const Node& node);

}  // namespace evident
