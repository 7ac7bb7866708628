// A stream that hands on an input's bytes and remembers them: the digest of what came, and the text in pieces to keep.
#pragma once

#include <cstdint>
#include <deque>
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

// The pieces of text that went by and are not kept yet. Pieces are about a quarter of a mebibyte.
class KeptText {
  public:
    void add(std::string_view text);
    // The next full piece, or with last also the rest; false when there is none.
    bool take(KeptPiece& piece, bool last);
    std::uint64_t size() const { return size_; }

  private:
    std::string text_;
    std::deque<KeptPiece> full_;
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
