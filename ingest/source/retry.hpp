// Which failed requests are worth another try, when, and when to give up.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <random>
#include <string>

#include "base/http.hpp"
#include "ingest/format/eutils_reply.hpp"

namespace evident {

struct RetrySettings {
    int tries = 8;                              // of one request, the first included
    std::chrono::milliseconds first{1'000};     // longest wait before the second try; doubled for each further one ...
    std::chrono::milliseconds longest{60'000};  // ... up to this
    std::chrono::milliseconds whole{900'000};   // no try begins later than this after the first
    std::uint64_t seed = 0;                     // of the jitter; 0: a different one each time
};

// What is to be done with an answer.
enum class Next { use, retry, give_up };

// Of any HTTP answer, by trouble and status: 429, 408, 5xx, timeouts, stalls, cut connections, what makes no sense, and
// a server that is not there (it may come back) are tried again; TLS troubles, bad addresses, redirects, other 4xx and
// answers above the limit are not.
Next judge(const HttpReply& reply);

// Of an answer of the E-utilities, whose body may say something else than its status. `root` is the element asked for.
// A lost history, a start past the end and ids that do not exist are answers to use.
Next judge(const HttpReply& reply, const EutilsVerdict& verdict, std::string_view root);

// The waits between the tries of one request: exponential with full jitter, and never shorter than the server asks.
class Retry {
  public:
    explicit Retry(const RetrySettings& settings);

    // How long to wait before the next try; nothing when there is to be none, because tries or time are used up or the
    // server asks for more quiet than there is time. `elapsed`: since the first try began.
    std::optional<std::chrono::milliseconds> next(std::optional<std::chrono::seconds> retry_after,
                                                  std::chrono::milliseconds elapsed);
    // Tries so far, the first included.
    int tries() const { return tries_; }

  private:
    RetrySettings settings_;
    std::mt19937_64 random_;
    int tries_ = 1;
};

}  // namespace evident
