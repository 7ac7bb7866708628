// Subjects, languages, grants, products, links to other papers and notes of a record of RIS.
#pragma once

#include "ingest/format/tagged/ris/value.hpp"

namespace evident {

// KW, one or several to a field, a line or between semicolons. Headings of MeSH with their subheadings where Ovid's
// MEDLINE and CENTRAL mark them ("*Lung Neoplasms/dt [Drug Therapy]"), Emtree terms of Embase.com and of Embase in
// Ovid, else keywords. A star in front is a major term.
void add_subjects(RisWork& work);

void add_languages(RisWork& work);

// DB to the collections; C1 to C4 of Embase.com to products; M3 of PsycInfo to sections; FU and Scopus' "Funding
// details" to grants; T3 of MEDLINE in Ovid ("[Erratum in: ...]") to related.
void add_particulars(RisWork& work);

// N1 and what else has no field of its own, without what changes from export to export ("Cited By: 7").
void add_notes(RisWork& work);

}  // namespace evident
