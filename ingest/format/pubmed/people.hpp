// Authors, editors, investigators and persons as subjects, as PubMed writes them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "ingest/format/parts/draft.hpp"

namespace evident {

// One of Author, Investigator, PersonalNameSubject. A group's name goes to collective. An ORCID that has not sixteen
// digits is left out with a note (malformed-orcid).
Author read_person(Draft& draft, pugi::xml_node node);

// Appends the persons among the element's children.
void add_people(Draft& draft, pugi::xml_node list, std::vector<Author>& out);

// "0000-0001-7984-1889" of any spelling: bare digits, with hyphens, as an http or https address; "" when it is none.
std::string normal_orcid(std::string_view text);

}  // namespace evident
