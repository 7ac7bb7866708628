// The page of a search as it is printed: text, JSON, identifiers or a number.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "query/ranked.hpp"
#include "text/snippet.hpp"

namespace evident {

struct Answer {
    std::vector<Hit> hits;  // of this page
    Day as_of = Day::none;  // the reports are shown as they were on that day
    Count total;
    Facets facets;
    std::vector<Suggestion> suggestions;
    std::vector<Suggestion> synonyms;  // asked beside the words of the question
    std::vector<SoughtWord> sought;    // to mark in snippets
    Problems problems;
    std::string read_as;      // the tree, printed
    std::string translation;  // PubMed's syntax, when its mapping changed the question
    int vocabulary_year = 0;  // by which headings were widened; 0: none was used
    bool exact = false;
    std::int64_t offset = 0;
};

// Prints what the options ask for; 1 when nothing was found, else 0.
int print_answer(Store& store, const Answer& answer, const SearchOptions& options, bool json);

}  // namespace evident
