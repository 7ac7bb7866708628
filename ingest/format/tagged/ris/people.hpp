// Authors, editors and affiliations of a record of RIS.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/format/tagged/ris/value.hpp"

namespace evident {

// "Smith, John, Jr.", "Smith J.A.", "Smith JA": the surname first. Without a comma and without initials the last word
// is the surname, but of a Chinese, Japanese or Korean name the first; words such as "Group" or "Consortium" make it a
// group.
Author ris_author(std::string_view text);

// A1, AU; A2 and ED of books; the affiliations of M1 (Embase.com), M2 and AD that name their authors. Sets
// work.registration and adds the trial's number when the author is the number of a trial.
void add_people(RisWork& work);

}  // namespace evident
