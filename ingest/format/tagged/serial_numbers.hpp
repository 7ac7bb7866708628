// ISSNs and ISBNs picked from a field that holds one or several, with words around them.
#pragma once

#include <string_view>

#include "ingest/format/parts/draft.hpp"

namespace evident {

// "1234-5678 (Electronic)", "12345678", "9783161484100; 3-16-148410-0": ISSNs go to the journal, ISBNs to the book,
// each once. True when there was one.
bool add_serial_numbers(Record& record, std::string_view text);

// The same; a text that holds neither is kept as another identifier.
void add_serial_numbers(Draft& draft, std::string_view text);

}  // namespace evident
