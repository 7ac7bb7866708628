// How the places of two records agree: journal, volume, issue, pages.
#pragma once

#include "store/dedup/face/face.hpp"
#include "store/dedup/match/agreement.hpp"

namespace evident {

// Full titles, abbreviations and acronyms stand for one another; ISSNs decide where both have one that agrees.
Agreement match_journals(const Face& left, const Face& right);
Agreement match_volumes(const Face& left, const Face& right);
Agreement match_issues(const Face& left, const Face& right);
// "123-9" and "123-129" are equal; an article number and a range of pages say nothing of each other.
Agreement match_pages(const Face& left, const Face& right);
// How many pages the range has that both give; 0 when they do not both give one range.
int common_span(const Face& left, const Face& right);

}  // namespace evident
