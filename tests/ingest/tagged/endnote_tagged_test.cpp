#include "tests/catch.hpp"
#include "tests/ingest/tagged/read_tagged.hpp"

using namespace evident;
using namespace evident::testing;

TEST_CASE("a journal article of EndNote's tagged export is read", "[endnote]") {
    const std::string text =
        "%0 Journal Article\n%T A title\n%A Smith, John A.\n%A World Health Organization,\n%J A Journal\n%D 2024\n"
        "%8 Jun 15\n%V 12\n%N 3\n%P 9-20\n%@ 1234-5678 (Print)\n%R 10.1000/OWN\n%M WOS:000424022700066\n"
        "%K first word\nsecond word\nthird\n%X BACKGROUND: It matters.\n\nRESULTS: It helps.\n%+ Univ A, Oslo.\n"
        "%G eng\n%U https://example.org/x\n%Z A note.\n%1 mine\n%2 PMC1234567\n%~ Web of Science\n%[ 2024/01/01\n";
    for (const auto& given : {text, with_crlf(text), "\xEF\xBB\xBF" + text}) {
        const auto record = only_record(Format::endnote_tagged, given);
        CHECK(record.source == "endnote");
        CHECK(record.key == "WOS:000424022700066");
        CHECK(record.title == "A title");
        REQUIRE(record.authors.size() == 2);
        CHECK(record.authors[0].affiliations == std::vector<std::string>{"Univ A, Oslo."});
        CHECK(record.authors[1].collective == "World Health Organization");
        CHECK(to_text(date(record, DateKind::print)) == "2024-06-15");
        CHECK(record.journal.issns == std::vector<std::string>{"1234-5678"});
        CHECK(identifier(record, IdentifierKind::doi) == "10.1000/own");
        CHECK(identifier(record, IdentifierKind::pmcid) == "PMC1234567");
        CHECK(record.keywords.size() == 3);
        CHECK(record.abstract.size() == 2);
        CHECK(record.types == std::vector<Term>{{"Journal Article", ""}});
        CHECK(record.notes == std::vector<std::string>{"A note.", "Custom 1: mine"});
    }
}

TEST_CASE("EndNote records are parted by empty lines, whichever field comes first", "[endnote]") {
    const auto typed = read_as(Format::endnote_tagged, "%0 Book\n%T A\n\n%0 Book\n%T B\n%0 Book\n%T C\n");
    CHECK(typed.entries.size() == 3);
    const auto titled =
        read_as(Format::endnote_tagged, "%T A\n%0 Book\n\n\n%T B\n%X Words\n\nmore words\n\n%U u\n\n%T C\n");
    REQUIRE(titled.entries.size() == 3);
    CHECK(titled.entries[1].record.abstract.at(0).text == "Words more words");
    const auto mixed = read_as(Format::endnote_tagged, "%T A\n\n%A Doe, B\n%T B\n");
    CHECK(mixed.entries.size() == 2);
}

TEST_CASE("the second title of EndNote is what the type makes it", "[endnote]") {
    const auto read = [](const std::string& type) {
        return only_record(Format::endnote_tagged, "%0 " + type + "\n%T A title\n%B Container\n%E Roe, E\n%I Press\n");
    };
    CHECK(read("Journal Article").journal.title == "Container");
    CHECK(read("Book Section").book.title == "Container");
    CHECK(read("Book Section").kind == RecordKind::chapter);
    CHECK(read("Book").book.collection == "Container");
    CHECK(read("Book").kind == RecordKind::book);
    CHECK(read("Conference Proceedings").conference.name == "Container");
    CHECK(read("Book Section").book.editors.size() == 1);
}

TEST_CASE("an EndNote accession number joins PubMed or Embase only when it is told whose it is", "[endnote]") {
    const auto read = [](const std::string& fields) {
        return only_record(Format::endnote_tagged, "%0 X\n%T A\n" + fields);
    };
    CHECK(identifier(read("%M 12345678\n%~ PubMed\n"), IdentifierKind::pmid) == "12345678");
    CHECK(identifier(read("%M 12345678\n"), IdentifierKind::pmid).empty());
    CHECK(identifier(read("%M 12345678\n%~ Embase Medline\n"), IdentifierKind::pmid).empty());
    CHECK(identifier(read("%M L62138182\n"), IdentifierKind::embase) == "L62138182");
    CHECK(read("%R 10.1000/a\n").key == "doi:10.1000/a");
}

TEST_CASE("years that differ between EndNote's two dates are both kept", "[endnote]") {
    const auto record = only_record(Format::endnote_tagged, "%T A\n%A B\n%D 2020\n%8 January 5, 2021\n");
    CHECK(to_text(date(record, DateKind::print)) == "2020");
    CHECK(to_text(date(record, DateKind::other)) == "2021-01-05");
}

TEST_CASE("EndNote: what cannot be stored or is not known is told", "[endnote]") {
    const auto reading = read_as(Format::endnote_tagged, "stray\n%0 Book\n%D 2020\n\n%0 Book\n%T A\n%< what\n");
    CHECK(reading.codes() == std::vector<std::string>{"no-key", "stray-text", "unknown-field"});
}
