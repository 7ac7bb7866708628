// Reads MEDLINE tagged text ("PMID- 123"), which PubMed offers as .nbib and ERIC imitates.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/file.hpp"
#include "ingest/format/parts/entry.hpp"

namespace evident {

// Field by field in docs/formats/nbib.md. Lines may end in CR LF or LF; a value goes on in lines that begin with
// blanks. A record begins at "PMID- ", or behind an empty line. Its source is "nbib" and its key the PMID; ERIC's
// records have the source "eric" and their own number (OID). One without a number has a made key; without that it is
// rejected (no-key).
std::unique_ptr<Reader> open_nbib(std::unique_ptr<Bytes> text, std::string input, std::string source,
                                  std::size_t chunk = std::size_t(256) << 10);

// Asked of the first 4 KiB of an input's text.
bool looks_like_nbib(std::string_view head);

}  // namespace evident
