// The stem that English words of one family share: "treated", "treating" and "treats" give "treat".
#pragma once

#include <string>
#include <string_view>

namespace evident {

// Snowball's "english" (Porter 2). Only folded words of three or more letters a to z are stemmed; numbers, words with
// digits or a plus sign and words of other scripts come back as they are.
std::string stem(std::string_view word);

}  // namespace evident
