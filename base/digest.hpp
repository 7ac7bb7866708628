// SHA-256, the name under which raw bytes are kept and content is compared.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace evident {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view bytes);

// Lower-case hexadecimal, 64 letters.
std::string to_hex(const Digest& digest);

// A digest of bytes that come in pieces.
class RunningDigest {
  public:
    RunningDigest();
    ~RunningDigest();
    RunningDigest(RunningDigest&&) noexcept;
    RunningDigest& operator=(RunningDigest&&) noexcept;

    void add(std::string_view bytes);
    // The digest of all bytes so far; nothing may be added after.
    Digest finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace evident
