// Reads RIS for the tests.
#pragma once

#include <string>
#include <string_view>

#include "ingest/format/tagged/ris/ris.hpp"
#include "tests/ingest/read_all.hpp"

namespace evident::testing {

inline Reading read_ris(std::string_view text, std::size_t chunk = 65536) {
    return run(*open_ris(bytes_of(text), "test.ris", "", chunk));
}

// The one record of a text that holds one.
inline Record only_ris(std::string_view text) { return only_record(read_ris(text)); }

}  // namespace evident::testing
