// A PubmedArticle: a journal article, with its indexing by the National Library of Medicine.
#pragma once

#include <pugixml.hpp>

#include "ingest/format/parts/draft.hpp"

namespace evident {

void read_article(Draft& draft, pugi::xml_node article);

}  // namespace evident
