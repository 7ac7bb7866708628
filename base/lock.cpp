#include "base/lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/file.hpp"

namespace evident {

std::optional<FileLock> FileLock::take(const std::filesystem::path& path, std::string_view note) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (file < 0) {
        throw Error(Fault::store, fmt::format("cannot make the lock {}: {}", path.string(), std::strerror(errno)),
                    "the folder of the store must be writable");
    }
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        ::close(file);  // without a word in it: the note is the holder's
        return {};
    }
    FileLock lock(file);
    if (::ftruncate(file, 0) == 0) (void)!::write(file, note.data(), note.size());
    return lock;
}

std::string FileLock::holder(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return {};
    const bool free = ::flock(file, LOCK_SH | LOCK_NB) == 0;
    ::close(file);  // a note that a killed process left behind says nothing
    if (free) return {};
    try {
        return read_file(path);
    } catch (const Error&) {
        return {};
    }
}

// The file stays: removing it would let two processes hold locks on two files of one name.
FileLock::~FileLock() {
    if (file_ < 0) return;
    (void)!::ftruncate(file_, 0);
    ::close(file_);
}

FileLock::FileLock(FileLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

}  // namespace evident
