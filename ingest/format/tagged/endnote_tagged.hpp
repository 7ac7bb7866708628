// Reads EndNote's tagged export, the "refer" format: "%0 Journal Article", "%A", "%T" and so on.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/file.hpp"
#include "ingest/format/parts/entry.hpp"

namespace evident {

// Field by field in docs/formats/endnote-tagged.md. Records are parted by empty lines. The source is "endnote"; the key
// is the accession number (%M) as given, else made.
std::unique_ptr<Reader> open_endnote_tagged(std::unique_ptr<Bytes> text, std::string input, std::string source,
                                            std::size_t chunk = std::size_t(256) << 10);

// Asked of the first 4 KiB of an input's text.
bool looks_like_endnote_tagged(std::string_view head);

}  // namespace evident
