// What Embase adds to a citation: index terms, sections, substances, trade names, makers, sequence numbers.
#pragma once

#include <pugixml.hpp>

#include "ingest/format/embase/elements.hpp"

namespace evident {

// enhancement. Classifications other than EMCLASS are left in the kept bytes.
void read_enhancement(const ItemDraft& item, pugi::xml_node enhancement);

}  // namespace evident
