// Parentheses around a piece of a question.
#pragma once

#include <string_view>

namespace evident {

// Where the parenthesis that begins the text is closed; npos when it begins with none or none closes it. What stands in
// double quotes opens and closes nothing.
std::size_t closing_parenthesis(std::string_view text);

// Whether the parenthesis that opens the text is closed by its last character.
bool is_enclosed(std::string_view text);

}  // namespace evident
