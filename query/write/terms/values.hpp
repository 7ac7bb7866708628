// Words and exact values of a question as text again: as they were typed where that says the same.
#pragma once

#include <string>
#include <string_view>

#include "query/ast/node.hpp"

namespace evident {

// The words of a phrase as they were typed when that says the same, else folded, their signs for letters as given:
// any, one, and optional ("" for those the dialect has not; then `lost` is set).
struct Signs {
    std::string_view any;
    std::string_view one;
    std::string_view optional;
};
std::string written_words(const Words& words, const Signs& signs, bool& lost);

// The value of a tag as typed, else its token's words with blanks between; the qualifier's after a slash.
std::string written_value(const Tag& tag);

// "0140-6736".
bool is_issn(std::string_view text);

// The value of a tag as typed, single-spaced; "" when it was made.
std::string typed_value(const Tag& tag);

}  // namespace evident
