// Golden cases of Embase XML, one an oddity of the format.
#include "tests/ingest/embase/items.hpp"
#include "tests/catch.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

using Words = std::vector<std::string>;

Record record_of(const ItemParts& parts) {
    const auto reading = read_embase(bibdataset(embase_item(parts)));
    return reading.entries.at(0).record;
}

std::string source_with(const std::string& more) {
    return title_head("A title") + "<source type=\"j\" country=\"gbr\"><sourcetitle>A Journal</sourcetitle>" + more +
           "</source>";
}

std::string terms(const std::string& type, const std::string& descriptors) {
    return "<enhancement><descriptorgroup><descriptors controlled=\"y\" type=\"" + type + "\">" + descriptors +
           "</descriptors></descriptorgroup></enhancement>";
}

std::string author(const std::string& seq, const std::string& initials, const std::string& surname) {
    return "<author seq=\"" + seq + "\"><ce:initials>" + initials + "</ce:initials><ce:indexed-name>" + surname + " " +
           initials + "</ce:indexed-name><ce:surname>" + surname + "</ce:surname></author>";
}

}  // namespace

TEST_CASE("a PUI is one key with and without its L", "[embase]") {
    ItemParts parts;
    for (const std::string pui : {"2005484089", "L2005484089", " l2005484089 "}) {
        parts.pui = pui;
        const auto record = record_of(parts);
        CHECK(record.key == "L2005484089");
        CHECK(record.source == "embase");
        CHECK(identifier(record, IdentifierKind::embase) == "L2005484089");
    }
    CHECK(read_embase(bibdataset(embase_item(parts)), "mine").entries.at(0).record.source == "mine");
}

TEST_CASE("item ids: PMID, production number, merged PUIs; idtype also spelled type", "[embase]") {
    ItemParts parts;
    parts.pui.clear();
    parts.ids =
        "<ce:pii>S0000-0000(20)1</ce:pii><ce:doi>10.1000/OWN</ce:doi><itemid type=\"PUI\">7</itemid>"
        "<itemid idtype=\"MEDL\">31910170</itemid><itemid idtype=\"EMBASE\">2013715327</itemid>"
        "<itemid idtype=\"PUISECONDARY\">8</itemid><itemid idtype=\"CAR-ID\">99</itemid>";
    const auto record = record_of(parts);
    CHECK(record.key == "L7");
    const std::vector<Identifier> wanted = {{IdentifierKind::pii, "S0000-0000(20)1", ""},
                                            {IdentifierKind::doi, "10.1000/own", ""},
                                            {IdentifierKind::embase, "L7", ""},
                                            {IdentifierKind::pmid, "31910170", ""},
                                            {IdentifierKind::other, "2013715327", "EMBASE"},
                                            {IdentifierKind::other, "L8", "PUISECONDARY"},
                                            {IdentifierKind::other, "99", "CAR-ID"}};
    CHECK(record.identifiers == wanted);
}

TEST_CASE("an item without PUI has its DOI for a key, else it is told", "[embase]") {
    ItemParts parts;
    parts.pui.clear();
    parts.ids = "<ce:doi>10.1000/own</ce:doi>";
    auto reading = read_embase(bibdataset(embase_item(parts)));
    CHECK(reading.keys() == Words{"doi:10.1000/own"});
    CHECK(reading.codes() == Words{"no-pui"});
    parts.ids.clear();
    reading = read_embase(bibdataset(embase_item(parts)));
    CHECK(reading.keys().empty());
    CHECK(reading.codes() == Words{"no-key"});
}

TEST_CASE("deleted items are withdrawn, dummies passed over, updates are records", "[embase]") {
    ItemParts parts;
    parts.status = "<ait:status type=\"core\" state=\"delete\"/>";
    auto items = embase_item(parts);
    parts.status = "<ait:status type=\"dummy\" state=\"new\"/>";
    items += embase_item(parts);
    parts.status = "<ait:status type=\"core\" state=\"update\" stage=\"S200\"/>";
    items += embase_item(parts);
    parts.pui.clear();
    parts.status = "<ait:status type=\"core\" state=\"delete\"/>";
    const auto reading = read_embase(bibdataset(items + embase_item(parts)));
    REQUIRE(reading.entries.size() == 4);
    CHECK(reading.entries[0].kind == Entry::Kind::deletion);
    CHECK(reading.entries[0].source == "embase");
    CHECK(reading.entries[0].key == "L2005484089");
    CHECK(reading.entries[1].kind == Entry::Kind::rejected);
    CHECK(reading.entries[1].problems.at(0).severity == Severity::note);
    CHECK(reading.entries[2].record.status == "update");
    CHECK(reading.entries[2].record.publication_status == "S200");
    CHECK(reading.codes() == Words{"dummy-record", "no-key"});
}

