// The names Ovid and Embase.com write out where their tagged text has two letters.
#pragma once

#include <string_view>

namespace evident {

// "UI" of "Unique Identifier", "TI" of "TITLE"; case does not count. "" when it is no label we know.
std::string_view ovid_tag(std::string_view label);

// A field of tagged text, "TI  - A title": its two letters; "" when the line is none.
std::string_view ovid_field(std::string_view line);

// "<3001. >", "<1>", "Result <1>", "RECORD 1": the line that begins a record.
bool begins_ovid_record(std::string_view line);

}  // namespace evident
