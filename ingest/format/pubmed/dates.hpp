// The dates of a PubMed record: parts, words ("1998 Dec-1999 Jan") and the history of its processing.
#pragma once

#include <pugixml.hpp>

#include "ingest/format/parts/draft.hpp"

namespace evident {

// Adds the date written in the element's children (DTD: Year with Month, Day or Season; or MedlineDate). A date that no
// calendar has falls back to its month or year, with a warning (odd-date). status is kept when kind is other.
void add_date(Draft& draft, DateKind kind, pugi::xml_node node, std::string_view status = {});

// History: PubMedPubDate with its PubStatus.
void add_history(Draft& draft, pugi::xml_node history);

}  // namespace evident
