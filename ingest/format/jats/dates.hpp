// Dates of an article: publication in its forms, and the history before it.
#pragma once

#include <pugixml.hpp>

#include "ingest/format/parts/draft.hpp"

namespace evident {

// pub-date: "epub" or electronic is electronic, "ppub", "collection" and print are print, "epub-ppub" is both, others
// ("pmc-release", "nihms-submitted", "epreprint") keep their word. Without a word: print.
void add_publication_date(Draft& draft, pugi::xml_node pub_date);

// The dates of history and of pub-history's events: received, accepted, else other with the word as status.
void add_history_dates(Draft& draft, pugi::xml_node history);

}  // namespace evident
