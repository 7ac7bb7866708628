#include "ingest/kept_bytes.hpp"

namespace evident {
namespace {

constexpr std::size_t piece_size = std::size_t(256) << 10;

}  // namespace

std::size_t DigestedBytes::read(std::span<char> buffer) {
    const auto count = from_->read(buffer);
    digest_.add({buffer.data(), count});
    return count;
}

void KeptText::add(std::string_view text) {
    size_ += text.size();
    text_.append(text);
    if (text_.size() >= piece_size) flush();
}

void KeptText::flush() {
    if (text_.empty()) return;
    keep_({start_, std::move(text_)});
    start_ = size_;
    text_.clear();
}

std::size_t KeptBytes::read(std::span<char> buffer) {
    const auto count = from_->read(buffer);
    kept_.add({buffer.data(), count});
    return count;
}

}  // namespace evident
