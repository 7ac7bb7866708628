// What Ovid's LIMIT says: "limit 6 to (english language and yr="2000 -Current")", "..l/6 lg=en".
#pragma once

#include <optional>
#include <string_view>

#include "query/ast/node.hpp"
#include "query/syntax/parts/findings.hpp"
#include "query/syntax/parts/options.hpp"

namespace evident {

// A question that limits another: where that other stands, and where the limits.
struct OvidLimit {
    enum class Kind : std::uint8_t { limit, keep, duplicates } kind = Kind::limit;
    Stretch limited;
    Stretch limits;
};

std::optional<OvidLimit> find_limit(std::string_view text);

// The records that each of the limits lets through. "unknown-limit" (an error) for what no record tells; the limit is
// then left out.
std::vector<Node> read_limits(std::string_view text, Stretch limits, Day today, Findings& findings);

}  // namespace evident
