// One fuzzing program: libFuzzer calls it with bytes of its own making. Which check is asked, CMake tells.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/fuzz/checks.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        evident::testing::check(EVIDENT_FUZZ_CHECK, {reinterpret_cast<const char*>(data), size},
                                evident::testing::Ways::some);
    } catch (const std::exception& broken) {
        std::fprintf(stderr, "%s\n", broken.what());
        std::abort();
    }
    return 0;
}
