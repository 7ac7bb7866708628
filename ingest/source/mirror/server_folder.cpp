#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/file.hpp"
#include "ingest/source/mirror/folder.hpp"

namespace evident {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::uint64_t largest_listing = std::uint64_t(16) << 20;
constexpr std::uint64_t largest_text = 64 * 1024;
constexpr std::uint64_t largest_file = std::uint64_t(4) << 30;
constexpr std::uint64_t told_each = std::uint64_t(1) << 20;  // bytes
constexpr int past_the_end = 416;                            // all of the file is there already
constexpr int gone = 404;

// A file that is added to; throws Error (store) when the disk is full.
class Appending {
  public:
    explicit Appending(const fs::path& path) : path_(path.string()), file_(std::fopen(path_.c_str(), "ab")) {
        if (file_ == nullptr) fail(errno);
    }
    ~Appending() {
        if (file_ != nullptr) std::fclose(file_);
    }
    Appending(const Appending&) = delete;
    Appending& operator=(const Appending&) = delete;

    // False when it could not be written; close() will say why.
    bool add(std::string_view piece) {
        if (std::fwrite(piece.data(), 1, piece.size(), file_) != piece.size()) code_ = errno;
        return code_ == 0;
    }
    void close() {
        auto* file = std::exchange(file_, nullptr);
        if (std::fclose(file) != 0 && code_ == 0) code_ = errno;
        if (code_ != 0) fail(code_);
    }

  private:
    [[noreturn]] void fail(int code) const {
        throw Error(Fault::store, fmt::format("cannot write {}: {}", path_, std::strerror(code)),
                    "check the folder's permissions and the free space");
    }

    std::string path_;
    int code_ = 0;
    std::FILE* file_;
};

std::uint64_t size_of(const fs::path& path) {
    std::error_code code;
    const auto size = fs::file_size(path, code);
    return code ? 0 : size;
}

void remove_file(const fs::path& path) {
    std::error_code ignored;
    fs::remove(path, ignored);
}

void rename_file(const fs::path& from, const fs::path& to) {
    std::error_code code;
    fs::rename(from, to, code);
    if (code) throw Error(Fault::store, fmt::format("cannot rename {}: {}", from.string(), code.message()));
}

// "https://host/folder/" of the address of its listing page, whether that ends in a slash or in "index.html".
std::string base_of(std::string address) {
    address.erase(std::min(address.find_first_of("?#"), address.size()));
    const auto slash = address.rfind('/');
    if (address.find(".htm", slash) != std::string::npos) address.erase(slash + 1);
    if (!address.ends_with('/')) address += '/';
    return address;
}

// Without "user:password@".
std::string without_user(const std::string& address) {
    const auto host = address.find("://") + 3;
    const auto path = std::min(address.find('/', host), address.size());
    const auto at = address.rfind('@', path);
    return at != std::string::npos && at > host ? address.substr(0, host) + address.substr(at + 1) : address;
}

class ServerFolder : public MirrorFolder {
  public:
    ServerFolder(const std::string& address, HttpClient& client, const DownloadSettings& settings)
        : page_(address), base_(base_of(address)), shown_(without_user(base_)), client_(client), settings_(settings) {}

    std::vector<Entry> list() override {
        auto entries = read_listing(whole_text(page_, largest_listing));
        if (!entries.empty()) return entries;
        throw Error(Fault::source, fmt::format("the page {} lists no file", shown_),
                    "check the address; it must be that of a listing with links to the files");
    }

    std::string text_of(const std::string& name) override { return whole_text(base_ + name, largest_text); }

    fs::path fetch(const std::string& name, const Check& check, const Arrived& arrived) override {
        make_work();
        const auto whole = settings_.work / name;
        const auto part = settings_.work / (name + ".part");
        if (fs::exists(whole)) {  // a run that was killed had it whole
            if (check(whole)) return whole;
            remove_file(whole);
        }
        for (int tries = 0; tries < 2; ++tries) {
            const bool resumed = size_of(part) > 0;
            download(name, part, arrived);
            if (check(part)) {
                rename_file(part, whole);
                return whole;
            }
            remove_file(part);
            if (!resumed) break;  // else its beginning may be of an earlier issue of the file
        }
        return {};
    }

    void release(const std::string& name) override {
        remove_file(settings_.work / name);
        remove_file(settings_.work / (name + ".part"));
    }

    std::string shown(const std::string& name) const override { return shown_ + name; }

  private:
    void make_work() const {
        std::error_code code;
        fs::create_directories(settings_.work, code);
        if (code) {
            throw Error(Fault::store, fmt::format("cannot make {}: {}", settings_.work.string(), code.message()),
                        "check the permissions of the folder the store is in");
        }
    }

    // Asks until there is an answer to use, or none is to be hoped for.
    HttpReply ask(const std::function<HttpReply()>& send) {
        Retry retry(settings_.retry);
        const auto begun = steady_clock::now();
        while (true) {
            auto reply = send();
            if (judge(reply) != Next::retry) return reply;
            const auto elapsed = std::chrono::duration_cast<milliseconds>(steady_clock::now() - begun);
            const auto wait = retry.next(reply.retry_after, elapsed);
            if (!wait) return reply;
            std::this_thread::sleep_for(*wait);
        }
    }

    std::string whole_text(const std::string& url, std::uint64_t largest) {
        HttpRequest request;
        request.url = url;
        request.largest = largest;
        auto reply = ask([&] { return client_.send(request); });
        if (!reply.ok()) refuse(reply, without_user(url));
        return std::move(reply.body);
    }

    void download(const std::string& name, const fs::path& part, const Arrived& arrived) {
        HttpRequest request;
        request.url = base_ + name;
        request.largest = largest_file;
        request.unpack = false;
        Appending file(part);
        std::uint64_t size = size_of(part);
        const auto take = [&](std::string_view piece) {
            const auto before = size;
            size += piece.size();
            if (arrived && size / told_each != before / told_each) arrived(size);
            return file.add(piece);
        };
        const auto reply = ask([&] {
            request.from = size;
            return client_.send_to(request, take);
        });
        file.close();
        if (!reply.ok() && !(reply.status == past_the_end && request.from > 0)) refuse(reply, shown(name));
    }

    [[noreturn]] static void refuse(const HttpReply& reply, const std::string& shown) {
        if (reply.trouble != HttpReply::Trouble::none) throw Error(Fault::source, reply.message, reply.advice);
        throw Error(Fault::source, fmt::format("{} answers with HTTP {}", shown, reply.status),
                    reply.status == gone ? "check the address" : "try again later");
    }

    std::string page_;
    std::string base_;
    std::string shown_;
    HttpClient& client_;
    DownloadSettings settings_;
};

}  // namespace

std::unique_ptr<MirrorFolder> open_server_folder(const std::string& address, HttpClient& client,
                                                 const DownloadSettings& settings) {
    return std::make_unique<ServerFolder>(address, client, settings);
}

bool is_address(std::string_view where) { return where.starts_with("http://") || where.starts_with("https://"); }

}  // namespace evident
