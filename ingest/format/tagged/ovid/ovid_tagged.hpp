// Reads Ovid's tagged text ("<1. >", "VN  - Ovid Technologies") and its text with long labels ("Unique Identifier").
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/file.hpp"
#include "ingest/format/parts/entry.hpp"

namespace evident {

// Field by field in docs/formats/ovid.md. DB says which database a record is of: "embase" (key L and digits, from UI),
// "medline-ovid" (key PMID), "central" (key CN-...); another one gives its own name as the source. Embase.com's plain
// text ("RECORD 1", labels in capitals on lines of their own) is read too.
std::unique_ptr<Reader> open_ovid_tagged(std::unique_ptr<Bytes> text, std::string input, std::string source,
                                         std::size_t chunk = std::size_t(256) << 10);

// Asked of the first 4 KiB of an input's text.
bool looks_like_ovid_tagged(std::string_view head);

}  // namespace evident
