// Packs a text as gzip for the tests, without the library that unpacks it.
#pragma once

#include <cstdint>
#include <string>

namespace evident::testing {

// A gzip member that holds the text unpacked (RFC 1951, stored blocks), its check sum computed here.
inline std::string gzip_of(const std::string& text) {
    std::uint32_t crc = 0xFFFFFFFF;
    for (const unsigned char byte : text) {
        crc ^= byte;
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320U : 0);
    }
    std::string out("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", 10);
    const auto number = [&](std::size_t value, int bytes) {
        for (int i = 0; i < bytes; ++i) out += char(value >> (8 * i) & 255);
    };
    for (std::size_t at = 0; at < text.size(); at += 60'000) {
        const auto piece = text.substr(at, 60'000);
        out += char(at + piece.size() == text.size());
        number(piece.size(), 2);
        number(~piece.size() & 0xFFFF, 2);
        out += piece;
    }
    number(std::uint32_t(~crc), 4);
    number(text.size(), 4);
    return out;
}

}  // namespace evident::testing
