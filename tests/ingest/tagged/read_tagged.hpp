// Reads a text given in a test, or a file, by one of the tagged formats.
#pragma once

#include <string>
#include <string_view>

#include "ingest/format/reader.hpp"
#include "tests/ingest/read_all.hpp"

namespace evident::testing {

inline Reading read_as(Format format, std::string_view text, std::string source = "") {
    return run(*open_reader(format, bytes_of(text), "test.txt", std::move(source)));
}

// The one record of a text that must hold one.
inline Record only_record(Format format, std::string_view text) { return only_record(read_as(format, text)); }

inline std::string with_crlf(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n') out += '\r';
        out += c;
    }
    return out;
}

}  // namespace evident::testing
