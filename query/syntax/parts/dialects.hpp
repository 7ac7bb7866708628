// Marks by which a term of another search service is known when it stands in a question of ours.
#pragma once

#include <string_view>

#include "query/syntax/parts/findings.hpp"

namespace evident {

// "Ovid", "Embase" or "Cochrane" for "adj3", "cancer.ti,ab.", "exp", "cancer:ti,ab", "'x'/exp", "NEAR/3"; "" otherwise.
std::string_view other_dialect(std::string_view chunk);

// Finds the search system that none of ours is by its marks, chunk by chunk: CINAHL's MH "X+", (TI x OR AB x), Scopus's
// TITLE-ABS-KEY(x), Web of Science's TS=x. They are in capitals.
class SystemMarks {
  public:
    // The system that the chunk gives away, or "". before_group: a parenthesis follows; before_phrase: a quote.
    std::string_view add(std::string_view chunk, bool before_group, bool before_phrase);

  private:
    bool title_ = false;  // TI was seen, and AB: one alone is an abbreviation
    bool abstract_ = false;
};

// The error "other-syntax" of a chunk that gave it away; the same for a whole question, once, at the first of them.
void tell_system(std::string_view chunk, std::string_view system, Stretch place, Findings& findings);
void check_other_system(std::string_view question, Findings& findings);

// True when a question mark or dollar sign stands where other services have a wildcard: "tumo?r", "metasta$".
bool has_foreign_wildcard(std::string_view chunk);

}  // namespace evident
