// SHA-256, the name under which raw bytes are kept and content is compared; MD5, which others give with their files.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace evident {

using Digest = std::array<std::uint8_t, 32>;
using Md5 = std::array<std::uint8_t, 16>;

Digest sha256(std::string_view bytes);

// Lower-case hexadecimal, 64 letters.
std::string to_hex(const Digest& digest);
// 32 letters.
std::string to_hex(const Md5& digest);

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

// The MD5 of bytes that come in pieces: tells a whole download from a broken one, proves nothing against malice.
class RunningMd5 {
  public:
    RunningMd5();
    ~RunningMd5();
    RunningMd5(RunningMd5&&) noexcept;
    RunningMd5& operator=(RunningMd5&&) noexcept;

    void add(std::string_view bytes);
    Md5 finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace evident
