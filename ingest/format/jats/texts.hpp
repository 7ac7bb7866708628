// Titles, abstracts and keywords of an article.
#pragma once

#include <string>

#include <pugixml.hpp>

#include "ingest/format/parts/draft.hpp"

namespace evident {

// title-group: the title, its subtitle behind ": ", the translated title.
void read_titles(Draft& draft, pugi::xml_node group);

// abstract and trans-abstract. The first plain one is the abstract; others (graphical, short, plain language, another
// language) are kept apart by their type.
void add_jats_abstract(Draft& draft, pugi::xml_node node);

// kwd-group: "NOTNLM" for the authors' own, else the group's type.
void add_kwd_group(Draft& draft, pugi::xml_node group);

}  // namespace evident
