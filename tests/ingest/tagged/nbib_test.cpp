#include "tests/catch.hpp"
#include "tests/ingest/tagged/read_tagged.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

Record read_one(const std::string& fields) { return only_record(Format::nbib, "PMID- 123\nTI  - A title.\n" + fields); }

const char* const whole =
    "PMID- 30000001\n"
    "OWN - NLM\n"
    "STAT- MEDLINE\n"
    "DCOM- 20240126\n"
    "LR  - 20240419\n"
    "IS  - 1534-3170 (Electronic)\n"
    "IS  - 1523-3782 (Linking)\n"
    "VI  - 25\n"
    "IP  - 12\n"
    "DP  - 2024 Jan-Dec\n"
    "TI  - Intrathecal drug for meningeal disease: a long title that goes on \n"
    "      in a second line.\n"
    "PG  - 1823-1830\n"
    "LID - 10.1000/ABC.1 [doi]\n"
    "AB  - BACKGROUND: It matters (n = 3). METHODS: We asked: who? RESULTS: Most did; P < \n"
    "      0.05. CONCLUSIONS: It helps.\n"
    "CI  - (c) 2024 The Authors.\n"
    "FAU - Smith, John A Jr\n"
    "AU  - Smith JA Jr\n"
    "AUID- ORCID: https://orcid.org/0000-0001-2345-678X\n"
    "AD  - First Hospital, Oslo, Norway.\n"
    "AD  - Second Hospital, Oslo, Norway.\n"
    "FAU - van der Berg, Anna\n"
    "AU  - van der Berg A\n"
    "CN  - Study Group\n"
    "LA  - eng\n"
    "LA  - fre\n"
    "SI  - ClinicalTrials.gov/NCT01234567\n"
    "SI  - GENBANK/AB000001\n"
    "GR  - K12 HD065987/HD/NICHD NIH HHS/United States\n"
    "GR  - 15/RP/2765/SFI_/Science Foundation Ireland/Ireland\n"
    "GR  - 806999/Innovative Initiative/\n"
    "PT  - Journal Article\n"
    "PT  - Retracted Publication\n"
    "DEP - 20231115\n"
    "PL  - United States\n"
    "TA  - Curr Rep\n"
    "JT  - Current reports\n"
    "JID - 100888969\n"
    "RN  - 0 (Resins, Synthetic)\n"
    "RN  - X4OV71U42S (pioglitazone)\n"
    "SB  - IM\n"
    "RIN - J Test. 2025;1(1):5. doi: 10.1000/other. PMID: 39999999\n"
    "EIN - J Test. 2024;25(12):99. PMID: 38888888\n"
    "MH  - *Meningeal Carcinomatosis/drug therapy\n"
    "MH  - Lung Neoplasms/*pathology/drug therapy\n"
    "MH  - Humans\n"
    "OTO - NOTNLM\n"
    "OT  - *intrathecal\n"
    "COIS- None.\n"
    "EDAT- 2023/11/15 12:43\n"
    "MHDA- 2024/01/26 06:42\n"
    "CRDT- 2023/11/15 11:08\n"
    "PHST- 2023/10/01 00:00 [accepted]\n"
    "PHST- 2024/01/26 06:42 [medline]\n"
    "AID - 10.1000/ABC.1 [doi]\n"
    "AID - S0140-1 [pii]\n"
    "PST - ppublish\n"
    "SO  - Curr Rep. 2024 Jan-Dec;25(12):1823-1830. doi: 10.1000/ABC.1. Epub 2023 Nov 15.\n";

}  // namespace

