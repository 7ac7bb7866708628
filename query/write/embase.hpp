// A question tree as text for embase.com.
#pragma once

#include "query/write/writer.hpp"

namespace evident {

// Emtree term and MeSH heading of one name become one term: 'x'/exp. A heading of MeSH alone is written as the Emtree
// term of its name (note "check-emtree"). [tiab] is :ti,ab,kw; wider sets of fields take no label.
Written write_embase(const Node& node);

}  // namespace evident
