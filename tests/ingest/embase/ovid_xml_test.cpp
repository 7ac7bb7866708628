// Golden cases of Ovid's XML, and of telling it from Ovid's tagged text.
#include "ingest/format/embase/ovid_xml.hpp"

#include "ingest/format/embase/embase_xml.hpp"
#include "ingest/format/ovid.hpp"
#include "ingest/format/reader.hpp"
#include "tests/catch.hpp"
#include "tests/ingest/read_all.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

using Words = std::vector<std::string>;

std::string field(const std::string& label, const Words& values) {
    std::string out = "<F L=\"" + label + "\">";
    for (const auto& value : values) out += "<D type=\"c\">" + value + "</D>";
    return out + "</F>\n";
}

std::string records(const std::string& fields) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<records><record index=\"1\">" + fields +
           "</record></records>\n";
}

Reading read_ovid(const std::string& text) { return run(*open_ovid(bytes_of(text), "test.xml", "")); }

const std::string whole = records(
    field("Database", {"Embase"}) + field("Unique Identifier", {"2005484089"}) + field("Title", {"A &beta; title"}) +
    field("Author", {"Behan L.", "Rubbo B."}) + field("PMID", {"12345678 [https://example.org/12345678]"}) +
    field("Digital Object Identifier", {"https://dx.doi.org/10.1000/A"}) + field("Abstract", {"What was seen."}) +
    field("Publication Type", {"Article"}) + field("Year of Publication", {"2020"}) + field("Language", {"English"}) +
    field("Nobody Knows", {"x"}));

}  // namespace

TEST_CASE("a record of Ovid XML is read by its labels", "[ovid]") {
    const auto reading = read_ovid(whole);
    REQUIRE(reading.fault.empty());
    REQUIRE(reading.entries.size() == 1);
    const auto& record = reading.entries[0].record;
    CHECK(record.source == "embase");
    CHECK(record.key == "L2005484089");
    CHECK(record.title == "A β title");
    CHECK(author_names(record) == Words{"Behan L", "Rubbo B"});
    CHECK(identifier(record, IdentifierKind::pmid) == "12345678");
    CHECK(identifier(record, IdentifierKind::doi) == "10.1000/a");
    CHECK(abstract_text(record) == "What was seen.");
    CHECK(record.types.at(0).name == "Article");
    CHECK(publication_year(record) == 2020);
    CHECK(record.languages == Words{"eng"});
    CHECK(reading.codes() == Words{"unknown-field"});
}

TEST_CASE("fields may be named by their two letters, and elements be small", "[ovid]") {
    const auto reading = read_ovid(
        "<ovid><record><f c=\"TI\"><d>T</d></f><f c=\"DB\"><d>Ovid MEDLINE(R)</d></f><f c=\"UI\"><d>7</d></f></record>"
        "</ovid>");
    CHECK(reading.keys() == Words{"7"});
    CHECK(reading.entries.at(0).record.source == "medline-ovid");
}

TEST_CASE("a record of Ovid XML without number and title is told", "[ovid]") {
    CHECK(read_ovid(records(field("Language", {"English"}))).codes() == Words{"no-key"});
    CHECK_FALSE(read_ovid("<records></records>").fault.empty());
}

TEST_CASE("Ovid's forms are told by their beginning", "[ovid]") {
    CHECK(looks_like_ovid(whole));
    CHECK(looks_like_ovid_xml(whole));
    CHECK_FALSE(looks_like_embase(whole));
    CHECK(detect_format(whole) == Format::ovid);
    CHECK(detect_format("<bibdataset><item>") == Format::embase);
    CHECK(detect_format("{\"header\":{\"hits\":1},\"results\":[]}") == Format::embase);
    CHECK_FALSE(looks_like_ovid_xml("<xml><records><record><foreign-keys/><titles/></record></records></xml>"));
    CHECK_FALSE(looks_like_ovid_xml("<collection><record><leader/><datafield tag=\"1\"/></record></collection>"));
    CHECK_FALSE(looks_like_ovid_xml("text with <record> <f l=\"a\"><d>"));
    const std::string tagged = "<1. >\nVN  - Ovid Technologies\nDB  - Embase\nUI  - 5\nTI  - A title\n";
    CHECK(looks_like_ovid(tagged));
    CHECK(read_ovid(tagged).keys() == Words{"L5"});
}