TEST_CASE("history is the record's, and a sort date is never a publication", "[embase]") {
    ItemParts parts;
    parts.info =
        "<history><date-created year=\"2020\" month=\"01\" day=\"05\" timestamp=\"BST 02:28:00\"/>"
        "<date-completed year=\"2020\" month=\"02\"/><date-revised year=\"2021\" month=\"00\" day=\"00\"/></history>";
    parts.process =
        "<ait:date-delivered year=\"2026\" month=\"01\" day=\"31\"/><ait:date-sort year=\"2019\" month=\"12\" "
        "day=\"01\"/>";
    parts.head = source_with("<publicationyear first=\"2019\"/>");
    auto record = record_of(parts);
    CHECK(to_text(date(record, DateKind::create)) == "2020-01-05");
    CHECK(to_text(date(record, DateKind::completed)) == "2020-02");
    CHECK(to_text(date(record, DateKind::revised)) == "2021");
    CHECK(to_text(date(record, DateKind::print)) == "2019");
    CHECK(record.dates.at(0) == DateFact{DateKind::other, *make_span(2019, 12, 1), "", "sort"});

    parts.head = title_head("No date");
    const auto reading = read_embase(bibdataset(embase_item(parts)));
    CHECK(to_text(date(reading.entries.at(0).record, DateKind::print)) == "2019");
    CHECK(reading.entries.at(0).record.dates.back().text == "sort date 2019-12-01");
    CHECK(reading.codes() == Words{"derived-date"});
}

TEST_CASE("publication dates: parts, words, years, zeros and days no calendar has", "[embase]") {
    const auto printed = [](const std::string& more) {
        const auto record = record_of_head(source_with(more));
        return to_text(date(record, DateKind::print));
    };
    const std::string year = "<publicationyear first=\"2002\"/>";
    CHECK(printed(year + "<publicationdate><year>2002</year><month>03</month><day>09</day></publicationdate>") ==
          "2002-03-09");
    CHECK(printed("<publicationdate><year>2002</year><month>03</month><day>00</day></publicationdate>") == "2002-03");
    CHECK(printed(year + "<publicationdate><date-text xfab-added=\"y\">Spring</date-text></publicationdate>") ==
          "2002");
    CHECK(printed("<publicationyear first=\"2001\" last=\"2002\"/>") == "2001-01-01..2002-12-31");
    CHECK(printed("").empty());
    const auto reading = read_embase(item_with_head(
        source_with("<publicationdate><year>2002</year><month>02</month><day>31</day></publicationdate>")));
    CHECK(to_text(date(reading.entries.at(0).record, DateKind::print)) == "2002-02");
    CHECK(reading.codes() == Words{"odd-date"});
    const auto words =
        record_of_head(source_with("<publicationdate><date-text>Spring 2002</date-text></publicationdate>"));
    CHECK(words.dates.at(0).text == "Spring 2002");
    CHECK(to_text(words.dates.at(0).span) == "2002");
}

TEST_CASE("an author with two affiliations is one author; seq is the order", "[embase]") {
    const auto record = record_of_head(
        "<author-group>" + author("2", "L.", "Lei") + author("4", "L.", "Lei") +
        "<affiliation country=\"chn\"><organization>Ward 1</organization><organization>Clinic</organization>"
        "<city>Wuhan</city></affiliation></author-group><author-group>" +
        author("1", "D.-W.", "Kim") + author("2", "Lx.", "Lei") +
        "<collaboration seq=\"3\"><ce:indexed-name>Test Grp</ce:indexed-name><ce:text>The Test Group</ce:text>"
        "</collaboration><et-al/><affiliation><ce:source-text>Whole line, China</ce:source-text><organization>No"
        "</organization></affiliation></author-group><author-group><author seq=\"5\" type=\"inst\"><nametext>An "
        "Institute</nametext></author><author seq=\"6\" orcid=\"000000017984188X\"><ce:indexed-name>de Boer A.B."
        "</ce:indexed-name></author></author-group>");
    CHECK(author_names(record) == Words{"Kim DW", "Lei L", "The Test Group", "Lei L", "An Institute", "de Boer AB"});
    CHECK(record.authors.at(1).affiliations == Words{"Ward 1, Clinic, Wuhan", "Whole line, China"});
    CHECK(record.authors.at(3).affiliations == Words{"Ward 1, Clinic, Wuhan"});
    CHECK(record.authors.at(5).orcid == "0000-0001-7984-188X");
    CHECK_FALSE(record.authors_complete);
}

