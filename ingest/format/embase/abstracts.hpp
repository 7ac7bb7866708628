// The texts of an Embase item: its titles and abstracts, each in one or more languages, and its authors' keywords.
#pragma once

#include <pugixml.hpp>

#include "ingest/format/embase/elements.hpp"

namespace evident {

// citation-info: types by their codes, languages, the authors' keywords.
void read_citation_info(const ItemDraft& item, pugi::xml_node citation_info);

// citation-title: the English title is the title, the original of another language the vernacular one.
void read_titles(const ItemDraft& item, pugi::xml_node citation_title);

// abstracts: the English one is the abstract (else the original, else the first), others stand beside it. Index notes
// (perspective NOABSTRACT) are left out; the publisher's sentence on copyright is the notice.
void read_abstracts(const ItemDraft& item, pugi::xml_node abstracts);

// A keyword of the authors, unless it is there already.
void add_author_keyword(Record& record, std::string text);

}  // namespace evident
