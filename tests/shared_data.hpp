// Where tests find the shared real data, which is not part of the project.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

#include "tests/catch.hpp"
#include "tests/shared_path.hpp"

namespace evident::testing {

// The path below the shared folder (EVIDENT_SHARED, else ../shared beside the project). "" when the folder is absent,
// in which case the test should return after a WARN. Where EVIDENT_SHARED is set a missing file fails the test.
inline std::string shared_data(const std::string& below) {
    const auto path = shared_path(below);
    if (std::filesystem::exists(path)) return path.string();
    if (std::getenv("EVIDENT_SHARED") != nullptr) FAIL("EVIDENT_SHARED is set but has no " << below);
    WARN("skipped: no shared data at " << path.string());
    return {};
}

}  // namespace evident::testing
