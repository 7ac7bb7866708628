// A claim made ready for comparison: its concepts by the part they play, its themes, and what it says of a rate.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "query/claims/words/names.hpp"
#include "query/claims/words/theme.hpp"
#include "store/evidence/review.hpp"

namespace evident {

// Indexes into Lexicon::concepts().
using ConceptList = std::vector<std::size_t>;

// The population of a claim by facet; entries of one facet are alternatives, and the facets hold together.
struct Population {
    ConceptList condition;  // the disease or state itself (leptomeningeal metastases)
    ConceptList tumour;     // the primary it comes from, where there is one (NSCLC)
    ConceptList driver;     // a gene (EGFR)
};

// What kind of thing a concept of a population is.
enum class Facet : std::uint8_t { condition, tumour, driver };
Facet facet_of(const Concept& entry);

struct Aspect {
    const Claim* claim = nullptr;
    Population population;
    ConceptList intervention;
    ConceptList comparator;
    ConceptList outcome;
    ConceptList classes;             // what the interventions are members of: speaking of the class speaks of them
    ThemeSet stand_in;               // themes that name the intervention itself ("a higher dose")
    ThemeSet themes;                 // those that set the claim apart within its area
    bool wants_low = false;          // the claim says that something is low or poor: "low sensitivity"
    std::optional<double> rate_low;  // "3-5 %" in the claim
    std::optional<double> rate_high;
};

// Whether a concept of a tumour is the same as, a kind of, or the general name of one of the list ("solid tumours",
// "lung adenocarcinoma" beside NSCLC).
bool is_kin(std::size_t index, const ConceptList& tumours, const Lexicon& lexicon);

// The concepts of the review's title fill the condition where a claim names none. A claim with finer claims below it
// leaves them their interventions and keeps its own.
Aspect make_aspect(const Claim& claim, const Review& review, const Names& names);

}  // namespace evident
