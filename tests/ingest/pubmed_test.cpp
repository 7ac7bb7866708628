#include "ingest/format/pubmed_xml.hpp"

#include "tests/catch.hpp"
#include "tests/ingest/read_all.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

using Codes = std::vector<std::string>;

const Reading& oddities() {
    static const Reading reading = read_pubmed_file(EVIDENT_SOURCE_DIR "/tests/ingest/data/oddities.xml");
    return reading;
}
const Record& odd_article() { return oddities().entries.at(0).record; }

std::string title_of(const std::string& markup) {
    const auto reading = read_pubmed(set_of(article("1", "", markup)));
    return reading.entries.at(0).record.title;
}

}  // namespace

TEST_CASE("the file of oddities gives its article, its chapter and its deletions", "[pubmed]") {
    REQUIRE(oddities().fault.empty());
    REQUIRE(oddities().entries.size() == 4);
    CHECK(oddities().keys() == Codes{"101", "202"});
    CHECK(oddities().entries[2].kind == Entry::Kind::deletion);
    CHECK(oddities().entries[2].key == "7");
    CHECK(oddities().entries[3].key == "8");
    CHECK(oddities().codes() == Codes{"two-dois", "odd-date"});
}

TEST_CASE("titles keep their words through markup", "[pubmed]") {
    const auto& record = odd_article();
    CHECK(record.version == 2);
    CHECK(record.title == "[A small study of P2X4 and Ca2+ in 10^5 cells.]");
    CHECK(record.vernacular_title == "Une petite étude.");
    CHECK(title_of("10<sup>-3</sup> m<sup>2</sup> 3<sup>rd</sup>") == "10^-3 m2 3rd");
    CHECK(title_of("<i>E</i> <i>coli</i> <sup>18</sup>F") == "E coli 18F");
    CHECK(title_of("log<sub>10</sub>2 and 2<sup>\xE2\x88\x92"
                   "1</sup>") ==
          "log102 and 2^\xE2\x88\x92"
          "1");
    CHECK(title_of("a&#10;&#x3b1; &lt;b&gt; &amp;amp;") == "a \xCE\xB1 <b> &amp;");
}

TEST_CASE("abstracts keep their parts and labels; mathematics is readable", "[pubmed]") {
    const auto& record = odd_article();
    REQUIRE(record.abstract.size() == 2);
    CHECK(record.abstract[0].label == "AIM");
    CHECK(record.abstract[0].category == "OBJECTIVE");
    CHECK(record.abstract[0].text == "To see whether p < 0.05 holds.");
    CHECK(record.abstract[1].text == "Uptake (10^-3a/b) rose.");
    CHECK(record.abstract_notice == "Nobody owns this.");
    REQUIRE(record.other_abstracts.size() == 1);
    CHECK(record.other_abstracts[0].language == "chi");
    CHECK(record.other_abstracts[0].sections.at(0).text == "一个小研究。");
}

TEST_CASE("only the record's own identifiers are its identifiers", "[pubmed]") {
    const std::vector<Identifier> wanted = {{IdentifierKind::pmid, "101", ""},
                                            {IdentifierKind::doi, "10.1000/abc.1", ""},
                                            {IdentifierKind::nct, "NCT01234567", ""},
                                            {IdentifierKind::pmcid, "PMC77", ""},
                                            {IdentifierKind::doi, "10.1000/other", ""}};
    CHECK(odd_article().identifiers == wanted);
    CHECK(odd_article().accessions.size() == 2);
}

TEST_CASE("a DOI made of a SICI is kept whole", "[pubmed]") {
    const auto reading = read_pubmed(set_of(article(
        "1", "<ELocationID EIdType=\"doi\">10.1002/(SICI)1-1(20)15:1&lt;114::AID-X&gt;3.0.CO;2-4</ELocationID>")));
    CHECK(identifier(reading.entries.at(0).record, IdentifierKind::doi) ==
          "10.1002/(sici)1-1(20)15:1<114::aid-x>3.0.co;2-4");
    const auto odd = read_pubmed(set_of(article("1", "<ELocationID EIdType=\"doi\">none</ELocationID>")));
    CHECK(odd.codes() == Codes{"malformed-identifier"});
}

TEST_CASE("people, groups and ORCIDs in their spellings", "[pubmed]") {
    const auto& authors = odd_article().authors;
    REQUIRE(authors.size() == 3);
    CHECK(authors[0].last == "Łęcki");
    CHECK(authors[0].suffix == "Jr");
    CHECK(authors[0].orcid == "0000-0001-7984-188X");
    CHECK(authors[0].affiliations == Codes{"First place.", "Second place."});
    CHECK_FALSE(authors[1].valid);
    CHECK(authors[1].orcid == "0000-0001-7984-1889");
    CHECK(authors[2].collective == "The Test Group");
    CHECK_FALSE(odd_article().authors_complete);
    CHECK(odd_article().investigators.at(0).last == "Watt");
    CHECK(odd_article().subjects.at(0).fore == "Marie");
}

