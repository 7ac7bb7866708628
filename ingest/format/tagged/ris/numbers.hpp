// Identifiers of a record of RIS, and the number that its source knows it by.
#pragma once

#include "ingest/format/tagged/ris/value.hpp"

namespace evident {

// Sets record.key: the number of the database in its normal form (L2034429920, CN-02103847, WOS:..., 2-s2.0-..., a PMID
// of MEDLINE, Ovid's or ProQuest's number, "aph:117372971" of EBSCO, a trial's number), else the made key, which may be
// empty. ID is a number only in Ovid, CENTRAL and ClinicalTrials.gov; elsewhere programs count or cite with it.
//
// Identifiers come from DO, C5 (PMID in Embase.com), AN, ID, U2, L3 and M3 where they have the form of one, and from
// addresses (UR, L1, L2, L4, Ovid's links). An address's DOI counts only when DO has none.
void add_numbers(RisWork& work);

// Takes the key when the numbers gave none; after title, journal and dates are there.
void add_key(RisWork& work);

}  // namespace evident
