#include "ingest/format/reader.hpp"

#include "tests/catch.hpp"
#include "tests/ingest/read_all.hpp"

using namespace evident;

TEST_CASE("formats are told by their content", "[format]") {
    CHECK(detect_format("<?xml version=\"1.0\"?>\n<PubmedArticleSet>") == Format::pubmed);
    CHECK(detect_format("<PubmedArticle>") == Format::pubmed);
    CHECK(detect_format("<!DOCTYPE PubmedBookArticleSet PUBLIC \"\">") == Format::pubmed);
    CHECK(detect_format(std::string_view("\xFF\xFE<\0P\0u\0b\0m\0e\0d\0A\0r\0t\0i\0c\0l\0e\0", 30)) == Format::pubmed);
    CHECK(detect_format("\xEF\xBB\xBF\n {\"id\": 1}") == Format::jsonl);
    CHECK_FALSE(detect_format("<article xmlns=\"http://jats.nlm.nih.gov\">"));
    CHECK_FALSE(detect_format("TY  - JOUR"));
    CHECK_FALSE(detect_format(""));
}

TEST_CASE("formats have names", "[format]") {
    for (const auto format : {Format::pubmed, Format::jsonl}) CHECK(parse_format(name(format)) == format);
    CHECK_FALSE(parse_format("ris"));
}

TEST_CASE("a reader is opened by format", "[format]") {
    const std::string line = "{\"id\":\"a\"}\n";
    auto reader = open_reader(Format::jsonl, bytes_of(line), "in", "");
    Entry entry;
    REQUIRE(reader->next(entry));
    CHECK(entry.record.key == "a");
    CHECK_FALSE(reader->next(entry));
}
