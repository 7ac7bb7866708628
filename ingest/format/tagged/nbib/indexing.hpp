// What the library added to a MEDLINE tagged record: headings, substances, keywords, databanks, grants, related papers.
#pragma once

#include <string>
#include <string_view>

#include "ingest/format/parts/draft.hpp"

namespace evident {

// "*Sewage", "Metals, Heavy/metabolism/*toxicity": the descriptor, its qualifiers, a star before what is a major topic.
// Nothing when there is no descriptor. Ovid writes MEDLINE's headings the same way.
void add_mesh_heading(Record& record, std::string_view text);

// "X4OV71U42S (pioglitazone)": the registry number and the name; "0 (Resins, Synthetic)" has no number, a name alone
// neither.
Substance parse_substance(std::string_view text);

// Takes MH RN NM OT KW OTO GS GR SI SB PT and the tags of related papers; false for any other tag. owner is that of the
// keywords to come (OTO).
bool add_nbib_indexing(Draft& draft, std::string_view tag, const std::string& value, std::string& owner);

}  // namespace evident
