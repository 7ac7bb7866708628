// Reads the inside of one BibTeX entry: its cite key and fields.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "ingest/format/bibtex/entries.hpp"

namespace evident {

using BibMacros = std::map<std::string, std::string, std::less<>>;

// "jan" to "dec" as the names of months.
BibMacros month_macros();

// Where the brace that opens at that place closes (just after it); npos when it does not. A backslash takes the mark
// behind it out of the count.
std::size_t closing_brace(std::string_view text, std::size_t open);

// body: what stands between the entry's outer marks; offset and line are those of its first byte.
void read_fields(BibEntry& entry, std::string_view body, const BibMacros& macros, std::uint64_t offset,
                 std::uint64_t line);

// "name = value" of an @string; name is empty when it is none.
BibField read_macro_body(std::string_view body, const BibMacros& macros);

}  // namespace evident
