// Lines of an HTTP header: a name, a colon and a value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace evident {

// The value of the line, without white space around it, when the line has this name; `name` in lower case, the line's
// of any case.
std::optional<std::string> header_value(std::string_view line, std::string_view name);

// The first byte of a Content-Range such as "bytes 200-1000/67589"; 0 when there is none.
std::uint64_t range_begin(std::string_view value);

}  // namespace evident
