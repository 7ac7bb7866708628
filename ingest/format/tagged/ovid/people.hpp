// The authors of an Ovid record and the institutions they belong to.
#pragma once

#include "ingest/format/parts/draft.hpp"
#include "ingest/format/tagged/tagged.hpp"

namespace evident {

// From AU and FA (names, one a line or field; "Behan L." as Embase writes them), IN (institutions; "(Behan, Rubbo) Univ
// X" belongs to the authors with those last names, "Smith, John. Univ Y" to that one, any other to the first) and AD
// (the corresponding author's, when there is no IN).
void read_ovid_people(Draft& draft, const TaggedRecord& fields);

}  // namespace evident
