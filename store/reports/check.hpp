// The store's own integrity: SQLite's pages, FTS5's rows, the references between tables, the digests of what is kept.
#pragma once

#include "base/problem.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

// Findings, none when all is well. Codes: store-damaged, words-damaged, words-differ, current-missing,
// identifiers-differ, relations-differ, reference-missing, digest-differs, bytes-missing, home-missing, reports-differ,
// dedup-differs, and as notes unfinished-run and dedup-outdated. quick leaves out what reads every row. The store must
// be open for writing.
Problems check_store(Store& store, bool quick);

}  // namespace evident
