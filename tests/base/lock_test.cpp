#include "base/lock.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include "tests/catch.hpp"

using namespace evident;

namespace {

struct LockFile {
    LockFile() : path(std::filesystem::temp_directory_path() / ("evident-lock-" + std::to_string(::getpid()))) {}
    ~LockFile() {
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
    }
    std::filesystem::path path;
};

}  // namespace

TEST_CASE("who finds a lock taken reads who holds it, however often it is tried", "[lock]") {
    const LockFile file;
    const auto& path = file.path;
    auto lock = FileLock::take(path, "process 7, since today");
    REQUIRE(lock);
    for (int i = 0; i < 3; ++i) {
        CHECK_FALSE(FileLock::take(path, "another"));
        CHECK(FileLock::holder(path) == "process 7, since today");
    }
    lock.reset();
    CHECK(FileLock::holder(path).empty());
    CHECK(FileLock::take(path, "another"));
}

TEST_CASE("a lock is free when its holder has died", "[lock]") {
    const LockFile file;
    const auto& path = file.path;
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const auto lock = FileLock::take(path, "child");
        ::_exit(lock ? 0 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(FileLock::holder(path).empty());
    CHECK(FileLock::take(path, "after"));
}
