#include <fmt/format.h>

#include "base/error.hpp"
#include "base/file.hpp"
#include "ingest/source/mirror/folder.hpp"

namespace evident {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largest_text = 64 * 1024;

class LocalFolder : public MirrorFolder {
  public:
    explicit LocalFolder(fs::path path) : path_(std::move(path)) {}

    std::vector<Entry> list() override {
        std::error_code code;
        std::vector<Entry> out;
        auto files = fs::directory_iterator(path_, code);
        for (; !code && files != fs::directory_iterator(); files.increment(code)) {
            if (files->is_regular_file(code)) out.push_back({files->path().filename().string(), Day::none});
            code.clear();  // a link that leads nowhere is no file
        }
        if (!code) return out;
        throw Error(Fault::source, fmt::format("cannot read the folder {}: {}", path_.string(), code.message()),
                    "check that it is there and may be read");
    }

    std::string text_of(const std::string& name) override {
        std::error_code code;
        if (fs::file_size(path_ / name, code) > largest_text || code) return {};
        return read_file(path_ / name);
    }

    fs::path fetch(const std::string& name, const Check& check, const Arrived&) override {
        return check(path_ / name) ? path_ / name : fs::path{};
    }

    void release(const std::string&) override {}
    std::string shown(const std::string& name) const override { return (path_ / name).string(); }

  private:
    fs::path path_;
};

}  // namespace

std::unique_ptr<MirrorFolder> open_local_folder(const std::string& path) { return std::make_unique<LocalFolder>(path); }

}  // namespace evident
