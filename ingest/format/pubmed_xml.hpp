// Reads PubMed XML: the yearly files, the daily updates and replies of efetch, record by record.
#pragma once

#include <memory>
#include <string>

#include "ingest/format/reader.hpp"

namespace evident {

// source "" means "pubmed". chunk is how many bytes are asked of the text at a time.
//
// Problems of a record: no-key (rejected), malformed-record (rejected, with the offset of the fault), record-too-large
// (rejected), repaired-utf8, unknown-entity, odd-date, two-dois, two-pmids (warnings), malformed-identifier,
// malformed-orcid (notes). Its neighbours are never touched.
std::unique_ptr<Reader> open_pubmed(std::unique_ptr<Bytes> text, std::string input, std::string source,
                                    std::size_t chunk = std::size_t(256) << 10);

// True when a text that begins so is PubMed XML, or UTF-16 that may be (which the reader then refuses with advice).
bool looks_like_pubmed(std::string_view head);

}  // namespace evident
