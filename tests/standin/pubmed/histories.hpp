// The history server: sets of ids kept under a WebEnv and a query key, for a limited life.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace evident::standin {

struct HistoryLife {
    std::int64_t uses = 0;             // a WebEnv is forgotten after so many fetches from it; 0: never
    std::chrono::milliseconds age{0};  // and so long after it was made; 0: never
};

class Histories {
  public:
    struct Key {
        std::string web_env;
        std::string query_key;
    };

    void set(HistoryLife life);
    // Keeps the ids; in the given WebEnv when there is one by that name, else in a new one.
    Key keep(std::vector<std::int64_t> ids, const std::string& web_env);
    // The part of a kept set, and its whole size; nothing when it is not there (any more). Counts as a use.
    struct Part {
        std::vector<std::int64_t> ids;
        std::int64_t of = 0;
    };
    std::optional<Part> part(const Key& key, std::int64_t from, std::int64_t count);
    void forget_all();

  private:
    struct Environment {
        std::vector<std::vector<std::int64_t>> sets;
        std::int64_t uses = 0;
        std::chrono::steady_clock::time_point made = std::chrono::steady_clock::now();
    };
    std::mutex mutex_;
    HistoryLife life_;
    std::map<std::string, Environment> environments_;
    std::int64_t made_ = 0;
};

}  // namespace evident::standin
