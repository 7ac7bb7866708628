// A stream that hands on an input's bytes and remembers them: the digest of what came, and the text in pieces to keep.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/digest.hpp"
#include "base/file.hpp"

namespace evident {

// Counts and digests the bytes as they come (before decompression).
class DigestedBytes : public Bytes {
  public:
    explicit DigestedBytes(std::unique_ptr<Bytes> from, RunningDigest& digest)
        : from_(std::move(from)), digest_(digest) {}
    std::size_t read(std::span<char> buffer) override;

  private:
    std::unique_ptr<Bytes> from_;
    RunningDigest& digest_;
};

struct KeptPiece {
    std::uint64_t start = 0;
    std::string text;
};

// Cuts the text that goes by into pieces of about a quarter of a mebibyte and hands each on as soon as it is full, so
// that no more than one is held, however long a record is.
class KeptText {
  public:
    explicit KeptText(std::function<void(const KeptPiece&)> keep) : keep_(std::move(keep)) {}

    void add(std::string_view text);
    // Hands on what is left.
    void flush();
    std::uint64_t size() const { return size_; }

  private:
    std::function<void(const KeptPiece&)> keep_;
    std::string text_;
    std::uint64_t start_ = 0;
    std::uint64_t size_ = 0;
};

// Hands text on and adds it to what is to be kept.
class KeptBytes : public Bytes {
  public:
    KeptBytes(std::unique_ptr<Bytes> from, KeptText& kept) : from_(std::move(from)), kept_(kept) {}
    std::size_t read(std::span<char> buffer) override;

  private:
    std::unique_ptr<Bytes> from_;
    KeptText& kept_;
};

}  // namespace evident
