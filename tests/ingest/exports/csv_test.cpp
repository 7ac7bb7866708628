#include "ingest/format/csv/csv.hpp"

#include "ingest/format/flat/cell_date.hpp"
#include "ingest/format/flat/name_list.hpp"
#include "tests/catch.hpp"
#include "tests/ingest/exports/reading.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

Reading read(std::string_view text) { return read_with(open_csv, text); }
Record record_of(std::string_view text) { return only_record(read(text)); }
std::vector<std::string> names(std::string_view text) {
    std::vector<std::string> out;
    for (const auto& author : read_name_list(text).authors) {
        out.push_back(author.collective.empty() ? author.last + "|" + author.fore : author.collective);
    }
    return out;
}

}  // namespace

TEST_CASE("CSV: dates that a spreadsheet has rewritten", "[csv]") {
    CHECK(read_cell_date("6/11/25").span == Span{Day{20250611}, Day{20251106}});
    CHECK(read_cell_date("6/11/25").ambiguous);
    CHECK(read_cell_date("6/24/25").span == Span{Day{20250624}, Day{20250624}});
    CHECK(read_cell_date("24/6/2025 0:00").span.first == Day{20250624});
    CHECK(read_cell_date("6.11.2025").span.first == Day{20251106});
    CHECK_FALSE(read_cell_date("5/5/25").ambiguous);
    CHECK(read_cell_date("1-Dec-25").span.first == Day{20251201});
    CHECK(read_cell_date("Dec-25").span == Span{Day{20251201}, Day{20251231}});
    CHECK(read_cell_date("3/4/98").span.first == Day{19980304});
    CHECK(read_cell_date("2024-02-30").span.known() == parse_span("2024-02-30").known());
}

TEST_CASE("CSV: authors in one cell", "[csv]") {
    CHECK(names("Hou Y.-N., Feng Y., Mao J.J.") == std::vector<std::string>{"Hou|Y.-N.", "Feng|Y.", "Mao|J.J."});
    CHECK(names("Smith, J., Doe, A.") == std::vector<std::string>{"Smith|J.", "Doe|A."});
    CHECK(names("Smith, John; Doe, Jane") == std::vector<std::string>{"Smith|John", "Doe|Jane"});
    CHECK(names("Smith J, Doe AB.") == std::vector<std::string>{"Smith|J", "Doe|AB"});
    CHECK(names("John Smith, Jane Doe, Ann Roe").size() == 3);
    CHECK(names("Smith, John") == std::vector<std::string>{"Smith|John"});
    CHECK(names("Smith J; ABC Study Group") == std::vector<std::string>{"Smith|J", "ABC Study Group"});
    CHECK_FALSE(read_name_list("Smith J, et al.").complete);
}

TEST_CASE("CSV: Embase.com's columns", "[csv]") {
    const std::string text =
        "\xEF\xBB\xBFTitle,Author Names,AiP/IP Entry Date,Full Record Entry Date,Source,Source title,Publication "
        "Year,First Page,Last Page,Date of Publication,Publication Type,ISSN,Abstract,\"Emtree Drug Index Terms (Major "
        "Focus)\",Emtree Drug Index Terms,PUI,Medline PMID,Clinical Trial Numbers\r\n"
        "\"A \"\"title\"\"\",\"Roe A., Doe B.-C.\",6/11/25,6/24/25,Whole source,J Test,2025,10,20,1-Dec-25,Conference "
        "Abstract,\"1528-0012 (electronic),0016-5085\",\"Line one\r\nline, "
        "two\",aspirin,\"aspirin,placebo\",L2012345678,"
        "123,NCT01376167(ClinicalTrials.gov)\r\n";
    const auto reading = read(text);
    REQUIRE(reading.entries.size() == 1);
    const auto& record = reading.entries[0].record;
    CHECK(record.source == "embase");
    CHECK(record.key == "L2012345678");
    CHECK(record.title == "A \"title\"");
    CHECK(record.authors.size() == 2);
    CHECK(record.journal.issns == std::vector<std::string>{"1528-0012", "0016-5085"});
    CHECK(record.journal.pages == "10-20");
    CHECK(date(record, DateKind::create) == Span{Day{20250611}, Day{20251106}});
    CHECK(date(record, DateKind::entry).first == Day{20250624});
    CHECK(date(record, DateKind::print).first == Day{20251201});
    CHECK(record.types[0].name == "Conference Abstract");
    REQUIRE(record.index_terms.size() == 2);
    CHECK(record.index_terms[0].major);
    CHECK_FALSE(record.index_terms[1].major);
    CHECK(value_of(record, IdentifierKind::nct) == "NCT01376167");
    CHECK(abstract_text(record) == "Line one line, two");
    CHECK(reading.codes() == std::vector<std::string>{"ambiguous-date"});
    CHECK(reading.entries[0].problems[0].message.starts_with("L2012345678"));
}

