// Reads Ovid's XML: records whose fields are labelled as in Ovid's text ("Unique Identifier"), each with its values.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/file.hpp"
#include "ingest/format/parts/entry.hpp"

namespace evident {

// A record is an element `record`; its fields are elements `F`, the label in attribute L (or the two letters in C),
// the values in elements `D`. Labels mean what they mean in tagged text (tagged/ovid/record.hpp), which also says what
// source and key are; docs/formats/embase.md says how sure this form is. Problems: no-key, unknown-field and those of
// XmlReader.
std::unique_ptr<Reader> open_ovid_xml(std::unique_ptr<Bytes> text, std::string input, std::string source,
                                      std::size_t chunk = std::size_t(256) << 10);

bool looks_like_ovid_xml(std::string_view head);

}  // namespace evident
