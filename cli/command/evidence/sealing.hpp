// A list of certificates sealed line by line, so that an archive can show that nothing in it was changed.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace evident {

// Makes the lines: each holds its number and the sha256 of the line before (without its line feed; 64 zeros before the
// first), and a last one the number of lines, the sha256 of the last of them, and that of itself: of this line as it is
// without its member "sha256".
class Seal {
  public:
    using Write = std::function<void(const std::string& line)>;
    explicit Seal(Write write) : write_(std::move(write)) {}

    void add(nlohmann::json value);
    // store: the identity of the store. at: when the list was made, the only thing two lists of one store differ in.
    void close(std::string_view store, std::string_view at);
    std::int64_t lines() const { return lines_; }

  private:
    Write write_;
    std::string last_ = std::string(64, '0');
    std::int64_t lines_ = 0;
};

struct SealFinding {
    bool whole = false;
    std::int64_t lines = 0;  // certificates that hang together
    std::int64_t line = 0;   // from 1: the line that is not as it was made; 0 when it is whole
    std::string why;
    std::string chain;  // of the last line, when it is whole
};

SealFinding check_seal(std::string_view text);

}  // namespace evident
