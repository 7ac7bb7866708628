// One record of Web of Science, whichever way it was written, made a record of ours.
#pragma once

#include "ingest/format/parts/draft.hpp"
#include "ingest/format/tagged/tagged.hpp"
#include "ingest/format/tagged/told_fields.hpp"

namespace evident {

// Reads all fields but the source. Values of several lines are separate names, addresses or headings; in other fields
// the lines are joined. The key is "" when the record has neither number, DOI nor title.
void read_wos_record(Draft& draft, const TaggedRecord& fields, ToldFields& told);

}  // namespace evident
