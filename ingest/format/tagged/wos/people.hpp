// The authors of a Web of Science record, their addresses and their ORCIDs.
#pragma once

#include "ingest/format/parts/draft.hpp"
#include "ingest/format/tagged/tagged.hpp"

namespace evident {

// From AU AF CA BA BF GP (authors), BE ED (editors), C1 RP (addresses) and OI (ORCIDs).
//
// AF gives the given names of AU, one line each. An address goes to the authors in the square brackets before it; one
// without names to the first author. An ORCID goes to the author whose name stands before it; when none or several fit
// it becomes a note.
void read_wos_people(Draft& draft, const TaggedRecord& fields);

}  // namespace evident
