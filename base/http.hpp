// One request and its answer over HTTP, bounded in size and time. The only place that speaks to the network.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace evident {

struct HttpRequest {
    std::string url;                  // http:// or https://, nothing else
    std::string form;                 // the body of a POST, already encoded (base/http/url.hpp); "": GET
    std::uint64_t largest = 1 << 30;  // bytes of body, after unpacking; a longer one is given up
    std::chrono::milliseconds connect_within{20'000};
    std::chrono::milliseconds stalled_after{60'000};  // without a byte in either direction
    std::chrono::milliseconds within{3'600'000};      // the whole exchange, redirects included
    bool unpack = true;                // asks for gzip and unpacks it; false: the bytes as the server keeps them
    std::uint64_t from = 0;            // goes on with a download at this byte; nothing is unpacked then
    std::vector<std::string> secrets;  // "***" in every message; the request goes to no second host while there are any
};

struct HttpReply {
    enum class Trouble {
        none,        // a whole answer came; `status` says which
        bad_url,     // no http or https address
        unresolved,  // no such host
        refused,     // nobody answers there
        tls,         // no secure connection, or a certificate that is not accepted
        redirect,    // sent on to another scheme, too often, or with a secret to another host
        timeout,     // not connected in time, or not finished in time
        stalled,     // connected, then silent
        cut,         // ended before its promised end, or made no sense as HTTP
        too_large,   // longer than `largest`
        stopped,     // by the caller
        other,
    };
    Trouble trouble = Trouble::none;
    std::string message;  // of a trouble: for people, with host and path but neither query nor secrets
    std::string advice;   // what one can do about it; may be empty
    int status = 0;
    std::string body;
    std::string content_type;
    std::string etag;
    std::string last_modified;
    std::optional<std::chrono::seconds> retry_after;
    std::optional<std::uint64_t> length;  // as announced; of the packed bytes where they were packed

    bool ok() const { return trouble == Trouble::none && status >= 200 && status < 300; }
};

// "cut", "too-large" ...: one word for logs.
std::string_view name(HttpReply::Trouble trouble);

// Keeps its connection between requests; belongs to one thread. Certificates are always checked; at most 5 redirects
// are followed, none from https to http; no cookies, no .netrc. A proxy is what libcurl's environment variables say.
// What the far side does is never thrown.
class HttpClient {
  public:
    // Takes the next piece of a body; false stops the exchange.
    using Take = std::function<bool(std::string_view)>;

    HttpClient();
    ~HttpClient();
    HttpClient(HttpClient&&) noexcept;
    HttpClient& operator=(HttpClient&&) noexcept;

    HttpReply send(const HttpRequest& request, const std::stop_token& stop = {});

    // The body of a 2xx answer goes to `take` in pieces, from byte `from` on whether or not the server knows ranges;
    // what any other answer says (its first 64 KiB) is in the reply's body.
    HttpReply send_to(const HttpRequest& request, const Take& take, const std::stop_token& stop = {});

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace evident
