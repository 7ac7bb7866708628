#include "ingest/format/parts/lines.hpp"

#include <algorithm>
#include <cstring>

namespace evident {

LineCutter::LineCutter(std::unique_ptr<Bytes> bytes, std::size_t longest, std::size_t chunk, std::size_t spare,
                       LineEnds ends)
    : bytes_(std::move(bytes)),
      longest_(longest),
      chunk_(std::max<std::size_t>(chunk, 1)),
      spare_(spare),
      ends_(ends) {}

bool LineCutter::fill() {
    if (ended_) return false;
    if (filled_ + chunk_ + spare_ > buffer_.size()) {
        if (begin_ > 0) std::memmove(buffer_.data(), buffer_.data() + begin_, filled_ - begin_);
        dropped_ += begin_;
        filled_ -= begin_;
        begin_ = 0;
        if (filled_ + chunk_ + spare_ > buffer_.size()) {
            buffer_.resize(std::max(buffer_.size() * 2, filled_ + 2 * chunk_ + spare_));
        }
    }
    const auto count = bytes_->read(std::span(buffer_).subspan(filled_, chunk_));
    filled_ += count;
    ended_ = count == 0;
    return count > 0;
}

// The line feed of "\r\n" when the line was given at its carriage return.
void LineCutter::skip_line_feed() {
    after_return_ = false;
    if (begin_ == filled_ && !fill()) return;
    if (buffer_[begin_] == '\n') ++begin_;
}

// Where the line ends from there on; filled_ when its end is not in the buffer.
std::size_t LineCutter::find_end(std::size_t from) const {
    if (from == filled_) return from;
    if (ends_ == LineEnds::lf) {
        const void* hit = std::memchr(buffer_.data() + from, '\n', filled_ - from);
        return hit == nullptr ? filled_ : std::size_t(static_cast<const char*>(hit) - buffer_.data());
    }
    while (from < filled_ && buffer_[from] != '\n' && buffer_[from] != '\r') ++from;
    return from;
}

bool LineCutter::next(TextLine& line) {
    if (after_return_) skip_line_feed();
    line_begin_ = dropped_ + begin_;
    line.too_long = false;
    std::size_t sought = begin_;
    while (true) {
        const auto end = find_end(sought);
        if (end < filled_) {
            give(line, end);
            begin_ = end + 1;
            after_return_ = buffer_[end] == '\r';
            return true;
        }
        if (line.too_long || filled_ - begin_ > longest_) {
            line.too_long = true;
            begin_ = filled_;
        }
        const auto behind = filled_ - begin_;
        if (fill()) {
            sought = begin_ + behind;
            continue;
        }
        if (filled_ == begin_ && !line.too_long) return false;
        give(line, filled_);
        begin_ = filled_;
        return true;
    }
}

void LineCutter::give(TextLine& line, std::size_t end) {
    line.end = dropped_ + end;
    line.begin = line_begin_;
    line.number = ++number_;
    line.too_long = line.too_long || end - begin_ > longest_;
    line.text = line.too_long ? std::string_view{} : std::string_view(buffer_.data() + begin_, end - begin_);
    if (number_ == 1 && line.text.starts_with("\xEF\xBB\xBF")) {
        line.text.remove_prefix(3);
        line.begin += 3;
    }
    if (line.text.ends_with('\r')) {
        line.text.remove_suffix(1);
        --line.end;
    }
}

}  // namespace evident
