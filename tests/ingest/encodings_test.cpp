// Text in other encodings than UTF-8, and the lines of tagged text.
#include "ingest/format/parts/encodings.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "ingest/format/parts/lines.hpp"
#include "tests/catch.hpp"

using namespace evident;

namespace {

// Gives a few bytes at a time, as a pipe may.
class Dripping : public Bytes {
  public:
    Dripping(std::string text, std::size_t most) : text_(std::move(text)), most_(most) {}
    std::size_t read(std::span<char> buffer) override {
        const auto count = text_.copy(buffer.data(), std::min(most_, buffer.size()), given_);
        given_ += count;
        return count;
    }

  private:
    std::string text_;
    std::size_t most_;
    std::size_t given_ = 0;
};

std::string utf16(const std::u16string& text, bool little, bool mark) {
    std::string out;
    const auto put = [&](char16_t unit) {
        const char low = char(unit & 0xFF);
        const char high = char(unit >> 8);
        out += little ? low : high;
        out += little ? high : low;
    };
    if (mark) put(0xFEFF);
    for (const char16_t unit : text) put(unit);
    return out;
}

std::string all_of(Bytes& bytes, std::size_t step) {
    std::string out;
    std::string buffer(step, '\0');
    while (const auto count = bytes.read(buffer)) out.append(buffer, 0, count);
    return out;
}

std::string read_as_utf8(const std::string& raw, std::size_t drip, std::size_t step = 4096) {
    return all_of(*utf8_if_utf16(std::make_unique<Dripping>(raw, drip)), step);
}

std::vector<std::string> lines_of(std::string_view text, LineEnds ends, std::size_t chunk) {
    LineCutter cutter(bytes_of(text), 1000, chunk, 0, ends);
    std::vector<std::string> out;
    for (TextLine line; cutter.next(line);) {
        CHECK(line.end - line.begin == line.text.size());
        CHECK(text.substr(line.begin, line.end - line.begin) == line.text);
        CHECK(line.number == out.size() + 1);
        out.emplace_back(line.text);
    }
    return out;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("UTF-16 of either order, with and without its mark, becomes UTF-8", "[encodings]") {
    const std::u16string text = u"TY  - JOUR\r\nTI  - na\u00EFve \u03B2 \u4E2D \U0001F9EC\n";
    const std::string wanted = "TY  - JOUR\r\nTI  - naïve β 中 🧬\n";
    const bool little = GENERATE(true, false);
    const bool mark = GENERATE(true, false);
    // Reads of one byte and of three cut letters, and the two halves of the last one.
    for (const std::size_t drip : {1, 2, 3, 5, 4096}) {
        for (const std::size_t step : {1, 7, 4096}) {
            CHECK(read_as_utf8(utf16(text, little, mark), drip, step) == wanted);
        }
    }
}

TEST_CASE("a half character at the end of UTF-16 is shown as one", "[encodings]") {
    const bool little = GENERATE(true, false);
    CHECK(read_as_utf8(utf16(u"Title", little, true) + "x", 3) == "Title\uFFFD");
    CHECK(read_as_utf8(utf16(u"Title", little, true) + "x", 4096) == "Title\uFFFD");
    const auto half = utf16(std::u16string(u"Title") + char16_t(0xD83E), little, true);
    CHECK(read_as_utf8(half, 3) == "Title\uFFFD");
}

TEST_CASE("what is no UTF-16 comes through as it is", "[encodings]") {
    for (const std::string text : {"", "a", "ab", "abc", "TY  - JOUR\n", "\xEF\xBB\xBFTY  - JOUR\n", "na\xEFve"}) {
        for (const std::size_t drip : {1, 4096}) CHECK(read_as_utf8(text, drip) == text);
    }
    CHECK(read_as_utf8(std::string("\0\0\0\0x", 5), 2) == std::string("\0\0\0\0x", 5));
    CHECK(read_as_utf8("\xFF\xFE", 1).empty());
    CHECK(read_as_utf8(std::string("\xFE\xFF\0A", 4), 1) == "A");
}

TEST_CASE("large UTF-16 is whole across the buffers", "[encodings]") {
    std::u16string text;
    std::string wanted;
    for (int i = 0; i < 40000; ++i) {
        text += u"\U0001F9ECx";
        wanted += "🧬x";
    }
    for (const std::size_t drip : {3, 32767, 65536}) CHECK(read_as_utf8(utf16(text, true, true), drip) == wanted);
}

TEST_CASE("Windows-1252 has a meaning for every byte", "[encodings]") {
    CHECK(from_windows_1252("na\xEFve \x93quoted\x94 \x80 \x96 \xB5g") == "naïve “quoted” € – µg");
    CHECK(from_windows_1252("plain") == "plain");
    CHECK(from_windows_1252("").empty());
    std::string every;
    for (int c = 0x80; c < 0x100; ++c) every += char(c);
    const auto out = from_windows_1252(every);
    CHECK(std::count_if(out.begin(), out.end(), [](char c) { return (c & 0xC0) != 0x80; }) == 128);
    CHECK(from_windows_1252(std::string(20000, '\xE9')).size() == 40000);
}

TEST_CASE("lines end with a line feed, and where asked with a carriage return", "[lines]") {
    for (const std::size_t chunk : {1, 2, 3, 64}) {
        CHECK(lines_of("a\nb\r\nc", LineEnds::lf, chunk) == List{"a", "b", "c"});
        CHECK(lines_of("a\rb\nc\n", LineEnds::lf, chunk) == List{"a\rb", "c"});
        CHECK(lines_of("a\rb\r\rc\r", LineEnds::any, chunk) == List{"a", "b", "", "c"});
        CHECK(lines_of("a\r\nb\r\n\r\nc\nd\re", LineEnds::any, chunk) == List{"a", "b", "", "c", "d", "e"});
        CHECK(lines_of("\r\n", LineEnds::any, chunk) == List{""});
        CHECK(lines_of("", LineEnds::any, chunk).empty());
    }
}

TEST_CASE("a line that is too long is told of, whatever ends lines", "[lines]") {
    const auto ends = GENERATE(LineEnds::lf, LineEnds::any);
    const std::string text = "a\n" + std::string(5000, 'x') + "\nb\n";
    LineCutter cutter(bytes_of(text), 1000, 64, 0, ends);
    TextLine line;
    REQUIRE(cutter.next(line));
    REQUIRE(cutter.next(line));
    CHECK(line.too_long);
    CHECK(line.begin == 2);
    CHECK(line.end == 5002);
    REQUIRE(cutter.next(line));
    CHECK(line.text == "b");
    CHECK_FALSE(cutter.next(line));
}
