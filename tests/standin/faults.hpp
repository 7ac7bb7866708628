// What goes wrong on purpose, how often, decided by a seed so that a run can be repeated.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <string_view>
#include <vector>

#include "tests/standin/http_server.hpp"

namespace evident::standin {

enum class Mischief {
    too_many,         // 429 with JSON and Retry-After
    too_many_as_200,  // the same JSON with status 200
    cut,              // the connection ends in the middle of the body
    wrong_length,     // more bytes announced than sent
    error_page,       // HTML with status 500
    page_as_200,      // HTML with status 200
    half,             // half of the XML, as if it were whole
    backend,          // <ERROR>Search Backend failed
    stall,            // silence in the middle of the body
    bomb,             // gzip that unpacks without end
    endless,          // a body without end
    huge,             // 10 GiB announced
    to_file,          // redirect to file:///etc/passwd
    to_ftp,           // redirect to another scheme
};

// "too-many", "cut" ... and back.
std::string_view name(Mischief fault);
std::optional<Mischief> mischief_named(std::string_view name);

struct FaultSettings {
    std::map<Mischief, double> chance;  // of each request, 0 to 1
    std::uint64_t seed = 1;
    std::chrono::milliseconds silence{1000};  // of a stall
    std::chrono::seconds retry_after{1};
};

// Draws for each request whether and how it fails.
class Faults {
  public:
    void set(FaultSettings settings);
    // These come first, one a request, before any is drawn.
    void next(std::vector<Mischief> faults);
    std::optional<Mischief> draw();
    std::size_t drawn() const;

    // The good answer spoilt. `root` names the XML's outermost element.
    Response spoil(Mischief fault, Response good, std::string_view root) const;

  private:
    mutable std::mutex mutex_;
    FaultSettings settings_;
    std::vector<Mischief> waiting_;
    std::mt19937_64 random_;
    std::size_t drawn_ = 0;
};

// The answer to one request too many.
Response too_many_requests(int status, std::chrono::seconds retry_after);

}  // namespace evident::standin
