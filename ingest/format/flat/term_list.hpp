// Lists in one field: keywords, headings, types, languages, trial numbers, as spreadsheets and BibTeX hold them.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/format/parts/draft.hpp"

namespace evident {

// The parts of a list, trimmed, empty ones left out. marks are tried in order: the first that occurs outside brackets
// parts the list, the others do not ("a, b; c" by ";" is "a, b" and "c").
std::vector<std::string_view> split_list(std::string_view text, std::string_view marks);

void add_abstract(Record& record, std::string_view text);
void add_languages(Record& record, std::string_view text);
void add_types(Record& record, std::string_view text);
void add_keywords(Record& record, std::string_view text, std::string_view owner);

// "Malaria/*drug therapy; Humans": a heading, its subheadings, the star of a major topic.
void add_mesh(Record& record, std::string_view text);

// "metformin (1115-70-4, 657-24-9); ..."
void add_substances(Record& record, std::string_view text);

// "NCT01376167", also with the registry before it ("ClinicalTrials.gov/NCT01376167").
void add_trial(Draft& draft, std::string_view text);

}  // namespace evident
