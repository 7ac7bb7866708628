// Reads the exports of Web of Science: tagged text ("PT J" ... "ER") and its tab-delimited table.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/file.hpp"
#include "ingest/format/parts/entry.hpp"

namespace evident {

// Field by field in docs/formats/wos.md. A record begins at PT and ends at ER; values go on in lines that begin with
// blanks. In the table the first line names the columns by the same tags and each line is a record. Its source is
// "wos", its key UT with the database before the number ("WOS:000424022700066", "MEDLINE:31858815"), else AN, else
// made.
std::unique_ptr<Reader> open_wos(std::unique_ptr<Bytes> text, std::string input, std::string source,
                                 std::size_t chunk = std::size_t(256) << 10);

// Asked of the first 4 KiB of an input's text.
bool looks_like_wos(std::string_view head);

}  // namespace evident
