// Every input that the fuzzing programs keep, or once found a fault with, holds still.
#include <filesystem>

#include "base/file.hpp"
#include "tests/catch.hpp"
#include "tests/fuzz/checks.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

std::filesystem::path corpus(const std::string& name) {
    return std::filesystem::path(EVIDENT_SOURCE_DIR) / "tests" / "fuzz" / "corpus" / name;
}

}  // namespace

TEST_CASE("fuzz: what the corpus holds is read and written as promised") {
    for (const auto& name : check_names()) {
        const auto files = files_at(corpus(name).string());
        CHECK(files.size() > 5);
        for (const auto& file : files) {
            INFO(file);
            CHECK_NOTHROW(check(name, read_file(file)));
        }
    }
}

TEST_CASE("fuzz: a broken promise is told") {
    CHECK_THROWS_AS(check("no such check", ""), Broken);
    CHECK_NOTHROW(check("pubmed", "lung[ti] OR (heart AND"));
}
