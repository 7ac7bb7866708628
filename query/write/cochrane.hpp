// A question tree as text for the Cochrane Library.
#pragma once

#include "query/write/writer.hpp"

namespace evident {

// Headings become [mh ..]; an Emtree term alone the MeSH heading of its name (note "check-mesh"). What the Library has
// no field for (dates, affiliations, major topics) is told as lost.
Written write_cochrane(const Node& node);

}  // namespace evident
