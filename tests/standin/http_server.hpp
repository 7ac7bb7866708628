// A real HTTP server on a free port of the loopback address, whose answers may be broken on purpose.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace evident::standin {

struct Request {
    std::string method;
    std::string path;                          // decoded, without the query
    std::size_t target = 0;                    // bytes of path and query as sent
    std::map<std::string, std::string> query;  // decoded; those of a form too
    std::string range;                         // header
    bool takes_gzip = false;
    std::chrono::steady_clock::time_point arrived;

    // "" when it is not there.
    std::string value(const std::string& key) const;
    std::int64_t number(const std::string& key, std::int64_t otherwise) const;
};

struct Response {
    int status = 200;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;  // those of a type and a length aside
    std::string type = "text/xml; charset=UTF-8";

    // How the answer goes wrong on its way. All positions are bytes of the body as sent.
    std::optional<std::uint64_t> cut_at;            // the connection is closed there
    std::optional<std::uint64_t> stalls_at;         // silence begins there ...
    std::chrono::milliseconds stalls_for{0};        // ... and lasts so long
    std::optional<std::uint64_t> announced;         // Content-Length, in place of the true one; at least the true one
    std::function<char(std::uint64_t)> bottomless;  // makes each byte of an endless body in place of `body`
};

struct Serving;  // the server's inside

class HttpServer {
  public:
    using Serve = std::function<Response(const Request&)>;

    // `serve` is called from several threads. Throws std::runtime_error when no port can be had.
    explicit HttpServer(Serve serve);
    ~HttpServer();  // waits for answers under way, silences cut short
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    int port() const;
    // "http://127.0.0.1:PORT" and the path.
    std::string url(std::string_view path = "/") const;

  private:
    std::unique_ptr<Serving> state_;
};

}  // namespace evident::standin
