// A place where a mirror's files lie: a folder of this machine, or a listing page of a server.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/http.hpp"
#include "ingest/source/retry.hpp"

namespace evident {

// What cannot be read throws Error (source), what cannot be written Error (store).
class MirrorFolder {
  public:
    struct Entry {
        std::string name;
        Day changed = Day::none;  // as a listing page tells it
    };
    // Judges a whole file; false: nothing of it is to be used.
    using Check = std::function<bool(const std::filesystem::path& file)>;
    // Told now and then of the bytes of a download.
    using Arrived = std::function<void(std::uint64_t bytes)>;

    virtual ~MirrorFolder() = default;
    // The files in it, those of no mirror too.
    virtual std::vector<Entry> list() = 0;
    // A small text file in it.
    virtual std::string text_of(const std::string& name) = 0;
    // Where the file can be read, once the check has passed; "" when it did not.
    virtual std::filesystem::path fetch(const std::string& name, const Check& check, const Arrived& arrived) = 0;
    // The file is needed no more: what was fetched goes.
    virtual void release(const std::string& name) = 0;
    // Path or address of a file, to be told; holds no password.
    virtual std::string shown(const std::string& name) const = 0;
};

// Reads in place and writes nothing.
std::unique_ptr<MirrorFolder> open_local_folder(const std::string& path);

struct DownloadSettings {
    std::filesystem::path work;  // made when it is not there
    RetrySettings retry;
};

// `address` is that of a listing page, with or without the last slash. A download that was cut goes on where it ended,
// also in a later run. The client must outlive it.
std::unique_ptr<MirrorFolder> open_server_folder(const std::string& address, HttpClient& client,
                                                 const DownloadSettings& settings);

// True for "http://..." and "https://...".
bool is_address(std::string_view where);

// The files that the links of an HTML listing name, each once. Only links into the same folder count: no scheme, no
// slash, no query. The date is the first of the text between a link and the next one: "2025-01-09" or "09-Jan-2025".
std::vector<MirrorFolder::Entry> read_listing(std::string_view html);

}  // namespace evident
