// Reads tables of records: the CSV exports of Embase.com, Scopus, PubMed and others, and tables made by hand.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/file.hpp"
#include "ingest/format/csv/columns.hpp"
#include "ingest/format/parts/entry.hpp"

namespace evident {

// source "" means the database whose columns these are, else "csv".
//
// Problems: no-key (rejected), record-too-large (rejected), no-header (rejected: the text is no table we can read),
// uneven-row, open-quote, odd-date, legacy-encoding (warnings), ambiguous-date, malformed-identifier,
// unlabelled-number, unknown-field (notes).
std::unique_ptr<Reader> open_csv(std::unique_ptr<Bytes> text, std::string input, std::string source, std::size_t chunk);

// The same with a person's map of columns; its problems are told with the first entry.
std::unique_ptr<Reader> open_csv_with(ColumnMap map, std::unique_ptr<Bytes> text, std::string input, std::string source,
                                      std::size_t chunk);

// True when a text that begins so has a header row with at least three columns of known names.
bool looks_like_csv(std::string_view head);

}  // namespace evident
