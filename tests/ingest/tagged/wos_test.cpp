#include "tests/catch.hpp"
#include "tests/ingest/tagged/read_tagged.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

const std::string head =
    "\xEF\xBB\xBF"
    "FN Clarivate Analytics Web of Science\nVR 1.0\n";

Record read_one(const std::string& fields) { return only_record(Format::wos, head + "PT J\n" + fields + "ER\n\nEF"); }

const char* const whole =
    "AU Smith, JA\n"
    "   Doe, B\n"
    "AF Smith, John A.\n"
    "   Doe, Bea\n"
    "CA Test Grp\n"
    "TI A title that goes\n"
    "   on\n"
    "SO JOURNAL OF TESTS\n"
    "LA English\n"
    "DT Article; Proceedings Paper\n"
    "CT 3rd Congress on Tests\n"
    "CY MAY 03-05, 2024\n"
    "CL Oslo, NORWAY\n"
    "SP Test Soc\n"
    "DE first word; second\n"
    "   word\n"
    "ID PLUS-WORD\n"
    "AB Background\n"
    "   It matters.\n"
    "   Methods/findings\n"
    "   We did.\n"
    "   Conclusions\n"
    "   It helps.\n"
    "C1 [Smith, John A.; Doe, Bea] Univ A, Oslo, Norway.\n"
    "   [Doe, Bea] Univ B, Bergen, Norway.\n"
    "RP Smith, JA (corresponding author), Univ A, Oslo, Norway.\n"
    "OI Smith, John/0000-0001-2345-6789; Nobody, N/0000-0002-2345-6789\n"
    "FU A TrustA Trust [1, 2/3]; B Fund\n"
    "FX We thank.\n"
    "CR Other A, 1999, J OTHER, V1, P2, DOI 10.1000/other\n"
    "   Other B, 2001, J OTHER, DOI 10.1000/another\n"
    "NR 2\n"
    "SN 1234-5678\n"
    "EI 8765-432X\n"
    "J9 J TESTS\n"
    "JI J. Tests\n"
    "PD JUN 15\n"
    "PY 2024\n"
    "VL 12\n"
    "IS 3\n"
    "SU 1\n"
    "BP 9\n"
    "EP 20\n"
    "DI 10.1000/OWN\n"
    "EA MAY 2024\n"
    "WC Oncology\n"
    "SC Oncology; Neurology\n"
    "UT WOS:000424022700066\n"
    "PM 29377890\n"
    "DA 2020-11-06\n";

}  // namespace

TEST_CASE("a Web of Science record is read", "[wos]") {
    for (const auto& text : {head + "PT J\n" + whole + "ER\n\nEF", with_crlf("PT J\n" + std::string(whole) + "ER\n")}) {
        const auto record = only_record(Format::wos, text);
        CHECK(record.source == "wos");
        CHECK(record.key == "WOS:000424022700066");
        CHECK(record.title == "A title that goes on");
        CHECK(identifier(record, IdentifierKind::pmid) == "29377890");
        CHECK(identifier(record, IdentifierKind::doi) == "10.1000/own");
        CHECK(record.journal.pages == "9-20");
        CHECK(record.journal.issue == "3 Suppl 1");
        CHECK(record.journal.abbreviation == "J. Tests");
        CHECK(record.journal.issns == std::vector<std::string>{"1234-5678", "8765-432X"});
        CHECK(record.types == std::vector<Term>{{"Article", ""}, {"Proceedings Paper", ""}});
        CHECK(record.languages == std::vector<std::string>{"eng"});
        CHECK(record.keywords ==
              std::vector<Keyword>{{"first word", "", false}, {"second word", "", false}, {"PLUS-WORD", "WOS", false}});
        CHECK(record.sections == std::vector<Term>{{"Oncology", ""}, {"Neurology", ""}});
        CHECK(record.grants ==
              std::vector<Grant>{{"1", "", "A Trust", ""}, {"2/3", "", "A Trust", ""}, {"", "", "B Fund", ""}});
    }
}

TEST_CASE("headings alone on a line part a Web of Science abstract", "[wos]") {
    const auto record = read_one(whole);
    REQUIRE(record.abstract.size() == 3);
    CHECK(record.abstract[1].label == "Methods/findings");
    CHECK(record.abstract[1].text == "We did.");
    CHECK(read_one("TI A\nAB Results\n   were good.\n").abstract.size() == 1);
}

TEST_CASE("addresses and ORCIDs go to the authors they name", "[wos]") {
    const auto record = read_one(whole);
    REQUIRE(record.authors.size() == 3);
    CHECK(record.authors[0].fore == "John A.");
    CHECK(record.authors[0].initials == "JA");
    CHECK(record.authors[0].orcid == "0000-0001-2345-6789");
    CHECK(record.authors[0].affiliations == std::vector<std::string>{"Univ A, Oslo, Norway."});
    CHECK(record.authors[1].affiliations.size() == 2);
    CHECK(record.authors[1].orcid.empty());
    CHECK(record.authors[2].collective == "Test Grp");
    CHECK(std::find(record.notes.begin(), record.notes.end(), "ORCID: Nobody, N/0000-0002-2345-6789") !=
          record.notes.end());
    const auto zoo =
        read_one("TI A\nAU Smith, A. (a@example.org)\n   Doe, B.\nC1 Doe, B.; Univ B, wrapped\n   here.\n");
    CHECK(zoo.authors[0].last == "Smith");
    CHECK(zoo.authors[0].fore == "A.");
    CHECK(zoo.authors[1].affiliations == std::vector<std::string>{"Univ B, wrapped here."});
}

