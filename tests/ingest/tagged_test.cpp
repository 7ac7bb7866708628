// What all readers of tagged text share: cutting into records, bounds, stray text, faults of the stream.
#include "ingest/format/tagged/tagged.hpp"

#include "tests/catch.hpp"
#include "tests/ingest/read_all.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

// "+ x" begins a record, "= x" is a field, "." ends one, "~ x" behind the end belongs to it, blanks go on.
class PlusReader : public TaggedReader {
  public:
    PlusReader(std::unique_ptr<Bytes> text, std::size_t chunk) : TaggedReader(std::move(text), "test.txt", chunk) {}

  protected:
    TaggedLine classify(std::string_view line, bool, const TaggedRecord&) override {
        using Kind = TaggedLine::Kind;
        if (line.empty()) return {Kind::skip, {}, {}};
        if (line[0] == '+') return {Kind::start, "+", line.substr(1)};
        if (line[0] == '=') return {Kind::field, "=", line.substr(1)};
        if (line[0] == '.') return {Kind::end, {}, {}};
        if (line[0] == ' ') return {Kind::more, {}, line.substr(1)};
        return {Kind::stray, {}, line};
    }
    std::optional<TaggedLine> behind(std::string_view line, const TaggedRecord&) override {
        if (line[0] == '~') return TaggedLine{TaggedLine::Kind::field, "~", line.substr(1)};
        if (line[0] == '?') return TaggedLine{TaggedLine::Kind::stray, {}, line};
        return {};
    }
    void read_record(Entry& entry, const TaggedRecord& record) override {
        entry.kind = Entry::Kind::record;
        for (const auto& field : record.fields) entry.record.title += field.tag + field.value + "|";
        entry.record.key = record.ended ? "ended" : "open";
    }
};

Reading read_plus(std::string_view text, std::size_t chunk = 4096) {
    PlusReader reader(bytes_of(text), chunk);
    return run(reader);
}

using List = std::vector<std::string>;

// Text, then a fault.
class Breaking : public Bytes {
  public:
    explicit Breaking(std::string text) : text_(std::move(text)) {}
    std::size_t read(std::span<char> buffer) override {
        if (given_ == text_.size()) throw Error(Fault::source, "the stream broke");
        const auto count = text_.copy(buffer.data(), buffer.size(), given_);
        given_ += count;
        return count;
    }

  private:
    std::string text_;
    std::size_t given_ = 0;
};

}  // namespace

TEST_CASE("tagged text is cut into records by what their dialect says of the lines", "[tagged]") {
    for (const std::size_t chunk : {1, 5, 4096}) {
        const auto reading = read_plus("+a\n=b\n c\n.\n+d\n=e\n+f\r\n.\r\n", chunk);
        CHECK(reading.titles() == List{"+a|=b\nc|", "+d|=e|", "+f|"});
        CHECK(reading.keys() == List{"ended", "open", "ended"});
        CHECK(reading.codes().empty());
    }
}

TEST_CASE("places of records are those of their lines", "[tagged]") {
    const std::string text = "\n+a\n=b\n.\n\n+c\n.\n";
    const auto reading = read_plus(text);
    REQUIRE(reading.entries.size() == 2);
    const auto piece = [&](std::size_t i) {
        const auto& place = reading.entries[i].place;
        return text.substr(place.begin, place.end - place.begin);
    };
    CHECK(piece(0) == "+a\n=b\n.");
    CHECK(piece(1) == "+c\n.");
}

TEST_CASE("lines behind the end mark may belong to the record", "[tagged]") {
    const auto reading = read_plus("+a\n.\n\n~behind\n~more\n+b\n.\n~last\n");
    CHECK(reading.titles() == List{"+a|~behind|~more|", "+b|~last|"});
}

TEST_CASE("text between records is a note, of the last record when none follows", "[tagged]") {
    const auto between = read_plus("what\nis\n+a\n.\nthis\n+b\n.\n");
    REQUIRE(between.codes() == List{"stray-text", "stray-text"});
    CHECK(between.entries[0].problems[0].message == "line 1 belongs to no record: what");
    CHECK(between.entries[1].problems[0].message == "line 5 belongs to no record: this");
    CHECK(between.entries[1].problems[0].severity == Severity::note);
    const auto behind = read_plus("+a\n.\n?x\n?y\n+b\n.\n?z\n");
    REQUIRE(behind.codes() == List{"stray-text", "stray-text"});
    CHECK(behind.entries[1].problems[0].message == "line 3 belongs to no record: ?x");
    CHECK(behind.entries[1].problems[1].message == "line 7 belongs to no record: ?z");
    const auto alone = read_plus("nothing\nhere\n");
    REQUIRE(alone.entries.size() == 1);
    CHECK(alone.entries[0].kind == Entry::Kind::rejected);
    CHECK(alone.codes() == List{"stray-text"});
    CHECK(read_plus("").entries.empty());
    CHECK(read_plus("\n\n").entries.empty());
}

TEST_CASE("a record above the limit is one problem and its neighbours are read", "[tagged]") {
    std::string fields = "+a\n.\n+big\n";
    for (int i = 0; i < 18; ++i) fields += "=" + std::string(1 << 20, 'x') + "\n";
    std::string line = "+a\n.\n+big\n=" + std::string((std::size_t(16) << 20) + 9, 'x') + "\n";
    for (const auto& text : {fields + ".\n+b\n.\n", line + ".\n+b\n.\n"}) {
        const auto reading = read_plus(text, 1 << 18);
        CHECK(reading.titles() == List{"+a|", "+b|"});
        REQUIRE(reading.codes() == List{"record-too-large"});
        CHECK(reading.entries[1].place.begin == 5);
        CHECK(reading.entries[1].place.end == text.size() - 6);
    }
}

TEST_CASE("a line that is no UTF-8 is read as Windows-1252, its neighbours as they are", "[tagged]") {
    const auto reading = read_plus("+na\xEFve\n=na\xC3\xAFve\n.\n+b\n.\n");
    CHECK(reading.titles() == List{"+naïve|=naïve|", "+b|"});
    CHECK(reading.codes() == List{"legacy-encoding"});
    CHECK(read_plus("+a\n+b\xE9\n").titles() == List{"+a|", "+bé|"});
}

TEST_CASE("when the stream breaks every whole record before was handed over", "[tagged]") {
    for (const auto* text : {"+a\n.\n+b\n.\n", "+a\n.\n+b\n.\n+c\n=x"}) {
        PlusReader reader(std::make_unique<Breaking>(text), 4096);
        const auto reading = run(reader);
        CHECK(reading.titles() == List{"+a|", "+b|"});
        CHECK(reading.fault == "the stream broke");
    }
}
