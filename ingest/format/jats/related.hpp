// What a JATS article says of other articles: that it corrects, retracts or answers them, or was so by them.
#pragma once

#include <pugixml.hpp>

#include "ingest/format/parts/draft.hpp"

namespace evident {

// related-article, with PubMed's word for the relation where there is one, else JATS's own.
void add_related_article(Draft& draft, pugi::xml_node node);

}  // namespace evident
