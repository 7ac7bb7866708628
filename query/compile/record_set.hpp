// A set of records, kept as one bit a record: quick to join, to cut and to count.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace evident {

class RecordSet {
  public:
    RecordSet() = default;
    explicit RecordSet(const std::vector<std::int64_t>& ids) {
        for (const auto id : ids) add(id);
    }

    void add(std::int64_t id) {
        const auto at = std::size_t(id) / 64;
        if (at >= bits_.size()) bits_.resize(at + 1 + at / 8);
        bits_[at] |= std::uint64_t{1} << (std::size_t(id) % 64);
    }

    bool has(std::int64_t id) const {
        const auto at = std::size_t(id) / 64;
        return at < bits_.size() && ((bits_[at] >> (std::size_t(id) % 64)) & 1U) != 0;
    }

    // What is in this or in the other, in both, in this and not in the other.
    RecordSet& operator|=(const RecordSet& other) {
        if (bits_.size() < other.bits_.size()) bits_.resize(other.bits_.size());
        for (std::size_t i = 0; i < other.bits_.size(); ++i) bits_[i] |= other.bits_[i];
        return *this;
    }
    RecordSet& operator&=(const RecordSet& other) {
        if (bits_.size() > other.bits_.size()) bits_.resize(other.bits_.size());
        for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] &= other.bits_[i];
        return *this;
    }
    RecordSet& operator-=(const RecordSet& other) {
        const auto size = bits_.size() < other.bits_.size() ? bits_.size() : other.bits_.size();
        for (std::size_t i = 0; i < size; ++i) bits_[i] &= ~other.bits_[i];
        return *this;
    }

    std::int64_t count() const {
        std::int64_t out = 0;
        for (const auto word : bits_) out += std::popcount(word);
        return out;
    }
    bool empty() const { return count() == 0; }

    // What it takes of memory.
    std::size_t bytes() const { return bits_.size() * sizeof(std::uint64_t); }

    // In rising order.
    template <class Take>
    void each(Take take) const {
        for (std::size_t i = 0; i < bits_.size(); ++i) {
            for (auto word = bits_[i]; word != 0; word &= word - 1) {
                take(std::int64_t(i * 64 + std::size_t(std::countr_zero(word))));
            }
        }
    }
    std::vector<std::int64_t> ids() const {
        std::vector<std::int64_t> out;
        out.reserve(std::size_t(count()));
        each([&](std::int64_t id) { out.push_back(id); });
        return out;
    }

  private:
    std::vector<std::uint64_t> bits_;
};

}  // namespace evident