TEST_CASE("one seq under two surnames loses nobody", "[embase]") {
    const auto reading = read_embase(
        item_with_head("<author-group>" + author("1", "A.", "Ant") + author("1", "B.", "Bee") + "</author-group>"));
    CHECK(author_names(reading.entries.at(0).record) == Words{"Ant A", "Bee B"});
    CHECK(reading.codes() == Words{"odd-value"});
}

TEST_CASE("titles in two languages: English shown, the original kept", "[embase]") {
    const auto record = record_of_head(
        "<citation-title><titletext xml:lang=\"ger\" original=\"y\">Über <ce:inf>2</ce:inf></titletext>"
        "<titletext xml:lang=\"eng\" original=\"n\">On IL-1&beta; &amp; Ca<ce:sup>2+</ce:sup></titletext>"
        "</citation-title>");
    CHECK(record.title == "On IL-1β & Ca2+");
    CHECK(record.vernacular_title == "Über 2");
    const auto untranslated = record_of_head(
        "<citation-title><titletext xml:lang=\"ger\" original=\"y\">Nur so</titletext></citation-title>");
    CHECK(untranslated.title == "Nur so");
    CHECK(untranslated.vernacular_title.empty());
}

TEST_CASE("HTML's named characters are as they should be, others are told", "[embase]") {
    CHECK(read_embase(item_with_head(title_head("&alpha;&Eacute;&copy;"))).codes().empty());
    const auto reading = read_embase(item_with_head(title_head("&alpha; &foo; a&b;")));
    CHECK(reading.codes() == Words{"unknown-entity"});
    CHECK(reading.entries.at(0).record.title == "α &foo; a&b;");
}

TEST_CASE("abstracts: English first, notices apart, index notes left out", "[embase]") {
    const auto record = record_of_head(
        "<abstracts><abstract xml:lang=\"chi\" original=\"y\"><ce:para>中文。</ce:para></abstract>"
        "<abstract xml:lang=\"eng\" original=\"n\"><publishercopyright>(c) Nobody</publishercopyright>"
        "<ce:para>AIM: to see.</ce:para><ce:para>RESULTS: seen.</ce:para></abstract>"
        "<abstract perspective=\"NOABSTRACT\" xml:lang=\"eng\" original=\"y\"><ce:para>2 tables</ce:para></abstract>"
        "</abstracts>");
    REQUIRE(record.abstract.size() == 2);
    CHECK(record.abstract[0].text == "AIM: to see.");
    CHECK(record.abstract_notice == "(c) Nobody");
    REQUIRE(record.other_abstracts.size() == 1);
    CHECK(record.other_abstracts[0].language == "chi");
    CHECK(record.other_abstracts[0].sections.at(0).text == "中文。");
}

TEST_CASE("citation types keep their codes; cb is a conference abstract, ab is none", "[embase]") {
    const auto record = record_of_head(
        "<citation-info><citation-type code=\"cb\"/><citation-type code=\"ab\"/><citation-type code=\"zz\"/>"
        "<citation-language xml:lang=\"zho\"/><citation-language xml:lang=\"eng\" language=\"English\"/>"
        "<author-keywords><author-keyword xml:lang=\"eng\" original=\"y\">T<ce:sup>2</ce:sup> test</author-keyword>"
        "</author-keywords></citation-info>");
    CHECK(record.types == std::vector<Term>{{"Conference Abstract", "cb"}, {"Abstract Report", "ab"}, {"zz", "zz"}});
    CHECK(record.languages == Words{"chi", "eng"});
    CHECK(record.keywords == std::vector<Keyword>{{"T2 test", "author", false}});
}

TEST_CASE("a triple keeps its three levels and the numbers of its links", "[embase]") {
    const auto record = record_of_head(terms(
        "DRG",
        "<descriptor><mainterm weight=\"a\" code=\"7\">osimertinib</mainterm><link linknr=\"1\">adverse drug reaction"
        "</link><sublink linknr=\"1\" weight=\"b\">rash</sublink><subsublink>side effect</subsublink><sublink>fever"
        "</sublink><link linknr=\"2\">drug therapy</link></descriptor><descriptor><mainterm candidate=\"y\">new drug"
        "</mainterm></descriptor>"));
    REQUIRE(record.index_terms.size() == 2);
    const IndexTerm wanted{
        "emtree",
        "DRG",
        "osimertinib",
        "7",
        true,
        false,
        {{"adverse drug reaction", "1", {{"rash", {"side effect"}}, {"fever", {}}}}, {"drug therapy", "2", {}}}};
    CHECK(record.index_terms[0] == wanted);
    CHECK(record.index_terms[1].candidate);
    CHECK_FALSE(record.index_terms[1].major);
}

