#include "base/file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "base/error.hpp"

namespace evident {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void cannot_read(const std::string& path, int code) {
    throw Error(Fault::source, fmt::format("cannot read {}: {}", path, std::strerror(code)),
                code == ENOENT ? "check the path" : "check that the file may be read", Place{path, 0, 0});
}

class FileBytes : public Bytes {
  public:
    explicit FileBytes(std::string path)
        : path_(std::move(path)), file_(path_ == "-" ? stdin : std::fopen(path_.c_str(), "rb")) {
        if (file_ == nullptr) cannot_read(path_, errno);
        if (file_ != stdin && fs::is_directory(path_)) {
            std::fclose(file_);
            cannot_read(path_, EISDIR);
        }
    }
    ~FileBytes() override {
        if (file_ != stdin) std::fclose(file_);
    }
    FileBytes(const FileBytes&) = delete;
    FileBytes& operator=(const FileBytes&) = delete;

    std::size_t read(std::span<char> buffer) override {
        const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file_);
        if (count == 0 && std::ferror(file_) != 0) cannot_read(path_, errno);
        return count;
    }

  private:
    std::string path_;
    std::FILE* file_;
};

class HeadedBytes : public Bytes {
  public:
    HeadedBytes(std::string head, std::unique_ptr<Bytes> rest) : head_(std::move(head)), rest_(std::move(rest)) {}
    std::size_t read(std::span<char> buffer) override {
        if (given_ == head_.size()) return rest_->read(buffer);
        const auto count = head_.copy(buffer.data(), buffer.size(), given_);
        given_ += count;
        return count;
    }

  private:
    std::string head_;
    std::unique_ptr<Bytes> rest_;
    std::size_t given_ = 0;
};

class TextBytes : public Bytes {
  public:
    explicit TextBytes(std::string_view text) : rest_(text) {}
    std::size_t read(std::span<char> buffer) override {
        const auto count = std::min(buffer.size(), rest_.size());
        std::copy_n(rest_.data(), count, buffer.data());
        rest_.remove_prefix(count);
        return count;
    }

  private:
    std::string_view rest_;
};

}  // namespace

std::unique_ptr<Bytes> open_bytes(const std::string& path) { return std::make_unique<FileBytes>(path); }

std::unique_ptr<Bytes> bytes_after(std::string head, std::unique_ptr<Bytes> rest) {
    return std::make_unique<HeadedBytes>(std::move(head), std::move(rest));
}

std::unique_ptr<Bytes> bytes_of(std::string_view text) { return std::make_unique<TextBytes>(text); }

bool read_more(Bytes& bytes, std::string& text, std::size_t chunk) {
    const auto held = text.size();
    text.resize(held + std::max(chunk, std::min<std::size_t>(held, std::size_t(1) << 20)));
    std::size_t count = 0;
    try {
        count = bytes.read(std::span(text).subspan(held));
    } catch (...) {
        text.resize(held);
        throw;
    }
    text.resize(held + count);
    return count > 0;
}

std::string read_file(const fs::path& path) {
    FileBytes file(path.string());
    std::string out;
    char buffer[1 << 16];
    while (const auto count = file.read(buffer)) out.append(buffer, count);
    return out;
}

void write_file(const fs::path& path, std::string_view text) {
    const fs::path fresh = path.string() + ".new";
    const auto failed = [&](int code) {
        std::error_code ignored;
        fs::remove(fresh, ignored);
        throw Error(Fault::store, fmt::format("cannot write {}: {}", path.string(), std::strerror(code)),
                    "check the folder's permissions and the free space");
    };
    {
        std::ofstream out(fresh, std::ios::binary);
        out.write(text.data(), static_cast<std::streamsize>(text.size()));
        out.flush();
        if (!out) failed(errno);
    }
    std::error_code code;
    fs::rename(fresh, path, code);
    if (code) failed(code.value());
}

std::vector<std::string> files_at(const std::string& path) {
    if (path == "-") return {path};
    std::error_code code;
    const auto status = fs::status(path, code);
    if (!fs::exists(status)) cannot_read(path, ENOENT);
    if (!fs::is_directory(status)) return {path};
    std::vector<std::string> out;
    auto walk = fs::recursive_directory_iterator(path, code);
    for (; !code && walk != fs::recursive_directory_iterator(); walk.increment(code)) {
        if (walk->path().filename().string().starts_with('.')) {
            walk.disable_recursion_pending();
        } else if (walk->is_regular_file()) {
            out.push_back(walk->path().string());
        }
    }
    if (code) cannot_read(path, code.value());
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace evident
