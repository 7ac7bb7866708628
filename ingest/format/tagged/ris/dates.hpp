// Dates of a record of RIS: of publication, and of its entry into the database.
#pragma once

#include <string_view>

#include "base/date.hpp"
#include "ingest/format/tagged/ris/value.hpp"

namespace evident {

// "2020/05/12/", "2020//", "2003///spring", and all that parse_span reads.
Span ris_span(std::string_view text);

// Of publication (print): the year of PY or Y1, to the month or day when DA, Y1 or PY of the same year tells it; DA may
// lack the year ("Jun", "MAR 21"). A year that is none is odd-date. Also:
//   Embase.com  U3 (day the article in press or in process came in) and U4 (day of the full record): create is the
//               first of the two, entry is U4;
//   EndNote     ET of a PubMed record (DP NLM) is the day PubMed took it in: entry;
//   WoS         C6 and EA are the early access: electronic;
//   ProQuest    N1 "Last updated - 2019-05-03": revised.
void add_dates(RisWork& work);

}  // namespace evident
