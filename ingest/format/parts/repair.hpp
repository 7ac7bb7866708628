// Makes the bytes of one record safe to parse: ill-formed UTF-8, NUL and impossible character references are replaced.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace evident {

struct Repair {
    std::string text;       // the whole element, when it had to be made anew; else ""
    bool repaired = false;  // something was replaced by U+FFFD or a space
    std::string entity;     // the first entity that neither XML nor the format defines ("foo"); it stays as "&foo;"
};

// encoding is the one the file declares, lower case; text that is no UTF-8 is converted from it when it is another one.
// May write to text. knows says which names the format's own DTD defines.
Repair repair(std::span<char> text, std::string_view encoding,
              const std::function<bool(std::string_view name)>& knows = {});

}  // namespace evident
