// One record of Ovid's, whichever way its fields were labelled, made a record of ours.
#pragma once

#include <string>
#include <string_view>

#include "ingest/format/parts/draft.hpp"
#include "ingest/format/tagged/tagged.hpp"
#include "ingest/format/tagged/told_fields.hpp"

namespace evident {

// "embase", "medline-ovid", "central", "cochrane", "psycinfo"; of other databases the name itself, in lower case with
// hyphens; "ovid" when there is none.
std::string ovid_source(std::string_view database);

// Reads all fields. The record's source is ovid_source(DB) unless it is set already. The key is "" when the record has
// neither number, DOI nor title.
void read_ovid_record(Draft& draft, const TaggedRecord& fields, ToldFields& told);

}  // namespace evident
