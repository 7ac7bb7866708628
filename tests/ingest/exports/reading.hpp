// Reads text of one of the formats of this folder to its end.
#pragma once

#include <string>

#include "tests/ingest/read_all.hpp"

namespace evident::testing {

using Opener = std::unique_ptr<Reader> (*)(std::unique_ptr<Bytes> text, std::string input, std::string source,
                                           std::size_t chunk);

// The same text in small and in large pieces must give the same.
inline Reading read_with(Opener open, std::string_view text, std::string source = "") {
    auto whole = run(*open(bytes_of(text), "test", source, 1 << 16));
    const auto pieces = run(*open(bytes_of(text), "test", source, 7));
    REQUIRE(pieces.entries.size() == whole.entries.size());
    for (std::size_t i = 0; i < whole.entries.size(); ++i) {
        CHECK(pieces.entries[i].record == whole.entries[i].record);
        CHECK(pieces.entries[i].place == whole.entries[i].place);
        CHECK(pieces.entries[i].problems.size() == whole.entries[i].problems.size());
    }
    return whole;
}

// Of every entry: an empty one where a record was rejected.
inline std::vector<std::string> all_titles(const Reading& reading) {
    std::vector<std::string> out;
    for (const auto& entry : reading.entries) out.push_back(entry.record.title);
    return out;
}

inline std::string value_of(const Record& record, IdentifierKind kind) { return identifier(record, kind); }

}  // namespace evident::testing