TEST_CASE("dates in words and numbers", "[pubmed]") {
    const auto& record = odd_article();
    CHECK(to_text(date(record, DateKind::print)) == "1998-12-01..1999-01-31");
    CHECK(record.dates.size() == 6);
    CHECK(to_text(date(record, DateKind::electronic)) == "1998-11-30");
    CHECK(to_text(date(record, DateKind::create)) == "1998-12-01");
    CHECK(to_text(date(record, DateKind::completed)) == "2021-03-04");
    CHECK(to_text(date(record, DateKind::revised)) == "2022-05-06");
    CHECK(record.dates.back().status == "aheadofprint");
}

TEST_CASE("journal, indexing and corrections", "[pubmed]") {
    const auto& record = odd_article();
    CHECK(record.journal.issns == Codes{"1234-567X"});
    CHECK(record.journal.pages == "10-9, viii");
    CHECK(record.journal.abbreviation == "J. Made-up Tests");
    CHECK(record.journal.medline_abbreviation == "J Made Up Tests");
    CHECK(record.substances.at(0).registry.empty());
    CHECK(record.supplementary.at(0).ui == "C1");
    CHECK_FALSE(record.headings.at(0).major);
    CHECK(record.headings.at(0).any_major());
    REQUIRE(record.related.size() == 2);
    CHECK(record.related[0] ==
          Related{"RetractionIn", "J Made Up. 2000;1:2. doi: 10.1000/ret", "999", "10.1000/ret", ""});
    CHECK(record.related[1].pmid.empty());
    CHECK(record.related[1].note == "a dose");
    CHECK(record.conflict_statement == "None declared.");
    CHECK(record.keywords.at(0).major);
    CHECK(record.languages == Codes{"eng", "fre"});
    CHECK(record.indexing_method == "Curated");
    CHECK(record.notes == Codes{"A note."});
}

TEST_CASE("a chapter has its own date and authors", "[pubmed]") {
    const auto& record = oddities().entries.at(1).record;
    CHECK(record.kind == RecordKind::chapter);
    CHECK(record.title == "One chapter");
    CHECK(record.book.title == "A whole book");
    CHECK(record.authors.at(0).last == "Writer");
    CHECK(record.book.editors.at(0).last == "Editor");
    CHECK(to_text(earliest_publication(record)) == "2024-02");  // 30 February: the month is kept
    CHECK(identifier(record, IdentifierKind::doi).empty());     // the book's, not the chapter's
    CHECK(identifier(record, IdentifierKind::bookaccession) == "NBK1");
    CHECK(record.notes == Codes{"Medium: Internet", "chapter: 3", "Section: Diagnosis"});
}

TEST_CASE("one bad record costs itself", "[pubmed]") {
    const auto good = article("1");
    const std::string no_pmid = "<PubmedArticle><MedlineCitation/></PubmedArticle>";
    const std::string broken =
        "<PubmedArticle><MedlineCitation><PMID>5</PMID><i></b></MedlineCitation></PubmedArticle>";
    const auto reading = read_pubmed(set_of(good + no_pmid + good + broken + article("9")));
    CHECK(reading.keys() == Codes{"1", "1", "9"});
    CHECK(reading.codes() == Codes{"no-key", "malformed-record"});
    const auto& bad = reading.entries.at(3);
    CHECK(bad.kind == Entry::Kind::rejected);
    CHECK(bad.problems.at(0).message.starts_with("PMID 5: the XML is broken at byte "));
    CHECK(bad.problems.at(0).place == bad.place);
}

TEST_CASE("ill-formed text is repaired and said", "[pubmed]") {
    const auto reading = read_pubmed(set_of(article("1", "",
                                                    "a\xFF"
                                                    "b") +
                                            article("2", "", "x&#xD800;y") + article("3", "", "p&foo;q") +
                                            article("4", "", std::string("n\0n", 3))));
    REQUIRE(reading.keys() == Codes{"1", "2", "3", "4"});
    CHECK(reading.codes() == Codes{"repaired-utf8", "repaired-utf8", "unknown-entity", "repaired-utf8"});
    CHECK(reading.entries[0].record.title ==
          "a\xEF\xBF\xBD"
          "b");
    CHECK(reading.entries[2].record.title == "p&foo;q");
    CHECK(reading.entries[3].record.title == "n n");
}

TEST_CASE("a declared encoding other than UTF-8 is converted", "[pubmed]") {
    const auto reading = read_pubmed("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><PubmedArticleSet>" +
                                     article("1", "", "caf\xE9") + "</PubmedArticleSet>");
    CHECK(reading.entries.at(0).record.title == "caf\xC3\xA9");
    CHECK(reading.codes().empty());
}

TEST_CASE("entries carry nothing over from the record before", "[pubmed]") {
    const auto reading =
        read_pubmed(set_of(article("1", "<Abstract><AbstractText>x</AbstractText></Abstract>") + article("2")));
    CHECK(reading.entries.at(1).record.abstract.empty());
    CHECK(reading.entries.at(1).record.identifiers.size() == 1);
}

TEST_CASE("the records' source is pubmed unless named", "[pubmed]") {
    CHECK(odd_article().source == "pubmed");
    const auto text = set_of(article("1"));
    const auto reading = run(*open_pubmed(bytes_of(text), "x", "mine"));
    CHECK(reading.entries.at(0).record.source == "mine");
}
