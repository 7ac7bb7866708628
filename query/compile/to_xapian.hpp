// A question as a Xapian query that finds exactly the records the question matches: no stems, no scores.
#pragma once

#include <vector>

#include <xapian.h>

#include "index/sync.hpp"
#include "query/ast/node.hpp"

namespace evident {

// Words asked of no field and an empty Or find nothing. Stars are spelt out from the database's vocabulary and never
// cut short. Headings stand for themselves: narrower ones are put into the tree before. The query is for that database
// in its present state only, and with a Near for a database of one part.
Xapian::Query to_xapian(const Node& node, const Xapian::Database& database);

// The documents that answer, in order. The database may have several parts, some of them on other machines.
std::vector<Xapian::docid> xapian_documents(const Xapian::Database& database, const Node& node);

// The records that answer, by the index alone, in order. Throws Error (store) like open_index().
std::vector<RecordId> xapian_matches(const Index& index, const Node& node);

}  // namespace evident
