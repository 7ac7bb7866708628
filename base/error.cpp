#include "base/error.hpp"

namespace evident {

std::string_view Error::code() const { return code_.empty() ? name(fault_) : std::string_view(code_); }

int exit_code(Fault fault) {
    switch (fault) {
        case Fault::absent: return 1;
        case Fault::usage: return 2;
        case Fault::source: return 3;
        case Fault::store: return 4;
        case Fault::bug: break;
    }
    return 70;
}

std::string_view name(Fault fault) {
    switch (fault) {
        case Fault::absent: return "absent";
        case Fault::usage: return "usage";
        case Fault::source: return "source";
        case Fault::store: return "store";
        case Fault::bug: break;
    }
    return "bug";
}

}  // namespace evident
