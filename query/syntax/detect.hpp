// Which database's syntax a text is written in, told by its marks.
#pragma once

#include <optional>
#include <string_view>

#include "query/syntax/syntax.hpp"

namespace evident {

// By the marks that only one of them has: "[tiab]" and "[mh]"; "exp X/", "adj3", ".ti,ab.", "or/1-4"; "'x'/exp",
// ":ti,ab", "/lim"; "MeSH descriptor:", "[mh ^", "{or #1-#3}". PubMed's when nothing tells.
Syntax detect_syntax(std::string_view text);

// The same; nothing when the text has no mark of any.
std::optional<Syntax> marked_syntax(std::string_view text);

}  // namespace evident
