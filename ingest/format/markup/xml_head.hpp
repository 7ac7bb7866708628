// What an input begins with, looked at before its reader is chosen: its first bytes, and the root element of XML.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "base/file.hpp"

namespace evident {

// The first bytes of the stream, which is replaced by one that gives them again. A fault of the stream is left for its
// next read.
std::string peek(std::unique_ptr<Bytes>& text, std::size_t size);

// The name of the first element of an XML text that begins so, with its prefix; "" when it is no XML, or its prolog
// does not end in these bytes.
std::string_view root_name(std::string_view head);

// The same name without its prefix.
std::string_view local_part(std::string_view name);

// The name, with its prefix, of the element that directly holds the first element of that local name; "" when there is
// none, or nothing holds it.
std::string_view holder_of(std::string_view head, std::string_view local_name);

}  // namespace evident