TEST_CASE("dates of Web of Science: month and day beside the year, whole dates, early access", "[wos]") {
    const auto print = [](const std::string& fields) {
        return to_text(date(read_one("TI A\n" + fields), DateKind::print));
    };
    CHECK(print("PD JUN 15\nPY 2024\n") == "2024-06-15");
    CHECK(print("PD JAN-FEB\nPY 2024\n") == "2024-01-01..2024-02-29");
    CHECK(print("PY 2024\n") == "2024");
    CHECK(print("PD 2020-Dec\nPY 2020\n") == "2020-12");
    CHECK(print("PD Aug 1 2019\nPY 2019\n") == "2019-08-01");
    CHECK(print("PD Winter 2007\nPY 2007\n") == "2007");
    CHECK(print("PD SPR\nPY 2007\n") == "2007");
    const auto record = read_one(whole);
    CHECK(to_text(date(record, DateKind::electronic)) == "2024-05");
    CHECK(record.dates.size() == 2);  // DA is the day of the export
}

TEST_CASE("a meeting, a book and a chapter of Web of Science", "[wos]") {
    const auto record = read_one(whole);
    CHECK(record.conference.name == "3rd Congress on Tests");
    CHECK(record.conference.place == "Oslo, NORWAY");
    CHECK(record.conference.sponsor == "Test Soc");
    CHECK(record.conference.dates_text == "MAY 03-05, 2024");
    const auto chapter = only_record(Format::wos, head +
                                                      "PT S\nAU Doe, B\nBE Roe, E\nTI A chapter\nSO A BOOK\nSE Some "
                                                      "Series\nDT Book Chapter\nBN 978-3-16-148410-0\n"
                                                      "D2 10.1000/book\nAR 7\nUT WOS:000000000000001\nER\nEF\n");
    CHECK(chapter.kind == RecordKind::chapter);
    CHECK(chapter.book.title == "A BOOK");
    CHECK(chapter.book.collection == "Some Series");
    CHECK(chapter.book.isbns == std::vector<std::string>{"978-3-16-148410-0"});
    CHECK(chapter.book.editors.size() == 1);
    CHECK(identifier(chapter, IdentifierKind::doi).empty());
    CHECK(chapter.journal.pages == "7");
}

TEST_CASE("numbers of other databases in Web of Science are keys of their own", "[wos]") {
    CHECK(read_one("TI A\nUT MEDLINE:31858815\nPM 31858815\n").key == "MEDLINE:31858815");
    CHECK(read_one("TI A\nUT ISI:000221807500019\n").key == "WOS:000221807500019");
    CHECK(read_one("TI A\nUT 000221807500019\n").key == "WOS:000221807500019");
    CHECK(read_one("TI A\nAN ZOOR1\n").key == "ZOOR1");
    CHECK(read_one("TI A\nDI 10.1000/a\n").key == "doi:10.1000/a");
    const auto reading = read_as(Format::wos, "PT J\nPY 2020\nER\n");
    REQUIRE(reading.entries.size() == 1);
    CHECK(reading.codes() == std::vector<std::string>{"no-key"});
}

TEST_CASE("records without ER, joined files and unknown fields of Web of Science", "[wos]") {
    const auto text = head +
                      "PT J\nTI A\nUT WOS:1\nPT J\nTI B\nUT WOS:2\nQX what\nER\n\nEFFN Clarivate\nVR 1.0\nPT J\nTI "
                      "C\nUT WOS:3\nER\nEF\n";
    const auto reading = read_as(Format::wos, text);
    CHECK(reading.keys() == std::vector<std::string>{"WOS:1", "WOS:2", "WOS:3"});
    CHECK(reading.codes() == std::vector<std::string>{"unknown-field"});
}

TEST_CASE("the tab-delimited table of Web of Science is read", "[wos]") {
    const std::string table =
        "\xEF\xBB\xBF"
        "PT\tAU\tAF\tTI\tSO\tC1\tAB\tPD\tPY\tVL\tBP\tEP\tDI\tPM\tUT\r\n"
        "J\tSmith, JA; Doe, B\tSmith, John A.; Doe, Bea\tA title; with a mark\tJOURNAL\t[Smith, John A.; Doe, Bea] "
        "Univ A; "
        "[Doe, Bea] Univ B\tWords.\tJUN 15\t2024\t12\t9\t20\t10.1000/own\t29377890\tWOS:000424022700066\r\n"
        "\r\n"
        "J\tRoe, E\t\tSecond\tJOURNAL\t\t\t\t2023\t\t\t\t\t\tWOS:000424022700067\t\r\n";
    CHECK(detect_format(table) == Format::wos);
    const auto reading = read_as(Format::wos, table);
    CHECK(reading.keys() == std::vector<std::string>{"WOS:000424022700066", "WOS:000424022700067"});
    const auto& record = reading.entries[0].record;
    CHECK(record.title == "A title; with a mark");
    REQUIRE(record.authors.size() == 2);
    CHECK(record.authors[0].fore == "John A.");
    CHECK(record.authors[1].affiliations == std::vector<std::string>{"Univ A", "Univ B"});
    CHECK(record.journal.pages == "9-20");
    CHECK(reading.entries[1].place.begin > reading.entries[0].place.begin);
    CHECK(reading.codes().empty());
}
