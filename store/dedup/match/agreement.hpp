// How well two values of one feature agree.
#pragma once

#include <cstdint>
#include <string_view>

namespace evident {

enum class Agreement : std::uint8_t {
    unknown,   // one of them does not say
    equal,     // the same once spelling is set aside
    close,     // what misprints, cuts and abbreviations explain
    loose,     // something in common, not enough to say
    conflict,  // they cannot both be true of one publication, as far as this feature goes
};

std::string_view name(Agreement agreement);

}  // namespace evident
