// Reads JATS, the article XML of PMC and of publishers, article by article: what stands in front, not the text itself.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/file.hpp"
#include "ingest/format/parts/entry.hpp"

namespace evident {

// source "" means "pmc".
//
// Problems beside those of the XML: no-key, no-front (rejected), odd-date, two-dois, two-pmids (warnings),
// malformed-identifier, malformed-orcid, unknown-field (notes).
std::unique_ptr<Reader> open_jats(std::unique_ptr<Bytes> text, std::string input, std::string source,
                                  std::size_t chunk);

// True when a text that begins so is an article or a set of articles of JATS or of the NLM DTDs before it. A book of
// BITS is told so too; its reader says that books are not read.
bool looks_like_jats(std::string_view head);

}  // namespace evident
