// What a heading of Ovid is when the database is Embase: a term of Emtree, with its own subheadings.
#pragma once

#include <optional>

#include "query/ast/node.hpp"

namespace evident {

// The Emtree term of a MeSH heading's name ("exp X/", "*X/"), its link ("X/dt"; of a major topic both), the subheading
// of any term ("dt.fs."), and the term of a publication type that was written as a heading ("letter/"). Nothing of
// other tags, and of a subheading that Emtree has not.
std::optional<Node> emtree_twin(const Tag& tag);

}  // namespace evident
