#include "ingest/format/jats/jats.hpp"
#include "tests/catch.hpp"
#include "tests/ingest/exports/reading.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

std::string with_meta(const std::string& meta, const std::string& more = "", const std::string& attributes = "") {
    return "<article xmlns:xlink=\"http://www.w3.org/1999/xlink\" article-type=\"research-article\" " + attributes +
           "><front><journal-meta><journal-id journal-id-type=\"nlm-ta\">J Test</journal-id><issn>1234-5678</issn>"
           "</journal-meta><article-meta>" +
           meta + "</article-meta></front>" + more + "</article>";
}
Record record_of(const std::string& text) { return only_record(read_with(open_jats, text)); }
const std::string ids = "<article-id pub-id-type=\"pmc\">12345</article-id>";
const std::string title = "<title-group><article-title>A title</article-title></title-group>";

}  // namespace

TEST_CASE("JATS: numbers are the article's own, never those of references, answers or parts", "[jats]") {
    const auto record = record_of(with_meta(
        ids +
            "<article-id pub-id-type=\"pmid\">111</article-id><article-id pub-id-type=\"publisher-id\">x</article-id>" +
            title,
        "<back><ref-list><ref><article-title>Other</article-title><pub-id "
        "pub-id-type=\"pmid\">222</pub-id></ref></ref-list>"
        "</back><sub-article><front-stub><article-id "
        "pub-id-type=\"doi\">10.1000/other</article-id></front-stub></sub-article>"));
    CHECK(record.source == "pmc");
    CHECK(record.key == "PMC12345");
    CHECK(value_of(record, IdentifierKind::pmid) == "111");
    CHECK(value_of(record, IdentifierKind::doi).empty());
    CHECK(record.title == "A title");
    CHECK(record.languages == std::vector<std::string>{"eng"});
    CHECK(record.types[0].name == "research-article");
}

TEST_CASE("JATS: titles lose marks of notes and keep their words apart", "[jats]") {
    CHECK(
        record_of(with_meta(ids + "<title-group><article-title>Ca<sup>2+</sup> in <italic>E. coli</italic><xref "
                                  "ref-type=\"fn\" rid=\"f\"><sup>*</sup></xref> cells<break/>again<fn><p>note</p></fn>"
                                  "</article-title><subtitle>a trial</subtitle><trans-title-group xml:lang=\"fr\">"
                                  "<trans-title>Titre</trans-title></trans-title-group></title-group>"))
            .title == "Ca2+ in E. coli cells again: a trial");
    const auto record = record_of(
        with_meta(ids + title +
                  "<abstract><p>With <inline-formula><alternatives><tex-math>\\documentclass{m}\\begin{document}$$a$$"
                  "\\end{document}</tex-math><mml:math xmlns:mml=\"m\"><mml:mi>b</mml:mi></mml:math></alternatives>"
                  "</inline-formula> end.</p><p>Next.</p></abstract>"));
    CHECK(abstract_text(record) == "With b end. Next.");
}

TEST_CASE("JATS: abstracts by section, others apart", "[jats]") {
    const auto record = record_of(
        with_meta(ids + title +
                  "<abstract><title>Abstract</title><sec><title>Methods:</title><p>One.</p><p>Two.</p></sec></abstract>"
                  "<abstract abstract-type=\"graphical\"><p>Picture.</p></abstract>"
                  "<trans-abstract xml:lang=\"es\"><p>Uno.</p></trans-abstract>"
                  "<kwd-group kwd-group-type=\"author\"><title>Keywords</title><kwd>a<sub>1</sub></kwd></kwd-group>"
                  "<kwd-group kwd-group-type=\"abbreviations\"><kwd>AB</kwd></kwd-group>"));
    REQUIRE(record.abstract.size() == 1);
    CHECK(record.abstract[0].label == "Methods");
    CHECK(record.abstract[0].text == "One. Two.");
    REQUIRE(record.other_abstracts.size() == 2);
    CHECK(record.other_abstracts[0].type == "graphical");
    CHECK(record.other_abstracts[1].language == "spa");
    CHECK(record.keywords[0].owner == "NOTNLM");
    CHECK(record.keywords[1].owner == "abbreviations");
}

