// What the tags of RIS mean in each database's and program's export.
#include <algorithm>

#include "ingest/format/tagged/ris/dates.hpp"
#include "ingest/format/tagged/ris/people.hpp"
#include "ingest/format/tagged/ris/registries.hpp"
#include "tests/catch.hpp"
#include "tests/ingest/ris/read_ris.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

std::vector<std::string> type_names(const Record& record) {
    std::vector<std::string> out;
    for (const auto& type : record.types) out.push_back(type.name);
    return out;
}

bool has_note(const Record& record, std::string_view text) {
    return std::find(record.notes.begin(), record.notes.end(), text) != record.notes.end();
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("Embase.com: numbers, titles, affiliations, products and two entry dates", "[ris]") {
    const auto record = only_ris(
        "TY  - JOUR\nM3  - Conference Abstract\nY1  - 2024\nVL  - 3\nSP  - 7\nEP  - 7\nSN  - 1234-5678\n"
        "JF  - Journal of Things\n"
        "JO  - J. Things\nUR  - https://www.embase.com/search/results?subaction=viewrecord&id=L645007977&from=export\n"
        "U2  - L645007977\nC5  - 39140131\nDB  - Embase\nDB  - Medline\nU3  - 2021-12-27\nU4  - 2024-01-24\n"
        "L2  - http://dx.doi.org/10.1000/x\nDO  - 10.1000/X\nA1  - Liu R.\nA1  - Adler, D.G.\n"
        "M1  - (Liu R.; Adler D.G., d@example.org) First Institute\nM1  - (Adler D.G.) Second Institute\n"
        "C3  - SW 200(Yamax)\nC4  - Fitbit(United States)\nC1  - aspirin\nC2  - A Maker(France)\n"
        "T1  - English title\nT2  - Titre original\nLA  - French\nKW  - drug therapy\nKW  - lung cancer\nN2  - Text.\n"
        "ER  -\n");
    CHECK(record.source == "embase");
    CHECK(record.key == "L645007977");
    CHECK(type_names(record) == List{"Conference Abstract"});
    CHECK(record.title == "English title");
    CHECK(record.vernacular_title == "Titre original");
    CHECK(record.journal.title == "Journal of Things");
    CHECK(record.journal.abbreviation == "J. Things");
    CHECK(record.journal.pages == "7");
    CHECK(record.collections == List{"Embase", "Medline"});
    CHECK(identifier(record, IdentifierKind::pmid) == "39140131");
    CHECK(identifier(record, IdentifierKind::doi) == "10.1000/x");
    CHECK(identifier(record, IdentifierKind::embase) == "L645007977");
    CHECK(author_names(record) == List{"Liu R", "Adler DG"});
    CHECK(record.authors[0].affiliations == List{"First Institute"});
    CHECK(record.authors[1].affiliations == List{"First Institute", "Second Institute"});
    CHECK(to_text(date(record, DateKind::create)) == "2021-12-27");
    CHECK(to_text(date(record, DateKind::entry)) == "2024-01-24");
    CHECK(to_text(date(record, DateKind::print)) == "2024");
    CHECK(record.languages == List{"fre"});
    REQUIRE(record.index_terms.size() == 2);
    CHECK(record.index_terms[0].vocabulary == "emtree");
    CHECK(record.products == std::vector<Product>{{"SW 200", "Yamax", "device"},
                                                  {"", "Fitbit(United States)", "device"},
                                                  {"aspirin", "", "drug"},
                                                  {"", "A Maker(France)", "drug"}});
}

TEST_CASE("MEDLINE through Ovid: PMID in ID, sections joined with comma, headings, corrections", "[ris]") {
    const auto record = only_ris(
        "1. \nTY  - JOUR\nID  - 32487818\nT1  - A title.\nA1  - Godley, Bria A\nA1  - Adimora, Adaora A\nY1  - 2020//\n"
        "N2  - PURPOSE: We asked., METHODS OF STUDY: We looked at A, B., RESULTS: We found et al., In all.\n"
        "KW  - *Lung Neoplasms/dt [Drug Therapy]\nKW  - Lung Neoplasms/mo [Mortality]\nKW  - Adult\nJF  - A journal\n"
        "JA  - J A\n"
        "CY  - United States\nM2  - Godley, Bria A. University of Somewhere.\nSP  - No\nEP  - Specified\n"
        "M1  - a1o, 8915313\n"
        "T3  - [Comment in: J B. 2014 Apr;41(4):266-7; PMID: 24622639 [https://x.org]]"
        "[Erratum in: J C. 2013;103(2):e7]\n"
        "DO  - https://dx.doi.org/10.1097/COH.0000000000000634\n"
        "L2  - http://ovidsp.ovid.com/ovidweb.cgi?T=JS&PAGE=reference&D=medl&NEWS=N&AN=32487818\nER  -  \n");
    CHECK(record.source == "medline-ovid");
    CHECK(record.key == "32487818");
    CHECK(identifier(record, IdentifierKind::pmid) == "32487818");
    CHECK(identifier(record, IdentifierKind::doi) == "10.1097/coh.0000000000000634");
    REQUIRE(record.abstract.size() == 3);
    CHECK(record.abstract[0].label == "PURPOSE");
    CHECK(record.abstract[0].text == "We asked.");
    CHECK(record.abstract[1].text == "We looked at A, B.");
    CHECK(record.abstract[2].text == "We found et al., In all.");
    REQUIRE(record.headings.size() == 2);
    CHECK(record.headings[0].descriptor == "Lung Neoplasms");
    CHECK(record.headings[0].qualifiers ==
          std::vector<Qualifier>{{"Drug Therapy", "", true}, {"Mortality", "", false}});
    CHECK_FALSE(record.headings[1].any_major());
    CHECK(record.authors[0].affiliations == List{"University of Somewhere."});
    CHECK(record.journal.country == "United States");
    CHECK(record.journal.nlm_id == "8915313");
    CHECK(record.journal.pages.empty());
    REQUIRE(record.related.size() == 2);
    CHECK(record.related[0].type == "CommentIn");
    CHECK(record.related[0].pmid == "24622639");
    CHECK(record.related[1].type == "ErratumIn");
    CHECK(record.related[1].source == "J C. 2013;103(2):e7");
}

TEST_CASE("Embase through Ovid: Emtree with links, its own number, no PMID made of it", "[ris]") {
    const auto record = only_ris(
        "1.\nTY  - JOUR\nID  - 2006713348\nT1  - Title\nA1  - Fanning E.\nY1  - 2020//\nN2  - Text\n"
        "KW  - *athlete\nKW  - cancer/dt [Drug Therapy]\nKW  - cancer/si [Side Effect]\nJF  - Journal\n"
        "SN  - 2325-9671 (electronic)\nER  -\n");
    CHECK(record.source == "embase-ovid");
    CHECK(record.key == "2006713348");
    CHECK(record.identifiers.empty());
    CHECK(record.journal.issns == List{"2325-9671"});
    REQUIRE(record.index_terms.size() == 2);
    CHECK(record.index_terms[0].major);
    REQUIRE(record.index_terms[1].links.size() == 2);
    CHECK(record.index_terms[1].links[1].subheading == "Side Effect");
}

TEST_CASE("CENTRAL: authors in one line, and a registration whose author is the trial", "[ris]") {
    const auto reading = read_ris(
        "1. \nTY  - ELEC\nID  - CN-02103847\nT1  - Short title\nT2  - Official title of the trial\nA1  - NCT04381559\n"
        "Y1  - 2020//\n"
        "JA  - https://clinicaltrials.gov/show/NCT04381559\n"
        "L2  - http://ovidsp.ovid.com/ovidweb.cgi?D=cctr&AN=CN-02103847\nER  -  \n\n"
        "2. \nTY  - ELEC\nID  - CN-01413174\nT1  - A trial\nA1  - Smith RCA, van der Helm JJ, de Vries HJC\n"
        "Y1  - 2017//\n"
        "JA  - Infections. Conference: Spring Conference\nIS  - 1) (no pagination\n"
        "L2  - http://ovidsp.ovid.com/ovidweb.cgi?D=cctr&AN=CN-01413174\nER  -  \n\n"
        "Link to the Ovid Full Text or citation: http://ovidsp.ovid.com/ovidweb.cgi?D=cctr&AN=CN-01413174"
        "Link to the External Link "
        "Resolver: https://x.org/?id=pmid:28587607&id=doi:10.1097%2FCOH.1&issn=1471-2334\n");
    REQUIRE(reading.entries.size() == 2);
    const auto& trial = reading.entries[0].record;
    CHECK(trial.source == "central");
    CHECK(trial.key == "CN-02103847");
    CHECK(trial.authors.empty());
    CHECK(identifier(trial, IdentifierKind::nct) == "NCT04381559");
    CHECK(trial.accessions == std::vector<Accession>{{"ClinicalTrials.gov", "NCT04381559"}});
    CHECK(trial.journal.title.empty());
    CHECK(has_note(trial, "Official title: Official title of the trial"));
    const auto& paper = reading.entries[1].record;
    CHECK(author_names(paper) == List{"Smith RCA", "van der Helm JJ", "de Vries HJC"});
    CHECK(paper.journal.title == "Infections");
    CHECK(paper.conference.name == "Spring Conference");
    CHECK(paper.journal.issue == "1");
    CHECK(identifier(paper, IdentifierKind::pmid) == "28587607");
    CHECK(identifier(paper, IdentifierKind::doi) == "10.1097/coh.1");
}

TEST_CASE("CENTRAL's own export: number in AN, PMID in C3, types in M3", "[ris]") {
    const auto record = only_ris(
        "Record #1 of 1\nProvider: John Wiley & Sons, Ltd.\n\nTY  - JOUR\nAN  - CN-02283164\nTI  - A trial\n"
        "AU  - Smith, J\nJA  - J Things\n"
        "PY  - 2021\nC3  - PUBMED 33000001,EMBASE 2010000001\nM3  - Journal article; Randomized controlled trial\n"
        "DO  - 10.1000/y\nUR  - https://www.cochranelibrary.com/central/doi/10.1002/central/CN-02283164/full\n"
        "ER  - \n");
    CHECK(record.source == "central");
    CHECK(record.key == "CN-02283164");
    CHECK(identifier(record, IdentifierKind::pmid) == "33000001");
    CHECK(type_names(record) == List{"Journal article", "Randomized controlled trial"});
    CHECK(record.journal.title == "J Things");
}

TEST_CASE("Scopus: eid is the key, what changes by the day is left out", "[ris]") {
    const auto record = only_ris(
        "TY  - JOUR\nAU  - Zahid, M.N.\nTI  - A title\nPY  - 2024\nT2  - IEEE Access\nJ2  - IEEE Acc.\nC7  - 1722034\n"
        "SN  - 20964129 (ISSN) \nDO  - 10.1000/z\n"
        "UR  - https://www.scopus.com/inward/record.uri?eid=2-s2.0-85201755741&doi=10.1000%2fz&partnerID=40\n"
        "M3  - Article\nDB  - Scopus\n"
        "N1  - Export Date: 20 September 2024; Cited By: 12; Correspondence Address: M.N. Zahid\n"
        "N1  - Funding details: University of Twente, 2011\nN1  - References: Someone, A paper (2000)\nER  -\n");
    CHECK(record.source == "scopus");
    CHECK(record.key == "2-s2.0-85201755741");
    CHECK(record.journal.title == "IEEE Access");
    CHECK(record.journal.abbreviation == "IEEE Acc.");
    CHECK(record.journal.pages == "1722034");
    CHECK(record.journal.issns == List{"2096-4129"});
    CHECK(record.notes == List{"Correspondence Address: M.N. Zahid"});
    REQUIRE(record.grants.size() == 1);
    CHECK(record.grants[0].agency == "University of Twente");
    CHECK(record.grants[0].id == "2011");
    CHECK(record.authors[0].initials == "MN");
}

TEST_CASE("Web of Science: month without a year, early access, counts left out", "[ris]") {
    const auto record = only_ris(
        "TY  - JOUR\nAU  - Alceste, F\nAU  - [Anonymous]\nTI  - A title\nT2  - JOURNAL OF THINGS\nKW  - one; two\n"
        "SN  - 2211-3681\n"
        "JI  - J. Things\nDA  - SEP 10\nPY  - 2018\nC6  - MAR 2017\nFU  - An Agency [A1, A2]; Another\n"
        "WE  - Science Citation Index (SCI)\n"
        "AN  - WOS:000444108200009\nN1  - Times Cited in Web of Science Core Collection:  5\nTotal Times Cited:  7\n"
        "ER  -\n");
    CHECK(record.source == "wos");
    CHECK(record.key == "WOS:000444108200009");
    CHECK(to_text(date(record, DateKind::print)) == "2018-09-10");
    CHECK(to_text(date(record, DateKind::electronic)) == "2017-03");
    CHECK(record.notes.empty());
    CHECK(record.keywords.size() == 2);
    CHECK(record.authors.size() == 1);
    REQUIRE(record.grants.size() == 2);
    CHECK(record.grants[0].id == "A1, A2");
}

TEST_CASE("EndNote: lines below KW, ET of a PubMed record is the day of entry, ID is no number", "[ris]") {
    const auto record = only_ris(
        "TY  - JOUR\nAB  - BACKGROUND: Why.\nMETHODS: How.\nAN  - 29459515\nAU  - Abe, H.\nDA  - Mar 1\nDP  - NLM\n"
        "ET  - 2018/02/21\n"
        "KW  - Administration, Oral\nAnimals\n*Phytotherapy\nPY  - 2018\nSN  - 1345-8957\nSP  - 335-344\n"
        "ST  - Short title\n"
        "T2  - J Oleo Sci\nTI  - Long title\nID  - 1234\nER  - \n");
    CHECK(record.source == "endnote");
    CHECK(record.key == "29459515");
    CHECK(record.title == "Long title");
    CHECK(identifier(record, IdentifierKind::pmid) == "29459515");
    CHECK(to_text(date(record, DateKind::print)) == "2018-03-01");
    CHECK(to_text(date(record, DateKind::entry)) == "2018-02-21");
    REQUIRE(record.keywords.size() == 3);
    CHECK(record.keywords[0].text == "Administration, Oral");
    CHECK(record.keywords[2].major);
    CHECK(record.abstract.size() == 2);
    CHECK(record.journal.title == "J Oleo Sci");
    CHECK(record.journal.pages == "335-344");
}

TEST_CASE("Zotero: made keys, dates with slashes, addresses of PubMed and PMC", "[ris]") {
    const auto record = only_ris(
        "TY  - JOUR\nTI  - A title\nAU  - van de Schoot, Rens\nT2  - Nature Things\nDA  - 2021/02/01/\nPY  - 2021\n"
        "IS  - nan\n"
        "L2  - http://www.ncbi.nlm.nih.gov/pubmed/12773356\n"
        "L4  - https://www.ncbi.nlm.nih.gov/pmc/articles/PMC4798921/\n"
        "ID  - schoot2021\nN1  - <p>A note</p>\nER  - \n");
    CHECK(record.source == "zotero");
    CHECK(record.key.starts_with("made:"));
    CHECK(identifier(record, IdentifierKind::pmid) == "12773356");
    CHECK(identifier(record, IdentifierKind::pmcid) == "PMC4798921");
    CHECK(to_text(date(record, DateKind::print)) == "2021-02-01");
    CHECK(record.journal.issue.empty());
    CHECK(record.notes == List{"A note"});
}

TEST_CASE("EBSCO, ProQuest, Rayyan and ClinicalTrials.gov have numbers of their own", "[ris]") {
    const auto ebsco = only_ris(
        "TY  - JOUR\nAU  - James, D\nT1  - 中文标题写在这里\n"
        "T2  - An English title\nJO  - Weekly\nJF  - Weekly\n"
        "Y1  - 2018/05/04/\nM3  - Article\n"
        "AB  - Text.\nAB  - Copyright of Weekly is the property of a house.\n"
        "N1  - Accession Number: 134056879; James, D\nL3  - 10.1000/e\n"
        "UR  - http://search.ebscohost.com/login.aspx?direct=true&db=ccm&AN=134056879&site=ehost-live\n"
        "U2  - PMID: 31109343.\n"
        "DP  - EBSCOhost\nDB  - CINAHL\nER  - \n");
    CHECK(ebsco.source == "ebsco");
    CHECK(ebsco.key == "ccm:134056879");
    CHECK(ebsco.title == "An English title");
    CHECK(ebsco.vernacular_title == "中文标题写在这里");
    CHECK(ebsco.abstract_notice.starts_with("Copyright of Weekly"));
    CHECK(identifier(ebsco, IdentifierKind::pmid) == "31109343");
    CHECK(identifier(ebsco, IdentifierKind::doi) == "10.1000/e");
    const auto proquest = only_ris(
        "TY  - JOUR\nT1  - A title\nAN  - 2214991469; 51887\nJF  - Journal\nAU  - Jones, H\nPY  - 2019\n"
        "DB  - PTSDpubs; ProQuest Central\n"
        "SN  - 0894-9867, 0894-9867\nN1  - Last updated - 2019-05-03\n"
        "UR  - https://search.proquest.com/docview/2214991469\nER  - \n");
    CHECK(proquest.source == "proquest");
    CHECK(proquest.key == "2214991469");
    CHECK(proquest.collections == List{"PTSDpubs", "ProQuest Central"});
    CHECK(to_text(date(proquest, DateKind::revised)) == "2019-05-03");
    const auto rayyan = only_ris(
        "TY  - JOUR\nAN  - rayyan-264552525\nKW  - Human\nST segment elevation\n"
        "TI  - A title\nID  - 1\nER  - \n");
    CHECK(rayyan.source == "rayyan");
    CHECK(rayyan.key == "rayyan-264552525");
    REQUIRE(rayyan.keywords.size() == 2);
    CHECK(rayyan.keywords[1].text == "ST segment elevation");
    const auto trial = only_ris(
        "TY  - DBASE\nID  - NCT01234567\nDB  - ClinicalTrials.gov\nT1  - Brief\nT2  - Official\n"
        "UR  - https://clinicaltrials.gov/study/NCT01234567\nER  - \n");
    CHECK(trial.source == "clinicaltrials");
    CHECK(trial.key == "NCT01234567");
    CHECK(has_note(trial, "Official title: Official"));
}

TEST_CASE("books and chapters have a book, articles a journal", "[ris]") {
    const auto chapter = only_ris(
        "TY  - CHAP\nTI  - A chapter\nT2  - The book\nA2  - Babur O.\nPB  - A house\n"
        "CY  - Cham\nSN  - 978-3-16-148410-0\nER  -\n");
    CHECK(chapter.kind == RecordKind::chapter);
    CHECK(chapter.book.title == "The book");
    CHECK(chapter.book.publisher == "A house");
    CHECK(chapter.book.isbns.size() == 1);
    CHECK(chapter.book.editors.size() == 1);
    CHECK(chapter.journal.title.empty());
    const auto book = only_ris("TY  - BOOK\nBT  - A book\nT3  - A series\nER  -\n");
    CHECK(book.title == "A book");
    CHECK(book.book.collection == "A series");
}

TEST_CASE("names of authors in RIS", "[ris]") {
    struct Row {
        const char *text, *last, *fore, *initials, *suffix, *group;
    };
    const Row row = GENERATE(
        Row{"Smith, J., Jr.", "Smith", "J.", "J", "Jr.", ""}, Row{"Smith, Jr., John", "Smith", "John", "J", "Jr.", ""},
        Row{"Liu R.", "Liu", "R.", "R", "", ""}, Row{"Eltoum I.A.", "Eltoum", "I.A.", "IA", "", ""},
        Row{"Shannon,Claude E.", "Shannon", "Claude E.", "CE", "", ""}, Row{"熊 玮", "熊", "玮", "玮", "", ""},
        Row{"Lung Cancer Study Group", "", "", "", "", "Lung Cancer Study Group"},
        Row{"World Health Organization,", "", "", "", "", "World Health Organization"},
        Row{"Center, A. B.", "Center", "A. B.", "AB", "", ""});
    const auto author = ris_author(row.text);
    CAPTURE(row.text);
    CHECK(author.last == row.last);
    CHECK(author.fore == row.fore);
    CHECK(author.initials == row.initials);
    CHECK(author.suffix == row.suffix);
    CHECK(author.collective == row.group);
}

TEST_CASE("dates of RIS", "[ris]") {
    CHECK(to_text(ris_span("2020//")) == "2020");
    CHECK(to_text(ris_span("2020/05/12/")) == "2020-05-12");
    CHECK(to_text(ris_span("2019/10//undefined")) == "2019-10");
    CHECK(to_text(ris_span("2010///2,")) == "2010");
    CHECK(to_text(ris_span("2020/02/31/")) == "2020-02");
    CHECK(to_text(ris_span("May 2020")) == "2020-05");
    CHECK_FALSE(ris_span("10 15").known());
    const auto reading = read_ris("TY  - JOUR\nTI  - One\nPY  - 10 15\nER  -\n");
    CHECK(reading.codes() == List{"odd-date"});
    CHECK(reading.entries[0].record.dates[0].text == "10 15");
    CHECK(to_text(date(only_ris("TY  - JOUR\nTI  - One\nPY  - 2020\nDA  - 2019/12/30\n"
                                "ER  -\n"),
                       DateKind::print)) == "2020");
}

TEST_CASE("numbers of trials are told from names", "[ris]") {
    for (const auto* text :
         {"NCT04381559", "ISRCTN12345678", "EUCTR2019-001234-12-DE", "ACTRN12620000123456", "ChiCTR2000029308",
          "JPRN-UMIN000012345", "DRKS00012345", "CTRI/2019/01/012345", "IRCT20190101012345N1", "nct01234567"}) {
        CAPTURE(text);
        CHECK(trial_number(text));
    }
    for (const auto* text : {"Smith J", "NCT0438155", "NCT 04381559", "Per-Olof", "Umin", "", "2020"}) {
        CAPTURE(text);
        CHECK_FALSE(trial_number(text));
    }
}
