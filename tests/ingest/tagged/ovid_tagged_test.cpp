#include "ingest/format/tagged/ovid/citation.hpp"

#include "tests/catch.hpp"
#include "tests/ingest/tagged/read_tagged.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

const char* const embase =
    "<3001. >\n"
    "VN  - Ovid Technologies\n"
    "DB  - Embase\n"
    "UI  - 621381829\n"
    "ST  - CONFERENCE ABSTRACT\n"
    "TI  - A title.\n"
    "SO  - J Test. Conference: 2nd Congress: Part 2. Spain. 12 (Supplement 3) (no pagination), 2018. Date of "
    "Publication: "
    "March 2018.\n"
    "AU  - Smith J.A.\n"
    "AU  - Doe B.\n"
    "IN  - (Smith, Doe) Univ A, Oslo, Norway\n"
    "      (Doe) Univ B, Bergen, Norway\n"
    "AD  - J.A. Smith, Univ A\n"
    "CS  - 20170418\n"
    "CE  - 20170421\n"
    "MH  - adult\n"
    "MH  - *lung cancer/dt [Drug Therapy]\n"
    "MH  - lung cancer/dt, ae [Drug Therapy, Adverse Drug Reaction]\n"
    "OD  - *adult\n"
    "OD  - gefitinib/cb [Drug Combination]\n"
    "KW  - first; second\n"
    "AB  - Background: It matters. \n"
    "Method(s): We did. \n"
    "Result(s): Most. \n"
    "Conclusion(s): It helps.\n"
    "RN  - 184475-35-2 (gefitinib)\n"
    "TN  - Iressa\n"
    "CN  - NCT01234567\n"
    "PM  - 29377890 [http://example.org/pubmed]\n"
    "IS  - 1753-6561\n"
    "DO  - http://dx.doi.org/10.1000/OWN\n"
    "LG  - English\n"
    "PT  - Conference Abstract\n"
    "DD  - 20180326\n"
    "DC  - 20180327\n"
    "YR  - 2018\n"
    "CR  - Copyright 2018.\n";

}  // namespace

TEST_CASE("an Embase record of Ovid is read", "[ovid]") {
    for (const auto& text : {std::string(embase), with_crlf(embase)}) {
        const auto record = only_record(Format::ovid, text);
        CHECK(record.source == "embase");
        CHECK(record.key == "L621381829");
        CHECK(identifier(record, IdentifierKind::embase) == "L621381829");
        CHECK(identifier(record, IdentifierKind::pmid) == "29377890");
        CHECK(identifier(record, IdentifierKind::doi) == "10.1000/own");
        CHECK(identifier(record, IdentifierKind::nct) == "NCT01234567");
        CHECK(record.journal.title == "J Test");
        CHECK(record.journal.volume == "12");
        CHECK(record.journal.issue == "Supplement 3");
        CHECK(record.conference.name == "2nd Congress: Part 2");
        CHECK(record.conference.place == "Spain");
        CHECK(to_text(record.conference.dates) == "2017-04-18..2017-04-21");
        REQUIRE(record.abstract.size() == 4);
        CHECK(record.abstract[1].label == "Method(s)");
        CHECK(record.types == std::vector<Term>{{"Conference Abstract", ""}});
        CHECK(record.collections == std::vector<std::string>{"Embase"});
        CHECK(to_text(date(record, DateKind::create)) == "2018-03-27");
        CHECK(to_text(date(record, DateKind::print)) == "2018-03");
    }
}

TEST_CASE("Emtree terms of Ovid are each one term with their subheadings", "[ovid]") {
    const auto record = only_record(Format::ovid, embase);
    REQUIRE(record.index_terms.size() == 3);
    CHECK(record.index_terms[0].term == "adult");
    CHECK(record.index_terms[0].major);
    CHECK(record.index_terms[0].vocabulary == "emtree");
    CHECK(record.index_terms[1].major);
    REQUIRE(record.index_terms[1].links.size() == 2);
    CHECK(record.index_terms[1].links[1].subheading == "adverse drug reaction");
    CHECK(record.substances == std::vector<Substance>{{"gefitinib", "", "184475-35-2"}});
    CHECK(record.products == std::vector<Product>{{"Iressa", "", "drug"}});
    CHECK(record.keywords.size() == 2);
}

