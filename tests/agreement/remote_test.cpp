// An index in two parts behind two xapian-tcpsrv gives the answers of the same index in one part on this machine.
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
#include <thread>

#include <xapian.h>

#include "query/ast/print.hpp"
#include "query/compile/to_xapian.hpp"
#include "tests/agreement/made_records.hpp"
#include "tests/agreement/trees.hpp"
#include "tests/catch.hpp"
#include "tests/index/shelf.hpp"

extern char** environ;

namespace evident {
namespace {

using namespace testing;

constexpr const char* server_path = "/usr/bin/xapian-tcpsrv";

unsigned free_port() {
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
        std::array<std::string, 7> words = {server_path, "--port",         port, "--interface", "127.0.0.1",
                                            "--quiet",   std::move(folder)};
        std::array<char*, 8> arguments{};
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
void split(const Xapian::Database& whole, const std::string& odd, const std::string& even) {
    std::array<Xapian::WritableDatabase, 2> parts = {Xapian::WritableDatabase(odd, Xapian::DB_CREATE),
                                                     Xapian::WritableDatabase(even, Xapian::DB_CREATE)};
    for (auto id = whole.postlist_begin({}); id != whole.postlist_end({}); ++id) {
        parts[(*id - 1) % 2].replace_document((*id - 1) / 2 + 1, whole.get_document(*id));
    }
    for (auto& part : parts) part.commit();
}

}  // namespace

TEST_CASE("two servers of an index in two parts answer as the index in one part does") {
    if (!std::filesystem::exists(server_path)) {
        WARN("skipped: no " << server_path);
        return;
    }
    const auto seed = seed_or(11);
    INFO("EVIDENT_SEED=" << seed);
    Dice dice(seed);
    std::vector<Record> records;
    for (std::size_t i = 1; i <= 150; ++i) records.push_back(made_record(dice, i));
    Shelf shelf;
    shelf.put_all(records);
    shelf.withdraw("3");
    shelf.index.sync({});
    const Xapian::Database whole(shelf.index.folder());
    split(whole, shelf.folder.file("odd"), shelf.folder.file("even"));
    const Server odd(shelf.folder.file("odd"));
    const Server even(shelf.folder.file("even"));
    auto remote = odd.open();
    remote.add_database(even.open());
    REQUIRE(remote.get_doccount() == whole.get_doccount());
    Trees trees(records, seed);
    int answered = 0;
    const int asked = questions_or(150);
    for (int i = 0; i < asked; ++i) {
        const auto question = trees.tree(4);
        const auto truth = xapian_documents(whole, question);
        INFO("question " << i << ": " << print(question));
        REQUIRE(xapian_documents(remote, question) == truth);
        if (!truth.empty()) ++answered;
    }
    WARN(fmt::format("EVIDENT_SEED={}: {} questions of two servers, {} answered; 0 disagreements", seed, asked,
                     answered));
    CHECK(answered > asked / 2);
}

}  // namespace evident
