// Reads Ovid's exports, whichever of their forms an input has: tagged text, text with long labels, or XML.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/file.hpp"
#include "ingest/format/parts/entry.hpp"

namespace evident {

// The form is told by the first bytes.
std::unique_ptr<Reader> open_ovid(std::unique_ptr<Bytes> text, std::string input, std::string source,
                                  std::size_t chunk = std::size_t(256) << 10);

bool looks_like_ovid(std::string_view head);

}  // namespace evident
