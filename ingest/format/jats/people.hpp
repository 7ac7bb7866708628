// Authors, groups, editors and their addresses, as JATS gives them.
#pragma once

#include <pugixml.hpp>

#include "ingest/format/parts/draft.hpp"

namespace evident {

// All contrib-group elements of the article-meta, with the addresses they point to. Authors become authors, members of
// a group investigators, editors and others notes ("editor: Smith J").
void add_contributors(Draft& draft, pugi::xml_node article_meta);

}  // namespace evident
