// Title, abstract, journal, book and type of a record of RIS.
#pragma once

#include "ingest/format/tagged/ris/value.hpp"

namespace evident {

// TY: whether the record is a book or a chapter, and its publication types. M3 is the type where a database keeps it
// there (Embase.com, Scopus, Cochrane, EBSCO, Web of Science); then a TY of JOUR, GEN or ELEC says nothing more.
void add_type(RisWork& work);

// T1, TI, else BT of a book, CT, ST. T2 is the journal, but the original title in Embase.com, the official title of a
// trial in registrations, and another title wherever JF or JO name the journal.
void add_titles(RisWork& work);

void add_journal(RisWork& work);

// AB, N2: in sections where headings are certain. A second AB that begins with "Copyright" is the notice.
void add_abstract(RisWork& work);

}  // namespace evident
