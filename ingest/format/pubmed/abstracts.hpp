// Abstracts and what goes with a citation's text: sections, keywords, types, languages, grants.
#pragma once

#include <string>
#include <vector>

#include <pugixml.hpp>

#include "ingest/format/parts/draft.hpp"

namespace evident {

// Abstract: each AbstractText that has text becomes a section; CopyrightInformation goes to notice.
void read_abstract(pugi::xml_node node, std::vector<Section>& sections, std::string& notice);

// Parts that articles and books share.
void add_keywords(Draft& draft, pugi::xml_node list);
void add_grants(Draft& draft, pugi::xml_node list);
void add_type(Draft& draft, pugi::xml_node type);
void add_language(Draft& draft, pugi::xml_node language);

// Pagination: MedlinePgn, else StartPage and EndPage with a hyphen between.
std::string read_pages(pugi::xml_node pagination);

// PMID and its Version: key, version and the identifier.
void read_pmid(Draft& draft, pugi::xml_node pmid);

// ArticleIdList: the record's own identifiers.
void add_article_ids(Draft& draft, pugi::xml_node list);

// ELocationID, unless its ValidYN is N.
void add_location(Draft& draft, pugi::xml_node location);

}  // namespace evident
