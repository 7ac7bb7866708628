// Subject headings whose own name holds "and", "or" or "not": "Sensitivity and Specificity".
#pragma once

#include <string_view>

namespace evident {

// Case and marks do not count.
bool is_joined_name(std::string_view name);

}  // namespace evident
