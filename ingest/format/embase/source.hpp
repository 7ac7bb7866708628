// Where an Embase item appeared: journal or book, issue, pages, date, and the conference it was given at.
#pragma once

#include <pugixml.hpp>

#include "ingest/format/embase/elements.hpp"

namespace evident {

void read_source(const ItemDraft& item, pugi::xml_node source);

// grantlist: grants; the text on funding goes to the notes.
void read_grants(const ItemDraft& item, pugi::xml_node grantlist);

// related-item: another publication, with its type as given. Its identifiers are never the record's own.
void read_related_item(const ItemDraft& item, pugi::xml_node related_item);

}  // namespace evident