TEST_CASE("a PubMed record's texts, persons and identifiers are read", "[nbib]") {
    for (const auto& text : {std::string(whole), with_crlf(whole), "\xEF\xBB\xBF\n" + std::string(whole)}) {
        const auto record = only_record(Format::nbib, text);
        CHECK(record.source == "nbib");
        CHECK(record.key == "30000001");
        CHECK(record.title == "Intrathecal drug for meningeal disease: a long title that goes on in a second line.");
        REQUIRE(record.abstract.size() == 4);
        CHECK(record.abstract[1].label == "METHODS");
        CHECK(record.abstract[1].text == "We asked: who?");
        CHECK(record.abstract[2].text == "Most did; P < 0.05.");
        CHECK(record.abstract_notice == "(c) 2024 The Authors.");
        REQUIRE(record.authors.size() == 3);
        CHECK(record.authors[0].fore == "John A");
        CHECK(record.authors[0].suffix == "Jr");
        CHECK(record.authors[0].initials == "JA");
        CHECK(record.authors[0].orcid == "0000-0001-2345-678X");
        CHECK(record.authors[0].affiliations.size() == 2);
        CHECK(record.authors[1].last == "van der Berg");
        CHECK(record.authors[1].affiliations.empty());
        CHECK(record.authors[2].collective == "Study Group");
        CHECK(identifier(record, IdentifierKind::pmid) == "30000001");
        CHECK(identifier(record, IdentifierKind::doi) == "10.1000/abc.1");
        CHECK(identifier(record, IdentifierKind::pii) == "S0140-1");
        CHECK(identifier(record, IdentifierKind::nct) == "NCT01234567");
    }
}

TEST_CASE("a PubMed record's indexing is read", "[nbib]") {
    const auto record = only_record(Format::nbib, whole);
    REQUIRE(record.headings.size() == 3);
    CHECK(record.headings[0].major);
    CHECK_FALSE(record.headings[1].major);
    CHECK(record.headings[1].qualifiers[0] == Qualifier{"pathology", "", true});
    CHECK(record.headings[1].qualifiers[1] == Qualifier{"drug therapy", "", false});
    CHECK(record.substances ==
          std::vector<Substance>{{"Resins, Synthetic", "", ""}, {"pioglitazone", "", "X4OV71U42S"}});
    CHECK(record.keywords == std::vector<Keyword>{{"intrathecal", "NOTNLM", true}});
    CHECK(record.accessions.back() == Accession{"GENBANK", "AB000001"});
    CHECK(record.grants[0] == Grant{"K12 HD065987", "HD", "NICHD NIH HHS", "United States"});
    CHECK(record.grants[1] == Grant{"15/RP/2765", "SFI_", "Science Foundation Ireland", "Ireland"});
    CHECK(record.grants[2] == Grant{"806999", "", "Innovative Initiative", ""});
    CHECK(record.languages == std::vector<std::string>{"eng", "fre"});
    CHECK(record.journal.issns == std::vector<std::string>{"1534-3170", "1523-3782"});
    CHECK(record.journal.abbreviation == "Curr Rep");
    CHECK(record.types.back().name == "Retracted Publication");
    CHECK(record.publication_status == "ppublish");
}

TEST_CASE("numbers of other papers never become the record's own", "[nbib]") {
    const auto record = only_record(Format::nbib, whole);
    REQUIRE(record.related.size() == 2);
    CHECK(record.related[0].type == "RetractionIn");
    CHECK(record.related[0].pmid == "39999999");
    CHECK(record.related[0].doi == "10.1000/other");
    CHECK(record.related[1].type == "ErratumIn");
    CHECK(record.related[1].source == "J Test. 2024;25(12):99");
    std::size_t pmids = 0;
    for (const auto& one : record.identifiers) pmids += one.kind == IdentifierKind::pmid ? 1 : 0;
    CHECK(pmids == 1);
}

