// Reads Embase XML: the flat file, exports of Embase.com and replies of its API, item by item.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/file.hpp"
#include "ingest/format/parts/entry.hpp"

namespace evident {

// source "" means "embase", or "scopus" when the items stand in a reply or file of Scopus. chunk is how many bytes are
// asked of the text at a time.
//
// An item in state "delete" is a deletion of its key; one of type "dummy" is passed over (dummy-record, a note).
// Problems of an item: no-key (rejected: neither PUI, DOI nor title), those of XmlReader, odd-date, derived-date,
// two-dois, odd-value (warnings), no-pui, malformed-identifier, malformed-orcid, unknown-field (notes).
//
// Replies that hold no item in any form we know (the older API's JSON, the XML gateway's lists, a Scopus reply in a
// short view) end in an Error (source) that names them.
std::unique_ptr<Reader> open_embase(std::unique_ptr<Bytes> text, std::string input, std::string source,
                                    std::size_t chunk = std::size_t(256) << 10);

// True for all of these, the ones refused with a name included.
bool looks_like_embase(std::string_view head);

}  // namespace evident
