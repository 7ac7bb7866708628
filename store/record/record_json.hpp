// A record as JSON text: how the store keeps what a version says. Every field stands under its own name; what is empty
// is left out, so equal records give equal text.
#pragma once

#include <string>
#include <string_view>

#include "store/record/record.hpp"

namespace evident {

std::string to_json(const Record& record);

// The record that to_json wrote. Throws Error (store) for anything else.
Record record_from_json(std::string_view text);

}  // namespace evident
