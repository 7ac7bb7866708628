// The records of one window, page by page, fetched by a thread of their own while the page before is being stored.
#pragma once

#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/queue.hpp"
#include "ingest/source/eutils.hpp"

namespace evident {

struct History {
    std::string web_env;
    std::string query_key;
};

struct Page {
    std::string name;       // what was asked, without keys
    std::string body;       // the reply
    std::int64_t from = 0;  // positions in the list of ids, the last one excluded
    std::int64_t to = 0;
    bool posted = false;  // the server had lost its list: the ids that were left were posted again
    std::exception_ptr fault;
};

class Pages {
  public:
    // Pages from position `from` of ids on. Without a history, or when the server has lost it, what is left is posted
    // first, so that no record is asked for twice. The server belongs to this until it is destroyed.
    Pages(Eutils& server, History history, const std::vector<std::string>& ids, std::int64_t from, std::int64_t size);
    ~Pages();
    Pages(const Pages&) = delete;
    Pages& operator=(const Pages&) = delete;

    // The next page; nothing at the end. Throws what fetching threw.
    std::optional<Page> next();

  private:
    void run();
    Page fetch(std::int64_t from, std::int64_t to);
    void post(std::int64_t from);

    Eutils& server_;
    History history_;
    const std::vector<std::string>& ids_;
    std::int64_t from_;
    std::int64_t size_;
    std::int64_t shift_ = 0;  // position in ids of the first id of the server's list
    Queue<Page> queue_{2};
    std::jthread thread_;
};

}  // namespace evident
