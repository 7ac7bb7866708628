// Reads EndNote XML, the library export of EndNote (and of others that write it), record by record.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/file.hpp"
#include "ingest/format/parts/entry.hpp"

namespace evident {

// source "" means the database that a record certainly comes from ("embase", "central", "wos", "scopus",
// "pubmed-export"), else "endnote".
//
// Problems beside those of the XML: no-key (rejected), odd-date, two-dois (warnings), unlabelled-number,
// malformed-identifier, unknown-field (notes).
std::unique_ptr<Reader> open_endnote_xml(std::unique_ptr<Bytes> text, std::string input, std::string source,
                                         std::size_t chunk);

// True when a text that begins so holds <records> with <record> elements of EndNote's names.
bool looks_like_endnote_xml(std::string_view head);

}  // namespace evident