TEST_CASE("each group of terms goes where its vocabulary belongs", "[embase]") {
    std::string all;
    for (const std::string type : {"MED", "DRA", "MEA", "MDV", "MKW", "MSF", "TRC", "CCV"}) {
        all += "<descriptors type=\"" + type + "\"><descriptor><mainterm>x</mainterm></descriptor></descriptors>";
    }
    all +=
        "<descriptors type=\"MSH\"><descriptor><mainterm weight=\"a\">Meningitis</mainterm><link>drug therapy</link>"
        "</descriptor></descriptors><descriptors type=\"KWD\"><descriptor><mainterm>word</mainterm></descriptor>"
        "</descriptors><descriptors type=\"CTN\"><descriptor><mainterm>ClinicalTrials.gov NCT01234567</mainterm>"
        "</descriptor><descriptor><mainterm>ISRCTN12345678</mainterm></descriptor></descriptors>";
    const auto record = record_of_head("<enhancement><descriptorgroup>" + all + "</descriptorgroup></enhancement>");
    Words vocabularies;
    for (const auto& term : record.index_terms) vocabularies.push_back(term.vocabulary + "/" + term.group);
    CHECK(vocabularies ==
          Words{"emtree/MED", "emtree/DRA", "emtree/MEA", "emtree/MDV", "mesh/MKW", "mesh/MSF", "TRC/TRC", "CCV/CCV"});
    CHECK(record.headings == std::vector<Heading>{{"Meningitis", "", true, {{"drug therapy", "", false}}}});
    CHECK(record.keywords.at(0).text == "word");
    CHECK(record.accessions == std::vector<Accession>{{"ClinicalTrials.gov", "NCT01234567"}, {"", "ISRCTN12345678"}});
    CHECK(identifier(record, IdentifierKind::nct) == "NCT01234567");
}

TEST_CASE("substances, trade names, makers, sections and sequences", "[embase]") {
    const auto record = record_of_head(
        "<enhancement><classificationgroup><classifications type=\"EMCLASS\"><classification>16</classification>"
        "<classification><classification-code>37</classification-code><classification-description>Drug Literature "
        "Index</classification-description></classification></classifications><classifications type=\"ASJC\">"
        "<classification>2700</classification></classifications></classificationgroup><manufacturergroup>"
        "<manufacturers type=\"MNV\"><manufacturer country=\"usa\">Maker</manufacturer></manufacturers>"
        "</manufacturergroup><tradenamegroup><tradenames type=\"TRD\"><trademanuitem><tradename>brand</tradename>"
        "<manufacturer>House</manufacturer></trademanuitem></tradenames></tradenamegroup><chemicals source=\"esbd\">"
        "<chemical><chemical-name>a drug</chemical-name><cas-registry-number>50-00-0</cas-registry-number>"
        "<cas-registry-number>000000-00-0</cas-registry-number></chemical><chemical><chemical-name>none"
        "</chemical-name><cas-registry-number>0-0-0</cas-registry-number></chemical></chemicals><sequencebanks>"
        "<sequencebank name=\"GENBANK\"><sequence-number>X1</sequence-number></sequencebank></sequencebanks>"
        "</enhancement>");
    CHECK(record.sections == std::vector<Term>{{"", "16"}, {"Drug Literature Index", "37"}});
    CHECK(record.products == std::vector<Product>{{"", "Maker", "device"}, {"brand", "House", "drug"}});
    CHECK(record.substances == std::vector<Substance>{{"a drug", "", "50-00-0"}, {"none", "", ""}});
    CHECK(record.accessions == std::vector<Accession>{{"GENBANK", "X1"}});
}

