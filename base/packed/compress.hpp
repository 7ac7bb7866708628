// Zstandard, for the raw bytes kept with each run.
#pragma once

#include <string>
#include <string_view>

namespace evident {

std::string compress(std::string_view bytes);

// Throws Error (store) when the bytes are not what compress() made, or would grow beyond limit bytes.
std::string decompress(std::string_view packed, std::size_t limit);

}  // namespace evident
