// An index in two parts, each behind a xapian-tcpsrv of its own on this machine.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include <xapian.h>

#include "tests/catch.hpp"
#include "tests/index/shelf.hpp"

extern char** environ;

namespace evident::testing {

inline constexpr const char* server_path = "/usr/bin/xapian-tcpsrv";

// False, with a warning, when the program is not there.
inline bool has_servers() {
    if (std::filesystem::exists(server_path)) return true;
    WARN("skipped: no " << server_path);
    return false;
}

inline unsigned free_port() {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const bool bound = ::bind(socket, reinterpret_cast<const sockaddr*>(&address), size) == 0 &&
                       ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    ::close(socket);
    return bound ? ntohs(address.sin_port) : 0;
}

// A server of one folder; it ends with this.
class Server {
  public:
    explicit Server(std::string folder) : port_(free_port()) {
        auto port = std::to_string(port_);
        std::array<std::string, 9> words = {server_path,      "--port",  port,      "--interface",    "127.0.0.1",
                                            "--idle-timeout", "3600000", "--quiet", std::move(folder)};
        std::array<char*, 10> arguments{};
        for (std::size_t i = 0; i < words.size(); ++i) arguments[i] = words[i].data();
        // In a group of its own: when it is told to end, it ends its whole group.
        posix_spawnattr_t attributes;
        ::posix_spawnattr_init(&attributes);
        ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
        const int code = ::posix_spawn(&process_, server_path, nullptr, &attributes, arguments.data(), environ);
        ::posix_spawnattr_destroy(&attributes);
        REQUIRE(code == 0);
    }
    ~Server() {
        if (process_ > 0) {
            ::kill(process_, SIGTERM);
            ::waitpid(process_, nullptr, 0);
        }
    }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    Xapian::Database open() const {
        for (int tries = 0;; ++tries) {
            try {
                return Xapian::Remote::open("127.0.0.1", port_);
            } catch (const Xapian::NetworkError&) {
                if (tries == 100) throw;
                std::this_thread::sleep_for(std::chrono::milliseconds(50));
            }
        }
    }

  private:
    unsigned port_;
    pid_t process_ = 0;
};

// Document 2k+1 of the whole is document k+1 of the first part, 2k+2 that of the second: joined they have their numbers
// again.
inline void split(const Xapian::Database& whole, const std::string& odd, const std::string& even) {
    std::array<Xapian::WritableDatabase, 2> parts = {Xapian::WritableDatabase(odd, Xapian::DB_CREATE),
                                                     Xapian::WritableDatabase(even, Xapian::DB_CREATE)};
    for (auto id = whole.postlist_begin({}); id != whole.postlist_end({}); ++id) {
        parts[(*id - 1) % 2].replace_document((*id - 1) / 2 + 1, whole.get_document(*id));
    }
    for (auto& part : parts) part.commit();
}

// The whole in two parts, each behind its server.
class TwoServers {
  public:
    explicit TwoServers(const Xapian::Database& whole) {
        split(whole, folder_.file("odd"), folder_.file("even"));
        odd_.emplace(folder_.file("odd"));
        even_.emplace(folder_.file("even"));
    }

    Xapian::Database open() const {
        auto out = odd_->open();
        out.add_database(even_->open());
        return out;
    }

  private:
    Folder folder_;
    std::optional<Server> odd_;
    std::optional<Server> even_;
};

}  // namespace evident::testing