TEST_CASE("dates of a PubMed record keep their kinds and words", "[nbib]") {
    const auto record = only_record(Format::nbib, whole);
    CHECK(to_text(date(record, DateKind::print)) == "2024");
    CHECK(to_text(date(record, DateKind::electronic)) == "2023-11-15");
    CHECK(to_text(date(record, DateKind::create)) == "2023-11-15");
    CHECK(to_text(date(record, DateKind::entry)) == "2023-11-15");
    CHECK(to_text(date(record, DateKind::mesh)) == "2024-01-26");
    CHECK(to_text(date(record, DateKind::completed)) == "2024-01-26");
    CHECK(to_text(date(record, DateKind::revised)) == "2024-04-19");
    CHECK(to_text(date(record, DateKind::accepted)) == "2023-10-01");
    const auto is_print = [](const DateFact& fact) { return fact.kind == DateKind::print; };
    CHECK(std::find_if(record.dates.begin(), record.dates.end(), is_print)->text == "2024 Jan-Dec");
    CHECK(std::count_if(record.dates.begin(), record.dates.end(),
                        [](const DateFact& fact) { return fact.kind == DateKind::mesh; }) == 1);
}

TEST_CASE("a location without a word is the article's number", "[nbib]") {
    const auto record = read_one("LID - 10.1000/x [doi]\nLID - e607\n");
    CHECK(identifier(record, IdentifierKind::pii) == "e607");
    CHECK(record.journal.pages == "e607");
    CHECK(read_one("LID - e607\nPG  - 12-4\n").journal.pages == "12-4");
}

TEST_CASE("old records name the address before any author", "[nbib]") {
    const auto record = read_one("AD  - An institute.\nFAU - Smith, J\nAU  - Smith J\nAU  - Doe B\n");
    REQUIRE(record.authors.size() == 2);
    CHECK(record.authors[0].affiliations == std::vector<std::string>{"An institute."});
    CHECK(record.authors[1].affiliations.empty());
    CHECK(read_one("AD  - Nowhere.\n").notes == std::vector<std::string>{"Affiliation: Nowhere."});
}

TEST_CASE("an abstract is parted only where its headings are certain", "[nbib]") {
    CHECK(read_one("AB  - We tested RNA: it was there. DNA: not.\n").abstract.size() == 1);
    CHECK(read_one("AB  - Words first. METHODS: This. RESULTS: That.\n").abstract.size() == 1);
    const auto one = read_one("AB  - OBJECTIVE: To test.\n").abstract;
    REQUIRE(one.size() == 1);
    CHECK(one[0].label == "OBJECTIVE");
    const auto trial = read_one("AB  - AIMS: To test. TRIAL REGISTRATION: NCT01234567.\n").abstract;
    REQUIRE(trial.size() == 2);
    CHECK(trial[1].label == "TRIAL REGISTRATION");
    CHECK(read_one("AB  - AIMS: A mix of 3 g. HCO3: Y. RESULTS: Z.\n").abstract[0].text == "A mix of 3 g. HCO3: Y.");
}

TEST_CASE("investigators, editors and persons written about are told apart", "[nbib]") {
    const auto record = read_one(
        "FAU - Smith, J\nAU  - Smith J\nFIR - Doe, Ann\nIR  - Doe A\nIRAD- A clinic.\n"
        "FED - Roe, Ed\nED  - Roe E\nFPS - Curie, Marie\nPS  - Curie M\n");
    CHECK(record.authors.size() == 1);
    REQUIRE(record.investigators.size() == 1);
    CHECK(record.investigators[0].affiliations == std::vector<std::string>{"A clinic."});
    REQUIRE(record.book.editors.size() == 1);
    CHECK(record.book.editors[0].fore == "Ed");
    REQUIRE(record.subjects.size() == 1);
    CHECK(record.subjects[0].initials == "M");
}

