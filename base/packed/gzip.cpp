// Inflating gzip streams, all members in turn. The only unit that includes ISA-L (measured twice as fast as the next).
#include <isa-l/igzip_lib.h>

#include <array>
#include <cstring>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/file.hpp"

namespace evident {
namespace {

constexpr std::size_t window = 256 * 1024;

class Inflated : public Bytes {
  public:
    explicit Inflated(std::unique_ptr<Bytes> packed) : packed_(std::move(packed)), input_(window) {
        isal_inflate_init(&state_);
        state_.crc_flag = ISAL_GZIP;
    }

    std::size_t read(std::span<char> buffer) override {
        if (buffer.empty()) return 0;
        if (failed_) std::rethrow_exception(failed_);
        state_.next_out = reinterpret_cast<std::uint8_t*>(buffer.data());
        state_.avail_out = static_cast<std::uint32_t>(std::min<std::size_t>(buffer.size(), 1U << 30));
        room_ = state_.avail_out;
        try {
            while (state_.avail_out == room_ && !finished_) step();
        } catch (...) {
            failed_ = std::current_exception();  // what came before is handed over first
            if (state_.avail_out == room_) throw;
        }
        const auto count = room_ - state_.avail_out;
        given_ += count;
        return count;
    }

  private:
    bool refill() {
        const auto count = packed_->read({input_.data(), input_.size()});
        state_.next_in = reinterpret_cast<std::uint8_t*>(input_.data());
        state_.avail_in = static_cast<std::uint32_t>(count);
        return count != 0;
    }

    void step() {
        if (state_.block_state == ISAL_BLOCK_FINISH) {
            if (state_.avail_in == 0 && !refill()) {
                finished_ = true;
                return;
            }
            if (*state_.next_in == 0) {  // some writers pad the end with zeros
                ++state_.next_in;
                --state_.avail_in;
                return;
            }
            isal_inflate_reset(&state_);  // init would forget the output buffer
        }
        // ISA-L may hold text that did not fit, so that it is asked once more when there is no input left.
        const bool fed = state_.avail_in != 0 || refill();
        const auto room = state_.avail_out;
        const int code = isal_inflate(&state_);
        if (code != ISAL_DECOMP_OK && code != ISAL_END_INPUT && code != ISAL_OUT_OVERFLOW) {
            fail("the gzip stream is damaged after {} bytes of text", "damage");
        }
        if (!fed && state_.avail_out == room && state_.block_state != ISAL_BLOCK_FINISH) {
            fail("the gzip stream ends early, after {} bytes of text", "cut");
        }
    }

    [[noreturn]] void fail(fmt::format_string<const std::uint64_t&> message, const char* what) const {
        const std::uint64_t reached = given_ + room_ - state_.avail_out;
        throw Error(Fault::source, fmt::format(message, reached),
                    fmt::format("fetch the file again; the records before the {} were read", what),
                    Place{"", reached, reached});
    }

    std::unique_ptr<Bytes> packed_;
    std::vector<char> input_;
    inflate_state state_{};
    std::uint32_t room_ = 0;   // of the buffer of the read that is under way
    std::uint64_t given_ = 0;  // by the reads before it
    bool finished_ = false;
    std::exception_ptr failed_;
};

}  // namespace

std::unique_ptr<Bytes> inflate_if_gzip(std::unique_ptr<Bytes> packed) {
    std::string head;
    std::array<char, 2> two{};
    while (head.size() < 2) {
        const auto count = packed->read(std::span<char>(two).first(2 - head.size()));
        if (count == 0) break;
        head.append(two.data(), count);
    }
    const bool gzip = head == "\x1f\x8b";
    auto whole = bytes_after(std::move(head), std::move(packed));
    if (gzip) return std::make_unique<Inflated>(std::move(whole));
    return whole;
}

}  // namespace evident
