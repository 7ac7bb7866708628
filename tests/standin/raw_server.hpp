// A server that speaks to each visitor exactly the bytes a test says, however wrong they are.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <thread>

namespace evident::standin {

// One visitor's connection.
class Peer {
  public:
    explicit Peer(int socket) : socket_(socket) {}

    // The request's lines and, as far as Content-Length says, its body; "" when the visitor has gone.
    std::string request();
    // False when the visitor has gone.
    bool say(std::string_view bytes);
    // Waits until the visitor hangs up, at most so long.
    void hold(std::chrono::milliseconds longest);
    // Ends the connection with a reset in place of a proper close.
    void reset();

  private:
    int socket_;
};

// Listens on a free port of the loopback address until it is destroyed; visitors are served one after the other.
class RawServer {
  public:
    explicit RawServer(std::function<void(Peer&)> serve);
    ~RawServer();
    RawServer(const RawServer&) = delete;
    RawServer& operator=(const RawServer&) = delete;

    int port() const { return port_; }
    // "http://127.0.0.1:PORT" and the path.
    std::string url(std::string_view path = "/", std::string_view scheme = "http") const;

  private:
    void run(const std::stop_token& stop);

    std::function<void(Peer&)> serve_;
    int listener_ = -1;
    int port_ = 0;
    std::jthread thread_;
};

// A whole answer with its Content-Length.
std::string answer(int status, std::string_view body, std::string_view more_headers = {});

}  // namespace evident::standin
