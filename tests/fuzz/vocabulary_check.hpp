// What must hold for any bytes given to the readers of vocabularies.
#pragma once

#include <string_view>

namespace evident::testing {

// The bytes as the part of MeSH that they look like, and as each other part. Throws Broken (tests/fuzz/checks.hpp)
// unless all places lie within the bytes and every entry has a name.
void check_vocabulary(std::string_view bytes);

}  // namespace evident::testing
