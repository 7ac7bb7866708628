#include <array>
#include <functional>
#include <string>

#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/base/gzip_of.hpp"
#include "tests/catch.hpp"

namespace evident {
namespace {

using testing::gzip_of;

// gzip of "hello\n", with no name and no time.
const std::string hello(
    "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xcb\x48\xcd\xc9\xc9\xe7\x02\x00\x20\x30\x3a\x36"
    "\x06\x00\x00\x00",
    26);

// gzip of nothing.
const std::string nothing("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00", 20);

// Hands its bytes over a few at a time, so that every part of a member meets the end of a read.
class Dripping : public Bytes {
  public:
    Dripping(std::string text, std::size_t drop) : text_(std::move(text)), drop_(drop) {}
    std::size_t read(std::span<char> buffer) override {
        const auto count = std::min({buffer.size(), drop_, text_.size() - at_});
        text_.copy(buffer.data(), count, at_);
        at_ += count;
        return count;
    }

  private:
    std::string text_;
    std::size_t drop_;
    std::size_t at_ = 0;
};

struct Outcome {
    std::string text;
    bool failed = false;
};

Outcome inflate(std::unique_ptr<Bytes> packed, std::size_t size = 7) {
    Outcome out;
    const auto bytes = inflate_if_gzip(std::move(packed));
    std::string buffer(size, '\0');
    try {
        while (const auto count = bytes->read({buffer.data(), buffer.size()})) out.text.append(buffer, 0, count);
    } catch (const Error& error) {
        CHECK(error.fault() == Fault::source);
        CHECK(error.place()->begin == out.text.size());
        CHECK_THROWS_AS(bytes->read({buffer.data(), buffer.size()}), Error);  // and stays so
        out.failed = true;
    }
    return out;
}

Outcome inflate(const std::string& packed) { return inflate(bytes_of(packed)); }

std::string long_text() {
    std::string out;
    for (int i = 0; i < 50'000; ++i) out += std::to_string(i * 7919 % 100'003) + "\n";
    return out;
}

TEST_CASE("What is not gzip comes as it is") {
    for (const auto& text :
         {std::string(), std::string("x"), std::string("\x1f"), std::string("\x1fx\x8b"), std::string("plain text")}) {
        const auto got = inflate(text);
        CHECK(got.text == text);
        CHECK_FALSE(got.failed);
    }
}

TEST_CASE("A gzip stream inflates, all members in turn") {
    CHECK(inflate(hello).text == "hello\n");
    CHECK(inflate(nothing).text.empty());
    CHECK_FALSE(inflate(nothing).failed);
    CHECK(inflate(hello + nothing + hello).text == "hello\nhello\n");
    CHECK(inflate(gzip_of(long_text()) + hello).text == long_text() + "hello\n");
    CHECK(inflate(bytes_of(hello), 1).text == "hello\n");
    CHECK(inflate(bytes_of(hello), 1 << 20).text == "hello\n");
}

TEST_CASE("Reads of any size meet the end of any part of a member") {
    const auto packed = hello + gzip_of("second") + nothing + hello;
    for (std::size_t drop = 1; drop < 30; ++drop) {
        const auto got = inflate(std::make_unique<Dripping>(packed, drop), drop);
        CHECK(got.text == "hello\nsecondhello\n");
        CHECK_FALSE(got.failed);
    }
}

TEST_CASE("Zeros that pad the end are no fault") {
    const auto got = inflate(hello + std::string(1000, '\0'));
    CHECK(got.text == "hello\n");
    CHECK_FALSE(got.failed);
    CHECK(inflate(hello + std::string(3, '\0') + hello).text == "hello\nhello\n");
}

TEST_CASE("A stream cut anywhere gives what came before and then fails") {
    for (std::size_t size = 2; size < hello.size(); ++size) {
        CAPTURE(size);
        const auto got = inflate(hello.substr(0, size));
        CHECK(got.failed);
        CHECK(std::string("hello\n").starts_with(got.text));
    }
    const auto packed = gzip_of(long_text());
    const auto got = inflate(packed.substr(0, packed.size() / 2));
    CHECK(got.failed);
    CHECK(got.text.size() > 60'000);
    CHECK(long_text().starts_with(got.text));
    const auto second = inflate(hello + hello.substr(0, 5));
    CHECK(second.failed);
    CHECK(second.text == "hello\n");
}

TEST_CASE("A damaged stream fails after what was sound") {
    auto checksum = hello;
    checksum[18] = char(checksum[18] ^ 1);
    CHECK(inflate(checksum).failed);
    auto length = hello;
    length[22] = 7;
    CHECK(inflate(length).failed);
    auto block = hello;
    block[10] = char(0xFF);
    CHECK(inflate(block).failed);
    auto method = hello;
    method[2] = 7;
    CHECK(inflate(method).failed);
    const auto trailing = inflate(hello + "rubbish");
    CHECK(trailing.text == "hello\n");
    CHECK(trailing.failed);
}

TEST_CASE("An empty buffer reads nothing and does not wait for ever") {
    const auto bytes = inflate_if_gzip(bytes_of(hello));
    CHECK(bytes->read({}) == 0);
}

}  // namespace
}  // namespace evident
