// Reads JSON Lines: one record an object, one object a line. docs/formats/jsonl.md lists the fields.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "ingest/format/reader.hpp"

namespace evident {

inline constexpr std::size_t longest_line = std::size_t(16) << 20;

// source "" means what each object says in "source", else "jsonl".
//
// Problems of a line: malformed-record (no JSON object), no-key (no "id", "_id" or "doc_id"), record-too-large (all
// three rejected); repaired-utf8, odd-date, odd-value, malformed-identifier, two-dois (read all the same);
// unknown-field (a note, once a name).
std::unique_ptr<Reader> open_jsonl(std::unique_ptr<Bytes> text, std::string input, std::string source,
                                   std::size_t chunk = std::size_t(256) << 10);

// True when a text that begins so is a line with a JSON object.
bool looks_like_jsonl(std::string_view head);

}  // namespace evident
