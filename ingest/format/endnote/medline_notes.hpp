// The notes that EndNote's search of PubMed writes: publication types, grants, full names, the citation, a line each.
#pragma once

#include <string>
#include <vector>

#include "ingest/format/parts/draft.hpp"

namespace evident {

// Lines that are certainly a publication type, an electronic ISSN, a trial number or the citation go to their fields;
// the rest stays as notes.
void read_medline_notes(Draft& draft, const std::vector<std::string>& lines);

}  // namespace evident
