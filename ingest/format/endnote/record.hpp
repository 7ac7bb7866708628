// Turns one <record> of EndNote XML into a record.
#pragma once

#include <string>

#include <pugixml.hpp>

#include "ingest/format/parts/draft.hpp"
#include "ingest/format/tagged/told_fields.hpp"

namespace evident {

// source as given at ingest, "" for what the record shows. False when it has neither number nor DOI nor title. May
// change the element.
bool read_endnote_record(Draft& draft, pugi::xml_node element, std::string source, ToldFields& told);

}  // namespace evident
