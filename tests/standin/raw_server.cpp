#include "tests/standin/raw_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

#include <fmt/format.h>

namespace evident::standin {

namespace {

bool readable(int socket, std::chrono::milliseconds within) {
    pollfd waiting{socket, POLLIN, 0};
    return poll(&waiting, 1, static_cast<int>(within.count())) > 0;
}

std::size_t length_of_body(std::string_view head) {
    constexpr std::string_view name = "Content-Length: ";
    const auto at = head.find(name);
    return at == std::string_view::npos ? 0 : std::stoul(std::string(head.substr(at + name.size(), 12)));
}

}  // namespace

std::string Peer::request() {
    std::string text;
    char piece[4096];
    for (;;) {
        const auto head = text.find("\r\n\r\n");
        if (head != std::string::npos && text.size() >= head + 4 + length_of_body(text)) return text;
        if (!readable(socket_, std::chrono::seconds(10))) return {};
        const auto count = recv(socket_, piece, sizeof piece, 0);
        if (count <= 0) return {};
        text.append(piece, static_cast<std::size_t>(count));
    }
}

bool Peer::say(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

void Peer::hold(std::chrono::milliseconds longest) { readable(socket_, longest); }

void Peer::reset() {
    const linger at_once{1, 0};
    setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

RawServer::RawServer(std::function<void(Peer&)> serve) : serve_(std::move(serve)) {
    listener_ = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const plain = reinterpret_cast<sockaddr*>(&address);
    if (bind(listener_, plain, size) != 0 || listen(listener_, 16) != 0 || getsockname(listener_, plain, &size) != 0) {
        throw std::runtime_error("no port to listen on");
    }
    port_ = ntohs(address.sin_port);
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

RawServer::~RawServer() {
    thread_.request_stop();
    thread_.join();
    close(listener_);
}

void RawServer::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        if (!readable(listener_, std::chrono::milliseconds(20))) continue;
        const int visitor = accept(listener_, nullptr, nullptr);
        if (visitor < 0) continue;
        Peer peer(visitor);
        serve_(peer);
        close(visitor);
    }
}

std::string RawServer::url(std::string_view path, std::string_view scheme) const {
    return fmt::format("{}://127.0.0.1:{}{}", scheme, port_, path);
}

std::string answer(int status, std::string_view body, std::string_view more_headers) {
    return fmt::format("HTTP/1.1 {} Said\r\nContent-Length: {}\r\n{}\r\n{}", status, body.size(), more_headers, body);
}

}  // namespace evident::standin
