// The path of shared real data, which is not part of the project, whether it is there or not.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace evident::testing {

// Below the shared folder: EVIDENT_SHARED, else ../shared beside the project.
inline std::filesystem::path shared_path(const std::string& below) {
    const char* named = std::getenv("EVIDENT_SHARED");
    const std::filesystem::path root =
        named != nullptr ? std::filesystem::path(named) : std::filesystem::path(EVIDENT_SOURCE_DIR) / ".." / "shared";
    return root / below;
}

}  // namespace evident::testing
