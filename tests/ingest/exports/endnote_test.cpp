#include "ingest/format/endnote/endnote_xml.hpp"
#include "tests/catch.hpp"
#include "tests/ingest/exports/reading.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

std::string library(const std::string& records) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" ?><xml><records>" + records + "</records></xml>";
}
std::string styled(const std::string& name, const std::string& text) {
    return "<" + name + "><style face=\"normal\" font=\"default\" size=\"100%\">" + text + "</style></" + name + ">";
}
std::string one(const std::string& more, const std::string& title = "A title") {
    return "<record><rec-number>7</rec-number><ref-type name=\"Journal Article\">17</ref-type><titles>" +
           styled("title", title) + "</titles>" + more + "</record>";
}
Reading read(const std::string& more) { return read_with(open_endnote_xml, library(one(more))); }
Record record_of(const std::string& more) { return only_record(read(more)); }
bool has_code(const Reading& reading, const std::string& code) {
    const auto codes = reading.codes();
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

}  // namespace

TEST_CASE("EndNote XML: what a record of PubMed holds", "[endnote]") {
    const auto record =
        record_of("<contributors><authors>" + styled("author", "Roe, J. K.") + styled("author", "A Study Group,") +
                  "</authors></contributors><periodical>" + styled("full-title", "J Test") + "</periodical>" +
                  styled("volume", "32") + styled("number", "4") + styled("edition", "2019/08/02") + "<dates>" +
                  styled("year", "2019") + "<pub-dates>" + styled("date", "Sep 18") + "</pub-dates></dates>" +
                  styled("isbn", "0893-8512 (Print)&#xD;0893-8512") + styled("accession-num", "31366609") +
                  styled("notes", "1098-6618&#xD;Roe, Jane K&#xD;Journal Article&#xD;Randomized Controlled Trial") +
                  styled("custom2", "PMC6750137") + styled("electronic-resource-num", "10.1128/CMR.00011-19") +
                  styled("remote-database-provider", "NLM") + styled("language", "eng"));
    CHECK(record.source == "pubmed-export");
    CHECK(record.key == "31366609");
    CHECK(record.authors.size() == 2);
    CHECK(record.authors[0].last == "Roe");
    CHECK(record.authors[1].collective == "A Study Group");
    CHECK(record.journal.issns == std::vector<std::string>{"0893-8512", "1098-6618"});
    CHECK(date(record, DateKind::print).first == Day{20190918});
    CHECK(date(record, DateKind::entry).first == Day{20190802});
    CHECK(value_of(record, IdentifierKind::pmcid) == "PMC6750137");
    CHECK(value_of(record, IdentifierKind::doi) == "10.1128/cmr.00011-19");
    CHECK(record.types.size() == 2);  // "Journal Article" stands once
    CHECK(record.types[1].name == "Randomized Controlled Trial");
}

TEST_CASE("EndNote XML: what a record of Embase holds", "[endnote]") {
    const auto record = record_of(
        "<contributors><authors>" + styled("author", "Roe, J.") + "</authors></contributors>" +
        styled("auth-address", "One&#xD;Two") + styled("notes", "L372294201&#xD;2014-02-14&#xD;2014-02-21") +
        styled("work-type", "Conference Abstract") + styled("custom1", "brand(Maker)&#xD;wr 1") +
        styled("custom2", "Maker") + styled("custom5", "24360369") +
        styled("remote-database-name", "Embase&#xD;Medline") + "<urls><related-urls>" +
        styled("url", "https://www.embase.com/search/results?subaction=viewrecord&amp;id=L372294201&amp;from=export") +
        "</related-urls></urls>");
    CHECK(record.source == "embase");
    CHECK(record.key == "L372294201");
    CHECK(record.collections == std::vector<std::string>{"Embase", "Medline"});
    CHECK(value_of(record, IdentifierKind::pmid) == "24360369");
    CHECK(date(record, DateKind::create).first == Day{20140214});
    CHECK(date(record, DateKind::entry).first == Day{20140221});
    CHECK(record.types[1].name == "Conference Abstract");
    CHECK(record.products.size() == 3);
    CHECK(record.authors[0].affiliations == std::vector<std::string>{"One", "Two"});
}

TEST_CASE("EndNote XML: an accession number is what its database says, and nothing where none does", "[endnote]") {
    CHECK(record_of(styled("accession-num", "CN-01997878") + styled("custom3", "PUBMED 12594633,EMBASE 36231497"))
              .source == "central");
    CHECK(record_of(styled("accession-num", "WOS:000200148800007")).key == "WOS:000200148800007");
    CHECK(record_of(styled("accession-num", "ISI:000200148800007")).key == "WOS:000200148800007");
    CHECK(record_of(styled("accession-num", "637123456") + styled("remote-database-name", "Embase")).key ==
          "L637123456");
    CHECK(value_of(record_of(styled("accession-num", "12594633") + styled("remote-database-name", "Medline")),
                   IdentifierKind::pmid) == "12594633");
    for (const std::string more : {"", "Embase&#xD;Medline"}) {
        const auto reading = read(styled("accession-num", "12594633") + styled("remote-database-name", more));
        CHECK(value_of(reading.entries[0].record, IdentifierKind::pmid).empty());
        CHECK(has_code(reading, "unlabelled-number"));
    }
    const auto central = record_of(styled("accession-num", "CN-1234567") + styled("custom3", "PUBMED 12594633"));
    CHECK(value_of(central, IdentifierKind::pmid) == "12594633");
}

TEST_CASE("EndNote XML: styles, wrapped lines and records without a name", "[endnote]") {
    const auto raised = read_with(
        open_endnote_xml,
        library("<record><titles><title><style face=\"normal\">10</style><style face=\"superscript\">5</style>"
                "<style face=\"normal\"> cells\n   of</style><style face=\"italic\"> E. "
                "coli</style></title></titles></record>"));
    CHECK(raised.entries[0].record.title == "10^5 cells of E. coli");
    const auto empty = read_with(open_endnote_xml, library("<record><rec-number>9</rec-number></record>" + one("")));
    CHECK(empty.count(Entry::Kind::rejected) == 1);
    CHECK(empty.entries[0].problems[0].message.find("library record 9") == 0);
    CHECK(empty.count(Entry::Kind::record) == 1);
    CHECK(read_with(open_endnote_xml, library("")).entries.empty());
    CHECK(has_code(read("<strange-field>x</strange-field>"), "unknown-field"));
}
