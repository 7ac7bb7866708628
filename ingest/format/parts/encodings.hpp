// Text in encodings other than UTF-8, as older exports have it, turned into UTF-8.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/file.hpp"

namespace evident {

// Windows-1252, which such exports are in when they are no UTF-8; every byte has a meaning (the five it leaves open
// become U+FFFD).
std::string from_windows_1252(std::string_view text);

// The same bytes, or as UTF-8 what is UTF-16: seen by its byte-order mark, or by a zero byte beside the first letter.
// A half character at the end becomes U+FFFD.
std::unique_ptr<Bytes> utf8_if_utf16(std::unique_ptr<Bytes> bytes);

}  // namespace evident
