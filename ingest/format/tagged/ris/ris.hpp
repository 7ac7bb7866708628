// Reads RIS in the dialects of the databases and reference managers that write it. docs/formats/ris.md lists the tags.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/file.hpp"
#include "ingest/format/parts/entry.hpp"
#include "ingest/format/tagged/ris/lines.hpp"

namespace evident {

// source "" means what each record shows of its origin (source_of in dialect.hpp). chunk is how much is read at a time.
//
// Problems of a record: no-key (neither number nor DOI nor title), record-too-large (both rejected); no-title,
// missing-end, odd-date, two-dois, legacy-encoding (warnings); malformed-identifier, unknown-field, stray-text (notes).
std::unique_ptr<Reader> open_ris(std::unique_ptr<Bytes> text, std::string input, std::string source,
                                 std::size_t chunk = std::size_t(256) << 10);

}  // namespace evident
