// What Ovid's MEDLINE says of corrections, retractions and comments: "Comment in: BMJ. 2005;330:1162; PMID: 15905232".
#pragma once

#include <string_view>

#include "store/record/record.hpp"

namespace evident {

// Becomes a related publication with PubMed's word ("Retraction in" is RetractionIn); a note when it begins otherwise.
void add_ovid_comment(Record& record, std::string_view text);

}  // namespace evident