TEST_CASE("a chapter's date is its own and not the book's", "[nbib]") {
    const auto record =
        read_one("BTI - A book\nDP  - 1993\nCTDT- 2024/02/03 00:00\nPB  - A press\nPL  - Seattle (WA)\n");
    CHECK(record.kind == RecordKind::chapter);
    CHECK(record.book.title == "A book");
    CHECK(record.book.place == "Seattle (WA)");
    CHECK(to_text(earliest_publication(record)) == "2024-02-03");
    const auto book = only_record(Format::nbib, "PMID- 5\nBTI - A book\nDP  - 1993\n");
    CHECK(book.kind == RecordKind::book);
    CHECK(book.title == "A book");
    CHECK(publication_year(book) == 1993);
}

TEST_CASE("an abstract in another language stands apart", "[nbib]") {
    for (const auto* order : {"OABL- chi\nOAB - Words.\n", "OAB - Words.\nOABL- chi\n"}) {
        const auto record = read_one(std::string("AB  - Main.\n") + order + "OCI - Someone.\n");
        REQUIRE(record.abstract.size() == 1);
        REQUIRE(record.other_abstracts.size() == 1);
        CHECK(record.other_abstracts[0].language == "chi");
        CHECK(record.other_abstracts[0].notice == "Someone.");
    }
}

TEST_CASE("ERIC's records have their own number and source", "[nbib]") {
    const auto* text =
        "\n\nOWN - ERIC\nTI  - One\nAU  - Doe, Ann\nAID - http://dx.doi.org/10.1000/1\nOID - EJ1\n"
        "LID - http://eric.ed.gov/?id=EJ1\nISSN - ISSN-1234-4567\nLA  - English\n\n\nOWN - ERIC\nTI  - Two\nOID - "
        "ED2\n";
    const auto reading = read_as(Format::nbib, text);
    CHECK(reading.keys() == std::vector<std::string>{"EJ1", "ED2"});
    const auto& record = reading.entries[0].record;
    CHECK(record.source == "eric");
    CHECK(record.languages == std::vector<std::string>{"eng"});
    CHECK(record.journal.issns == std::vector<std::string>{"1234-4567"});
    CHECK(identifier(record, IdentifierKind::doi) == "10.1000/1");
    CHECK(identifier(record, IdentifierKind::pii).empty());
}

TEST_CASE("records need not be parted by empty lines, and may hold them", "[nbib]") {
    CHECK(read_as(Format::nbib, "PMID- 1\nTI  - A\nPMID- 2\nTI  - B\n").keys() == std::vector<std::string>{"1", "2"});
    const auto reading = read_as(Format::nbib, "PMID- 1\nTI  - A\n\nAB  - Words\n\n\nPMID- 2\nTI  - B\n");
    REQUIRE(reading.entries.size() == 2);
    CHECK(reading.entries[0].record.abstract.size() == 1);
}

TEST_CASE("what cannot be stored or is not known is told with its place", "[nbib]") {
    const auto reading = read_as(Format::nbib, "PMID- x\nAB  - no title\n\nPMID- 2\nTI  - B\nQQQ - what\nQQQ - more\n");
    REQUIRE(reading.entries.size() == 2);
    CHECK(reading.entries[0].kind == Entry::Kind::rejected);
    CHECK(reading.entries[0].problems.back().code == "no-key");
    CHECK(reading.entries[0].place.begin == 0);
    CHECK(reading.entries[0].place.end == 22);
    REQUIRE(reading.entries[1].problems.size() == 1);
    CHECK(reading.entries[1].problems[0].code == "unknown-field");
    CHECK(reading.entries[1].problems[0].place.begin == 24);
    const auto made = read_as(Format::nbib, "PMID- \nTI  - A title\nLID - 10.1000/z [doi]\n");
    CHECK(made.keys() == std::vector<std::string>{"doi:10.1000/z"});
}

TEST_CASE("a date that is none is told and its words are kept", "[nbib]") {
    const auto reading = read_as(Format::nbib, "PMID- 1\nTI  - A\nDP  - soon\n");
    CHECK(reading.codes() == std::vector<std::string>{"odd-date"});
    CHECK(reading.entries[0].record.dates.at(0).text == "soon");
}
