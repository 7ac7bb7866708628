// A PubmedBookArticle: a book, or a chapter with the book it stands in.
#pragma once

#include <pugixml.hpp>

#include "ingest/format/parts/draft.hpp"

namespace evident {

// A document with an ArticleTitle is a chapter. Its own date is ContributionDate (kind electronic); the PubDate of the
// book around it is then kept as kind other with status "book", because a book of 1993 says nothing of a chapter of
// 2024. Without a ContributionDate the book's PubDate stands as print.
void read_book(Draft& draft, pugi::xml_node article);

}  // namespace evident