TEST_CASE("institutions of Ovid go to the authors in the brackets", "[ovid]") {
    const auto record = only_record(Format::ovid, embase);
    REQUIRE(record.authors.size() == 2);
    CHECK(record.authors[0].last == "Smith");
    CHECK(record.authors[0].initials == "JA");
    CHECK(record.authors[0].affiliations == std::vector<std::string>{"Univ A, Oslo, Norway"});
    CHECK(record.authors[1].affiliations.size() == 2);
}

TEST_CASE("a MEDLINE record of Ovid is read", "[ovid]") {
    const auto record =
        only_record(Format::ovid,
                    "<1. >\nVN  - Ovid Technologies\nDB  - Ovid MEDLINE(R) ALL <1946 to 2024>\nUI  - 29377890\n"
                    "TI  - A title.\nSO  - Lancet. 390(10090):123-130, 2017 Jul 08.\nAU  - Smith, John A 1,2\n"
                    "IN  - Smith, John A. Univ A, Oslo.\nMH  - *Lung Neoplasms/dt [Drug Therapy]\n"
                    "MH  - Lung Neoplasms/pa [Pathology]\nMH  - Humans\nDP  - 2017 Jul 08\nEZ  - 2017/06/01 06:00\n"
                    "CM  - Comment in: BMJ. 2017;1:2; PMID: 29999999\nCM  - Something else\nNM  - 0 (Drug)\n");
    CHECK(record.source == "medline-ovid");
    CHECK(record.key == "29377890");
    CHECK(record.journal.title == "Lancet");
    CHECK(record.journal.pages == "123-130");
    REQUIRE(record.headings.size() == 2);
    CHECK(record.headings[0].qualifiers ==
          std::vector<Qualifier>{{"drug therapy", "", true}, {"pathology", "", false}});
    CHECK(record.authors[0].fore == "John A");
    CHECK(record.authors[0].affiliations == std::vector<std::string>{"Univ A, Oslo."});
    REQUIRE(record.related.size() == 1);
    CHECK(record.related[0].type == "CommentIn");
    CHECK(record.related[0].pmid == "29999999");
    CHECK(record.notes == std::vector<std::string>{"Comments: Something else"});
    CHECK(to_text(date(record, DateKind::create)) == "2017-06-01");
}

TEST_CASE("the database decides an Ovid record's source and key", "[ovid]") {
    const auto read = [](const std::string& database, const std::string& number) {
        const auto record = only_record(Format::ovid, "<1>\nDB  - " + database + "\nUI  - " + number + "\nTI  - A\n");
        return record.source + " " + record.key;
    };
    CHECK(read("Embase <1974 to 2024>", "621381829") == "embase L621381829");
    CHECK(read("Embase", "L621381829") == "embase L621381829");
    CHECK(read("Ovid MEDLINE(R)", "123") == "medline-ovid 123");
    CHECK(read("EBM Reviews - Cochrane Central Register of Controlled Trials", "CN-02103847") == "central CN-02103847");
    CHECK(read("APA PsycInfo", "2020-1") == "psycinfo 2020-1");
    CHECK(read("BIOSIS Previews", "PREV2004") == "biosis-previews PREV2004");
    CHECK(only_record(Format::ovid, "<1>\nTI  - A\nDO  - 10.1000/a\n").source == "ovid");
}

TEST_CASE("Ovid's long labels on lines of their own are read", "[ovid]") {
    const std::string text =
        "Database: Embase <1974 to 2024>\nSearch Strategy:\n----------\n1   exp lung cancer/ (123)\n"
        "***************************\n\n"
        "<1>\nUnique Identifier\n  621381829\nDatabase\n  Embase\nTitle\n  A title that\n  goes on.\nAuthors\n"
        "  Smith J.A. Doe B.\nInstitution\n  (Smith) Univ A.\nSource\n  J Test. 130 (pp 1-9), 2019. Date of "
        "Publication: "
        "April 2019.\nAbstract\n  Words: more.\n  Title\nSubject Headings\n  adult\n  *lung cancer/dt [Drug Therapy]\n"
        "Strange Field\n  what\n\n"
        "<2>\nUnique Identifier\n  621381830\nDatabase\n  Embase\nTitle\n  Second.\n";
    CHECK(detect_format(text) == Format::ovid);
    const auto reading = read_as(Format::ovid, text);
    CHECK(reading.keys() == std::vector<std::string>{"L621381829", "L621381830"});
    CHECK(reading.codes() == std::vector<std::string>{"unknown-field"});
    const auto& record = reading.entries[0].record;
    CHECK(record.title == "A title that goes on.");
    REQUIRE(record.authors.size() == 2);
    CHECK(record.authors[1].last == "Doe");
    CHECK(record.journal.pages == "1-9");
    CHECK(to_text(date(record, DateKind::print)) == "2019-04");
    CHECK(record.abstract.at(0).text == "Words: more. Title");
    CHECK(record.index_terms.size() == 2);
}

