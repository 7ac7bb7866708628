// What an Embase item says of itself: its numbers, its state, its history and the collections it belongs to.
#pragma once

#include <string>

#include <pugixml.hpp>

#include "ingest/format/embase/elements.hpp"

namespace evident {

// "L2005484089" of a publication item id written with or without its L; any other text as it is.
std::string normal_pui(std::string_view text);

// The key of the item with this item-info: its PUI in normal form, of a Scopus record its EID ("2-s2.0-85019269575");
// "" when it has neither.
std::string item_key(pugi::xml_node item_info, bool scopus);

// ait:process-info: the dates of delivery and sorting, state and stage.
void read_process_info(const ItemDraft& item, pugi::xml_node process_info);

// item-info: identifiers, dates of the record, collections. Also itemInfo of the older API.
void read_item_info(const ItemDraft& item, pugi::xml_node item_info);

}  // namespace evident
