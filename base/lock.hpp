// A lock that one process holds on a file, with a note of who holds it for those who find it taken.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace evident {

class FileLock {
  public:
    // Takes the lock, making the file when there is none, and leaves the note in it; nothing when another process has
    // it. The system frees it when the process ends, however it ends. Throws Error (store) when the file cannot be
    // made.
    static std::optional<FileLock> take(const std::filesystem::path& path, std::string_view note);

    // What the process wrote that holds the lock now; "" when none does.
    static std::string holder(const std::filesystem::path& path);

    ~FileLock();
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&&) = delete;

  private:
    explicit FileLock(int file) : file_(file) {}
    int file_;
};

}  // namespace evident