TEST_CASE("Embase.com's plain text is read", "[ovid]") {
    const std::string text =
        "RECORD 1\n\nTITLE\nA title\nAUTHOR NAMES\nSmith J.A.\nDoe B.\nSOURCE TITLE\nJ Test\nPUBLICATION "
        "YEAR\n2019\nVOLUME\n"
        "130\nFIRST PAGE\n1\nLAST PAGE\n9\nABSTRACT\nWords of it.\nEMTREE DRUG INDEX TERMS (MAJOR FOCUS)\ngefitinib\n"
        "EMTREE MEDICAL INDEX TERMS\nadult\nhuman\nFULL RECORD ENTRY DATE\n2019-05-01\nMEDLINE PMID\n123456\nPUI\n"
        "L621381829\nDOI\n10.1000/own\n\nRECORD 2\n\nTITLE\nSecond\nPUI\nL621381830\n";
    CHECK(detect_format(text) == Format::ovid);
    const auto reading = read_as(Format::ovid, text);
    CHECK(reading.keys() == std::vector<std::string>{"L621381829", "L621381830"});
    CHECK(reading.codes().empty());
    const auto& record = reading.entries[0].record;
    CHECK(record.source == "embase");
    CHECK(record.authors.size() == 2);
    CHECK(record.journal.pages == "1-9");
    REQUIRE(record.index_terms.size() == 3);
    CHECK(record.index_terms[0].group == "DRG");
    CHECK(record.index_terms[0].major);
    CHECK(record.index_terms[2].group == "MED");
    CHECK(to_text(date(record, DateKind::create)) == "2019-05-01");
    CHECK(identifier(record, IdentifierKind::pmid) == "123456");
}

TEST_CASE("Ovid's citation lines", "[ovid]") {
    const auto says = [](std::string_view text) {
        const auto said = read_ovid_citation(text);
        return said.journal + "|" + said.volume + "|" + said.issue + "|" + said.pages + "|" + said.date;
    };
    CHECK(says("BMJ. 350(2):h12-20, 2015 Apr 01.") == "BMJ|350|2|h12-20|2015 Apr 01");
    CHECK(says("Lung Cancer. 130 (pp 1-9), 2019. Date of Publication: April 2019.") ==
          "Lung Cancer|130||1-9|April 2019");
    CHECK(says("J Test. 15(3) (no pagination), 2023. Article Number: 123. Date of Publication: 5 May 2023.") ==
          "J Test|15|3|123|5 May 2023");
    CHECK(says("Forest Ecology. 201(2-3):327-334, November 15, 2004.") ==
          "Forest Ecology|201|2-3|327-334|November 15, 2004");
    CHECK(says("A Journal August 2011;43(8):647-653") == "A Journal|43|8|647-653|August 2011");
    CHECK(says("J Test. 2018 Jan 5.") == "J Test||||2018 Jan 5");
    CHECK(says("J Test.") == "J Test||||");
    CHECK(says("") == "||||");
}

TEST_CASE("Ovid records without numbers in brackets begin at VN", "[ovid]") {
    const std::string text =
        "VN  - Ovid Technologies\nDB  - Embase\nUI  - 1234567\nTI  - A\n\nVN  - Ovid Technologies\n"
        "DB  - Embase\nUI  - 1234568\nTI  - B\n";
    CHECK(detect_format(text) == Format::ovid);
    CHECK(read_as(Format::ovid, text).keys() == std::vector<std::string>{"L1234567", "L1234568"});
}
