#include "ingest/format/parts/encodings.hpp"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "base/error.hpp"

namespace evident {
namespace {

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const char* encoding) {
    UErrorCode status = U_ZERO_ERROR;
    Converter out(ucnv_open(encoding, &status));
    if (U_FAILURE(status)) throw Error(Fault::bug, std::string("ICU has no converter for ") + encoding);
    return out;
}

// Appends what the bytes mean as UTF-8. With last set a half character at the end counts.
void convert(UConverter* from, std::string_view bytes, bool last, std::string& out) {
    const char* at = bytes.data();
    const char* end = at + bytes.size();
    std::array<UChar, 4096> room{};
    std::ptrdiff_t held = 0;  // the first half of a pair whose second did not fit
    while (true) {
        UErrorCode status = U_ZERO_ERROR;
        UChar* target = room.data() + held;
        ucnv_toUnicode(from, &target, room.data() + room.size(), &at, end, nullptr, last, &status);
        const bool more = status == U_BUFFER_OVERFLOW_ERROR;
        held = more && U16_IS_LEAD(target[-1]) ? 1 : 0;
        const auto size = std::int32_t(target - room.data() - held);
        icu::UnicodeString(false, room.data(), size).toUTF8String(out);
        if (!more) return;
        room[0] = target[-1];
    }
}

class Utf16Bytes : public Bytes {
  public:
    Utf16Bytes(std::string head, std::unique_ptr<Bytes> rest, const char* encoding)
        : rest_(std::move(rest)), converter_(open_converter(encoding)) {
        convert(converter_.get(), head, false, text_);
    }

    std::size_t read(std::span<char> buffer) override {
        while (given_ == text_.size() && !ended_) refill();
        const auto count = text_.copy(buffer.data(), buffer.size(), given_);
        given_ += count;
        return count;
    }

  private:
    void refill() {
        std::array<char, 1 << 15> raw{};
        const auto count = rest_->read(raw);
        ended_ = count == 0;
        text_.clear();
        given_ = 0;
        convert(converter_.get(), {raw.data(), count}, ended_, text_);
    }

    std::unique_ptr<Bytes> rest_;
    Converter converter_;
    std::string text_;
    std::size_t given_ = 0;
    bool ended_ = false;
};

// "UTF-16LE", "UTF-16BE" or null: by the mark, or by a zero beside a letter ("T\0Y\0", "\0<\0?").
const char* utf16_of(std::string_view head, std::size_t& mark) {
    mark = 2;
    if (head.starts_with("\xFF\xFE")) return "UTF-16LE";
    if (head.starts_with("\xFE\xFF")) return "UTF-16BE";
    mark = 0;
    if (head.size() < 4) return nullptr;
    if (head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0) return "UTF-16LE";
    if (head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0) return "UTF-16BE";
    return nullptr;
}

}  // namespace

std::string from_windows_1252(std::string_view text) {
    thread_local const Converter converter = open_converter("windows-1252");
    ucnv_reset(converter.get());
    std::string out;
    convert(converter.get(), text, true, out);
    return out;
}

std::unique_ptr<Bytes> utf8_if_utf16(std::unique_ptr<Bytes> bytes) {
    std::string head(4, '\0');
    std::size_t size = 0;
    while (size < head.size()) {
        const auto count = bytes->read({head.data() + size, head.size() - size});
        if (count == 0) break;
        size += count;
    }
    head.resize(size);
    std::size_t mark = 0;
    const char* encoding = utf16_of(head, mark);
    if (encoding == nullptr) return bytes_after(std::move(head), std::move(bytes));
    return std::make_unique<Utf16Bytes>(head.substr(mark), std::move(bytes), encoding);
}

}  // namespace evident
