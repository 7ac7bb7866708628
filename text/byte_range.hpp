// A stretch of a text, by the places of its first byte and of the byte after its last.
#pragma once

#include <cstdint>
#include <string_view>

namespace evident {

struct ByteRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    std::uint32_t size() const { return end - begin; }
    std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
    friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

}  // namespace evident
