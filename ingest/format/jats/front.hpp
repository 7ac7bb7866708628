// What stands in front of an article: its journal, names, numbers, abstracts, keywords and links.
#pragma once

#include <pugixml.hpp>

#include "ingest/format/parts/draft.hpp"
#include "ingest/format/tagged/told_fields.hpp"

namespace evident {

// journal-meta.
void read_journal_meta(Draft& draft, pugi::xml_node meta);

// article-meta. Nothing below it that is about other works is taken, but related-article, as related. May change it.
void read_article_meta(Draft& draft, pugi::xml_node meta, ToldFields& told);

}  // namespace evident
