// A value of a record made tidy: runs of white space and control characters become one space, none at the ends.
#pragma once

#include <string>
#include <string_view>

namespace evident {

std::string plain_text(std::string_view text);

}  // namespace evident
