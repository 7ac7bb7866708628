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
    CHECK(detect_format("TY  - JOUR\nTI  - A title\nER  - \n") == Format::ris);
    CHECK(detect_format("PMID- 12\nOWN - NLM\n") == Format::nbib);
    CHECK(detect_format("FN Clarivate\nVR 1.0\nPT J\nAU A, B\n") == Format::wos);
    CHECK(detect_format("%0 Journal Article\n%T A title\n") == Format::endnote_tagged);
    CHECK(detect_format("@article{a, title = {A title}}") == Format::bibtex);
    CHECK(detect_format("<xml><records><record><ref-type name=\"Journal Article\">17</ref-type>") == Format::endnote);
    CHECK(detect_format("<article article-type=\"research-article\"><front><journal-meta>") == Format::jats);
    CHECK(detect_format("<bibdataset><item><bibrecord>") == Format::embase);
    for (const auto* none : {"", "Dear colleague,\nthe records follow by mail.", "<html><body>PMID- 12</body></html>",
                             "%PDF-1.7", "a,b,c\n1,2,3\n", "PK\x03\x04"}) {
        INFO(none);
        CHECK_FALSE(detect_format(none));
    }
}

TEST_CASE("formats have names", "[format]") {
    CHECK(formats().size() == 12);
    for (const auto format : formats()) CHECK(parse_format(name(format)) == format);
    CHECK_FALSE(parse_format("word"));
}

TEST_CASE("a reader is opened by format", "[format]") {
    const std::string line = "{\"id\":\"a\"}\n";
    auto reader = open_reader(Format::jsonl, bytes_of(line), "in", "");
    Entry entry;
    REQUIRE(reader->next(entry));
    CHECK(entry.record.key == "a");
    CHECK_FALSE(reader->next(entry));
}