TEST_CASE("CSV: Embase.com's fields by row", "[csv]") {
    const auto reading = read(
        "\"SEARCH QUERY\",\"('a' OR 'b')\"\n\n\"TITLE\",\"First\"\n\"AUTHOR NAMES\",\"Roe A.\",\"Doe B.\"\n\"SOURCE "
        "TITLE\",\"J Test\"\n\"PUBLICATION YEAR\",\"2020\"\n\"PUI\",\"L600000001\"\n\n\"TITLE\",\"Second\"\n\"AUTHOR "
        "NAMES\",\"Poe C.\"\n\"EMTREE MEDICAL INDEX TERMS\",\"human\",\"rash\"\n\"DOI\",\"10.1000/b\"\n");
    CHECK(all_titles(reading) == std::vector<std::string>{"First", "Second"});
    CHECK(reading.entries[0].record.key == "L600000001");
    CHECK(reading.entries[0].record.authors.size() == 2);
    CHECK(reading.entries[1].record.index_terms.size() == 2);
    CHECK(reading.entries[1].record.key == "doi:10.1000/b");
}

TEST_CASE("CSV: Scopus, PubMed and Web of Science", "[csv]") {
    const auto scopus = record_of(
        "Authors,Author full names,Title,Year,Source title,Volume,Art. No.,DOI,Abstract,Author Keywords,PubMed "
        "ID,Document "
        "Type,EID,Cited by\n\"Roe, J.; Doe, A.\",\"Roe, Jane (570); Doe, Ann (571)\",T,2020.0,J,12,77,10.1000/X,[No "
        "abstract "
        "available],a; b,123.0,Review,2-s2.0-850,5\n");
    CHECK(scopus.source == "scopus");
    CHECK(scopus.key == "2-s2.0-850");
    CHECK(scopus.authors[0].fore == "Jane");
    CHECK(scopus.abstract.empty());
    CHECK(value_of(scopus, IdentifierKind::pmid) == "123");
    CHECK(publication_year(scopus) == 2020);
    const auto pubmed = record_of(
        "PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,NIHMS ID,DOI\n"
        "111,T,\"Roe J, Doe A.\",\"J Test. 2024 Jan 6;403(10):55-66. doi: 10.1000/x. Epub 2023 Dec 1.\",Roe J,J "
        "Test,2024,"
        "2023/12/02,PMC9,,10.1000/x\n");
    CHECK(pubmed.source == "pubmed-export");
    CHECK(pubmed.key == "111");
    CHECK(date(pubmed, DateKind::create).first == Day{20231202});
    CHECK(date(pubmed, DateKind::print).first == Day{20240106});
    CHECK(date(pubmed, DateKind::electronic).first == Day{20231201});
    CHECK(pubmed.journal.issue == "10");
    CHECK(pubmed.journal.pages == "55-66");
    const auto wos = record_of(
        "PT\tAU\tAF\tTI\tSO\tDE\tPY\tPM\tUT\nJ\tRoe, J\tRoe, Jane\tT\tJ TEST\ta; b\t2020\t5\tWOS:"
        "000200148800007\n");
    CHECK(wos.source == "wos");
    CHECK(wos.key == "WOS:000200148800007");
    CHECK(wos.keywords.size() == 2);
}

TEST_CASE("CSV: rows that do not fit, open quotes, old encodings, empty rows", "[csv]") {
    const auto reading = read(
        "sep=;\nTitle;Year;DOI\nOne;2020;10.1000/a;extra\nTwo;2021\n;;\n\"Three\n2022;x\nFour "
        "M\xFCller;2023;10.1000/d\rFive;NA;nan\n"
        ";2020;\n");
    CHECK(all_titles(reading) == std::vector<std::string>{"One", "Two", "\"Three", "2022", "Four Müller", "Five", ""});
    CHECK(reading.codes() == std::vector<std::string>{"uneven-row", "uneven-row", "uneven-row", "open-quote",
                                                      "odd-date", "uneven-row", "legacy-encoding", "no-key"});
    CHECK(reading.entries[0].problems[0].message.find("line 3 ") != std::string::npos);
}

TEST_CASE("CSV: a map of columns", "[csv]") {
    auto map = parse_column_map("# mine\ntitle = Titel des Artikels\npmid=Nummer\nnonsense = X\nno sign\nyear = Jahr\n",
                                "map");
    REQUIRE(map.problems.size() == 2);
    CHECK(map.problems[0].code == "unknown-column-field");
    CHECK(map.problems[1].code == "bad-column-line");
    const auto reading =
        run(*open_csv_with(map, bytes_of("Nummer,Titel des Artikels,Sonst\n12,T,x\n"), "t", "mine", 99));
    REQUIRE(reading.entries.size() == 1);
    CHECK(reading.entries[0].record.key == "12");
    CHECK(reading.entries[0].record.source == "mine");
    CHECK(reading.codes() ==
          std::vector<std::string>{"unknown-field", "unknown-column-field", "bad-column-line", "absent-column"});
    CHECK(parse_column_map("first-page = A\nfirst_page = B", "map").rows.size() == 2);
}

TEST_CASE("CSV is told from prose and other text", "[csv]") {
    CHECK(looks_like_csv("Title,Authors,Year\n"));
    CHECK(looks_like_csv("title\tabstract\tdoi\n"));
    CHECK_FALSE(looks_like_csv("We searched by title, abstract, and keywords, in English.\n"));
    CHECK_FALSE(looks_like_csv("name,age,city\nx,1,y\n"));
    CHECK_FALSE(looks_like_csv("TY  - JOUR\nTI  - A title, an author, a year\n"));
    CHECK(read("").entries.empty());
    CHECK(read("no table at all").codes() == std::vector<std::string>{"no-header"});
    CHECK(read("Title,Year,DOI\n").entries.empty());
}
