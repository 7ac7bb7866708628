// Where tests find the shared real data, which is not part of the project.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

#include "tests/catch.hpp"

namespace evident::testing {

// The path below the shared folder (EVIDENT_SHARED, else ../shared beside the project). "" when the folder is absent,
// in which case the test should return after a WARN. Where EVIDENT_SHARED is set a missing file fails the test.
inline std::string shared_data(const std::string& below) {
    namespace fs = std::filesystem;
    const char* named = std::getenv("EVIDENT_SHARED");
    const fs::path root = named != nullptr ? fs::path(named) : fs::path(EVIDENT_SOURCE_DIR) / ".." / "shared";
    const fs::path path = root / below;
    if (fs::exists(path)) return path.string();
    if (named != nullptr) FAIL("EVIDENT_SHARED is set but has no " << below);
    WARN("skipped: no shared data at " << path.string());
    return {};
}

}  // namespace evident::testing
