// The controlled terms of an Ovid record, with their subheadings: Emtree's or MeSH's.
#pragma once

#include <string_view>

#include "store/record/record.hpp"

namespace evident {

// "*lung cancer/dt [Drug Therapy]": a star before a major topic, the subheading's code and its words in brackets. MeSH
// headings go to headings; the same heading with another subheading is the same heading. The star then counts for that
// subheading, as NLM writes it.
void add_ovid_mesh(Record& record, std::string_view text);

// Terms of Emtree and other vocabularies go to index_terms, each once; a subheading is a link to nothing.
void add_ovid_term(Record& record, std::string_view vocabulary, std::string_view group, std::string_view text,
                   bool major);

}  // namespace evident
