// Reads BibTeX and biblatex files, entry by entry, as Zotero, Mendeley, Scopus, Web of Science and people write them.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/file.hpp"
#include "ingest/format/parts/entry.hpp"

namespace evident {

// source "" means the database that an entry shows (Scopus, Web of Science), else "bibtex".
//
// Problems: no-key, record-too-large (rejected), broken-entry, missing-comma, legacy-encoding, odd-date, two-dois
// (warnings), duplicate-field, unknown-macro, unknown-field, repeated-cite-key, malformed-identifier (notes).
std::unique_ptr<Reader> open_bibtex(std::unique_ptr<Bytes> text, std::string input, std::string source,
                                    std::size_t chunk);

// True when a line of the text begins an entry with a type and a cite key, or an @string or @comment.
bool looks_like_bibtex(std::string_view head);

}  // namespace evident