TEST_CASE("JATS: people, groups, members, editors and addresses", "[jats]") {
    const auto record = record_of(with_meta(
        ids + title +
        "<contrib-group><contrib contrib-type=\"author\"><contrib-id contrib-id-type=\"orcid\">"
        "https://orcid.org/0000-0001-2345-678X</contrib-id><name><surname>Roe</surname><given-names>Jane "
        "K.</given-names>"
        "</name><xref ref-type=\"aff\" rid=\"a1 a2\"/></contrib><contrib contrib-type=\"author\"><collab>The Group"
        "<contrib-group><contrib><name><surname>Doe</surname><given-names>A</given-names></name></contrib></"
        "contrib-group>"
        "</collab></contrib></contrib-group><contrib-group><contrib "
        "contrib-type=\"editor\"><name><surname>Poe</surname>"
        "<given-names>E</given-names></name></contrib></contrib-group><aff id=\"a1\"><label>1</label><institution>U"
        "</institution><country>X</country></aff><aff id=\"a2\"><sup>2</sup>Second</aff>"));
    REQUIRE(record.authors.size() == 2);
    CHECK(record.authors[0].initials == "JK");
    CHECK(record.authors[0].orcid == "0000-0001-2345-678X");
    CHECK(record.authors[0].affiliations == std::vector<std::string>{"U, X", "Second"});
    CHECK(record.authors[1].collective == "The Group");
    REQUIRE(record.investigators.size() == 1);
    CHECK(record.investigators[0].last == "Doe");
    CHECK(record.notes == std::vector<std::string>{"editor: Poe E"});
}

TEST_CASE("JATS: dates in their spellings, pages, links, grants", "[jats]") {
    const auto record = record_of(with_meta(
        ids + title +
            "<pub-date pub-type=\"epub\"><day>13</day><month>9</month><year>2021</year></pub-date>"
            "<pub-date date-type=\"pub\" "
            "publication-format=\"print\"><season>Winter</season><year>2022</year></pub-date>"
            "<pub-date pub-type=\"pmc-release\"><year>2023</year></pub-date><history><date date-type=\"received\">"
            "<day>1</day><month>Feb</month><year>2021</year></date></history><volume>7</volume><fpage>10</"
            "fpage><lpage>12"
            "</lpage><related-article related-article-type=\"retracted-article\" ext-link-type=\"doi\" "
            "xlink:href=\"10.1000/Gone\"/><funding-group><award-group><funding-source>Fund</funding-source><award-id>A1"
            "</award-id></award-group></funding-group>",
        "", "xml:lang=\"pt-BR\""));
    CHECK(date(record, DateKind::electronic).first == Day{20210913});
    CHECK(date(record, DateKind::print) == Span{Day{20220101}, Day{20221231}});
    CHECK(date(record, DateKind::received).first == Day{20210201});
    CHECK(record.dates[2].status == "pmc-release");
    CHECK(record.journal.pages == "10-12");
    CHECK(record.languages == std::vector<std::string>{"por"});
    REQUIRE(record.related.size() == 1);
    CHECK(record.related[0].type == "RetractionOf");
    CHECK(record.related[0].doi == "10.1000/gone");
    CHECK(record.grants[0].id == "A1");
    CHECK(record.grants[0].agency == "Fund");
}

TEST_CASE("JATS: sets, prefixes, articles without a front, books", "[jats]") {
    const auto set = read_with(open_jats, "<pmc-articleset>" + with_meta(ids + title) + with_meta(title) +
                                              "<article><body/></article></pmc-articleset>");
    CHECK(set.count(Entry::Kind::record) == 2);
    CHECK(set.count(Entry::Kind::rejected) == 1);
    CHECK(set.entries[2].problems[0].code == "no-front");
    CHECK(set.entries[1].record.key.starts_with("made:"));
    CHECK(read_with(open_jats, "<pmc-articleset></pmc-articleset>").fault.empty());
    const auto book = read_with(open_jats, "<book><book-meta/></book>");
    CHECK(book.fault.find("<book>") != std::string::npos);
    CHECK(looks_like_jats("<?xml version=\"1.0\"?><book dtd-version=\"2.0\"><book-meta>"));
    CHECK_FALSE(looks_like_jats("<!DOCTYPE html><html><article class=\"x\"><front>"));
    CHECK_FALSE(looks_like_jats("<article class=\"post\"><p>"));
    std::string deep;
    for (int i = 0; i < 50000; ++i) deep += "<sub>";
    CHECK(read_with(open_jats, with_meta(ids + "<title-group><article-title>" + deep)).count(Entry::Kind::record) == 0);
}
