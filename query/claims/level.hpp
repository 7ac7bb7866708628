// What kind of study a record reports, how strong such a study is, and how the record itself stands today.
#pragma once

#include <string>
#include <string_view>

#include "store/evidence/link.hpp"
#include "store/record/record.hpp"

namespace evident {

// A design with the reason it was taken, in words a reader can check.
struct DesignFinding {
    Design design = Design::unclear;
    std::string reason;
};

// In this order of trust: publication types, then headings, then the title, then the words of the abstract. The first
// source that tells wins, but "review" alone never hides a narrower word (systematic review, meta-analysis, guideline).
DesignFinding find_design(const Record& record);
Design design_of(const Record& record);

// A level with its reason. OCEBM Levels of Evidence (2011): the columns for treatment benefit, for diagnosis and for
// prognosis, chosen by the claim's area; 1 strongest, 5 weakest, 0 when the table has no place for the design.
struct LevelFinding {
    int level = 0;
    std::string reason;
};
LevelFinding find_level(Design design, std::string_view area);
int level_of(Design design, std::string_view area);

// From publication types, from the notices linked to the record, and from "RETRACTED ARTICLE:" before the title; the
// gravest counts. A notice of retraction itself stands well: what is retracted is the paper it names.
Standing standing_of(const Record& record);

// The same with the word of the record that says it: "RetractionIn", "Retracted Publication"; "" when it stands well.
struct StandingWord {
    Standing standing = Standing::ok;
    std::string word;
};
StandingWord find_standing(const Record& record);

}  // namespace evident
