#include "base/error.hpp"

namespace evident {

int exit_code(Fault fault) {
    switch (fault) {
        case Fault::usage: return 2;
        case Fault::source: return 3;
        case Fault::store: return 4;
        case Fault::bug: break;
    }
    return 70;
}

std::string_view name(Fault fault) {
    switch (fault) {
        case Fault::usage: return "usage";
        case Fault::source: return "source";
        case Fault::store: return "store";
        case Fault::bug: break;
    }
    return "bug";
}

}  // namespace evident
