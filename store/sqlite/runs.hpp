// The log of runs: what was asked, when, which bytes came back, and what was wrong with them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.hpp"
#include "base/problem.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

struct Run {
    RunId id = RunId::none;
    std::string kind;
    std::string source;  // configured source; "" for none
    std::string review;
    Moment started;
    Moment finished;      // "" when it did not come to its end
    std::string asked;    // JSON
    std::string summary;  // JSON; "" until finished
};

class RunLog {
  public:
    explicit RunLog(Store& store) : database_(store.database()) {}

    // source: the configured source it asks, review: the key of the review it is for; "" for none.
    RunId begin(std::string_view kind, std::string_view asked, const Moment& at, std::string_view source = {},
                std::string_view review = {});
    void finish(RunId run, std::string_view summary, const Moment& at);
    // Runs of configured sources that were cut off (killed, no room) are closed as such: whoever holds the lock of
    // updates knows that none of them is at work.
    void close_cut_off(const Moment& at);
    // The newest first.
    std::vector<Run> newest(int count);

    InputId begin_input(RunId run, std::string_view name);
    void set_format(InputId input, std::string_view format);
    // The earlier input whose bytes are kept under this digest; none when there is none.
    InputId kept_input(const Digest& digest);
    // A piece of the input's text, size bytes from start, as compress() packs it.
    void keep_chunk(InputId input, std::uint64_t start, std::size_t size, std::string_view packed);
    // The input was read to its end. When an earlier one has the same bytes, that one keeps them.
    void finish_input(InputId input, const Digest& digest, std::uint64_t text_bytes);
    void same_as(InputId input, InputId earlier);

    void add_problem(RunId run, InputId input, const Problem& problem);

    // The kept text of an input between two byte offsets; "" when it is not kept.
    std::string kept_text(InputId input, std::uint64_t begin, std::uint64_t end);

  private:
    Database& database_;
};

}  // namespace evident
