// The checks of a strategy that need the records, the vocabularies or both; each tells its findings at the desk.
#pragma once

#include <string>
#include <vector>

#include "query/strategy/press/desk.hpp"

namespace evident {

// Words: "possible-misspelling" (a warning); in the lines that make the result "missing-spelling" (a warning) and
// "missing-number", "missing-hyphen" (notes) where another way to write a term would find reports that neither its
// line nor the alternatives beside it find.
void check_words(ReviewDesk& desk);

// "covered-term", "same-term" (notes): of alternatives, in one line or in lines joined by "or", one that another finds
// by what it means, whatever the records are. "combined-line" (a warning): alternatives are joined with a line that
// already joins two of them by AND.
void check_alternatives(ReviewDesk& desk);

// Of a PubMed strategy: "phrase-not-here" (a note) of a phrase that no report has while some have all its words: there
// PubMed may drop the quotes (field guide 4.4).
void check_phrases(ReviewDesk& desk);

// Headings: "explode-needless" (a note) of one without narrower ones, "not-exploded" (a note) of one that has some
// which would find more.
void check_headings(ReviewDesk& desk);

// NOT: "not-operator" (a note) with how many reports it takes away, "not-animals" (a warning) where animals are taken
// away without sparing those that are about people too, and "not-loses-known" (a warning) for each known item that
// only a NOT keeps out.
void check_not(ReviewDesk& desk, const std::vector<std::string>& known);

// "precedence" (a warning): AND and OR stand side by side without parentheses, and the other order would find another
// set.
void check_precedence(ReviewDesk& desk);

}  // namespace evident
