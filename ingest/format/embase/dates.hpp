// The dates of an Embase item: when its record was made and changed, and when the paper was published.
#pragma once

#include <string_view>

#include <pugixml.hpp>

#include "ingest/format/embase/elements.hpp"

namespace evident {

// A date written in attributes year, month and day. A month or day "00" is not given; a day no calendar has falls back
// to its month or year (odd-date). status is kept when kind is other.
void add_stamp(const ItemDraft& item, DateKind kind, pugi::xml_node node, std::string_view status = {});

// publicationdate (year, month, day, or date-text, which is kept) and publicationyear of a source: the print date.
void add_publication_date(const ItemDraft& item, pugi::xml_node source);

// A record that tells of no publication gets the year of its sort date, which the producer derived from what it had,
// with a warning (derived-date).
void derive_publication_year(const ItemDraft& item);

}  // namespace evident