TEST_CASE("journal, issue, pages and article numbers", "[embase]") {
    const auto journal = [](const std::string& more) { return record_of_head(source_with(more)).journal; };
    const auto whole = journal(
        "<sourcetitle-abbrev>A. J.</sourcetitle-abbrev><issn type=\"print\">15821838</issn><issn "
        "type=\"electronic\">1582493x</issn><issn>15821838</issn><volisspag><voliss volume=\"12\" "
        "issue=\"3\"/><supplement>suppl 4</supplement><pagerange first=\"iv84\" last=\"iv99\"/></volisspag>");
    CHECK(whole.title == "A Journal");
    CHECK(whole.abbreviation == "A. J.");
    CHECK(whole.country == "gbr");
    CHECK(whole.issns == Words{"1582-1838", "1582-493X"});
    CHECK(whole.volume == "12");
    CHECK(whole.issue == "3 suppl 4");
    CHECK(whole.pages == "iv84-iv99");
    CHECK(journal("<volisspag><pages>1-2, 9</pages></volisspag>").pages == "1-2, 9");
    CHECK(journal("<volisspag><voliss volume=\"1\" issue=\"SUPPL. 2\"/></volisspag><article-number>e5"
                  "</article-number>")
              .pages == "e5");
    const auto both =
        record_of_head(source_with("<volisspag><pagerange first=\"1\" last=\"9\"/></volisspag><article-number>e5"
                                   "</article-number><isbn>978-0</isbn><publisher><publishername>P</publishername>"
                                   "<ce:e-address>a@b</ce:e-address></publisher>"));
    CHECK(both.journal.pages == "1-9");
    CHECK(both.notes == Words{"Article number: e5"});
    CHECK(both.book.isbns == Words{"978-0"});
    CHECK(both.book.publisher == "P");
}

TEST_CASE("a conference with its place and days", "[embase]") {
    const auto conference =
        record_of_head(
            source_with("<additional-srcinfo><conferenceinfo><confevent><confname>Meeting</confname><confnumber>12th"
                        "</confnumber><conflocation country=\"fra\"><venue>Hall</venue><city>Paris</city>"
                        "</conflocation><confdate><startdate year=\"2019\" month=\"05\" day=\"30\"/><enddate "
                        "year=\"2019\" month=\"06\" day=\"02\"/></confdate><confcode>1</confcode><confsponsors>"
                        "<confsponsor>S</confsponsor></confsponsors></confevent></conferenceinfo>"
                        "</additional-srcinfo>"))
            .conference;
    CHECK(conference.name == "Meeting");
    CHECK(conference.number == "12th");
    CHECK(conference.place == "Hall, Paris");
    CHECK(conference.sponsor == "S");
    CHECK(to_text(conference.dates) == "2019-05-30..2019-06-02");
    const auto words =
        record_of_head(source_with("<additional-srcinfo><conferenceinfo><confevent><confdate><date-text>May 2019"
                                   "</date-text></confdate></confevent></conferenceinfo></additional-srcinfo>"))
            .conference;
    CHECK(words.dates_text == "May 2019");
    CHECK(to_text(words.dates) == "2019-05");
}

TEST_CASE("related items, references and letters are never the record's own", "[embase]") {
    ItemParts parts;
    parts.head =
        "<related-item type=\"erratum\"><itemidlist><ce:doi>10.1000/other</ce:doi><itemid idtype=\"PUI\">5</itemid>"
        "<itemid idtype=\"MEDL\">77</itemid></itemidlist><citation-title><titletext>Corrigendum</titletext>"
        "</citation-title></related-item><correspondence><person><ce:surname>Away</ce:surname></person>"
        "</correspondence><grantlist><grant><grant-id>G1</grant-id><grant-agency iso-code=\"usa\">NIH</grant-agency>"
        "</grant><grant-text>Paid by nobody.</grant-text></grantlist>";
    const auto record = record_of(parts);
    CHECK(record.identifiers == std::vector<Identifier>{{IdentifierKind::embase, "L2005484089", ""}});
    CHECK(record.related == std::vector<Related>{{"erratum", "Corrigendum", "77", "10.1000/other", ""}});
    CHECK(record.authors.empty());
    CHECK(record.grants == std::vector<Grant>{{"G1", "", "NIH", "usa"}});
    CHECK(record.notes == Words{"Funding: Paid by nobody."});
}

TEST_CASE("collections say which database a record belongs to", "[embase]") {
    ItemParts parts;
    parts.info =
        "<copyright type=\"Elsevier\">x</copyright><copyright type=\"MEDLINE Descriptors\"/><dbcollection>EMBASE"
        "</dbcollection>";
    const auto record = record_of(parts);
    CHECK(record.collections == Words{"MEDLINE", "EMBASE"});
    CHECK(record.owner == "Elsevier");
    parts.info = "<copyright type=\"Medline unique\"/><dbcollection>MEDL</dbcollection>";
    CHECK(record_of(parts).collections == Words{"MEDLINE", "MEDL"});
}

TEST_CASE("an element nobody knows is told once an input", "[embase]") {
    ItemParts parts;
    parts.head = "<new-thing>1</new-thing>" + title_head("A");
    const auto reading = read_embase(bibdataset(embase_item(parts) + embase_item(parts)));
    CHECK(reading.codes() == Words{"unknown-field"});
    CHECK(reading.entries.at(0).problems.at(0).message.find("head/new-thing") != std::string::npos);
}
