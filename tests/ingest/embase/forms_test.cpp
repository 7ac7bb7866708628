// The other forms of Embase's family: namespaces, wrappers, replies of APIs; and items that mean harm.
#include <fstream>

#include "ingest/format/embase/ovid_xml.hpp"
#include "ingest/format/markup/xml_head.hpp"
#include "tests/catch.hpp"
#include "tests/ingest/embase/items.hpp"
#include "tests/shared_data.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

using Words = std::vector<std::string>;

std::string repeated(const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

// A batch made while it is read, so that only the reader can hold it.
class Batch : public Bytes {
  public:
    explicit Batch(int items) : left_(items) {}
    std::size_t read(std::span<char> buffer) override {
        if (given_ == text_.size() && !refill()) return 0;
        const auto count = text_.copy(buffer.data(), buffer.size(), given_);
        given_ += count;
        return count;
    }

  private:
    bool refill() {
        if (ended_) return false;
        given_ = 0;
        if (left_-- > 0) {
            ItemParts parts;
            parts.pui = std::to_string(left_ + 1);
            parts.head = title_head("Title " + parts.pui) + "<abstracts><abstract><ce:para>" + std::string(8000, 'x') +
                         "</ce:para></abstract></abstracts>";
            text_ = (begun_ ? "" : "<bibdataset>") + embase_item(parts);
            begun_ = true;
        } else {
            text_ = "</bibdataset>";
            ended_ = true;
        }
        return true;
    }

    int left_;
    std::string text_;
    std::size_t given_ = 0;
    bool begun_ = false;
    bool ended_ = false;
};

// Memory this program holds; 0 where the system does not tell.
std::size_t resident_pages() {
    std::ifstream file("/proc/self/statm");
    std::size_t total = 0;
    std::size_t resident = 0;
    file >> total >> resident;
    return resident;
}

}  // namespace

TEST_CASE("prefixes and namespaces do not count", "[embase]") {
    const auto reading = read_embase(
        "<ani:bibdataset xmlns:ani=\"u\"><ani:item><ani:bibrecord><ani:item-info><ani:itemidlist><doi>10.1000/a</doi>"
        "<ani:itemid ani:idtype=\"PUI\">3</ani:itemid></ani:itemidlist></ani:item-info><ani:head><ani:citation-title>"
        "<ani:titletext>T</ani:titletext></ani:citation-title></ani:head></ani:bibrecord></ani:item>"
        "</ani:bibdataset>");
    CHECK(reading.fault.empty());
    CHECK(reading.keys() == Words{"L3"});
    CHECK(reading.entries.at(0).record.title == "T");
}

TEST_CASE("a Scopus document around an item is read", "[embase]") {
    ItemParts parts;
    parts.ids = "<itemid idtype=\"SCP\">85019269575</itemid>";
    const auto item = embase_item(parts);
    const std::string open = "<xocs:doc xmlns:xocs=\"http://www.elsevier.com/xml/xocs/dtd\"><xocs:meta/>";
    for (const auto& text : {open + "<xocs:item>" + item + "</xocs:item></xocs:doc>", open + item + "</xocs:doc>"}) {
        CHECK(looks_like_embase(text));
        const auto reading = read_embase(text);
        CHECK(reading.fault.empty());
        CHECK(reading.keys() == Words{"2-s2.0-85019269575"});
        CHECK(reading.entries.at(0).record.source == "scopus");
    }
    CHECK(read_embase(open + "</xocs:doc>").fault.find("without item") != std::string::npos);
}

TEST_CASE("a Scopus abstract retrieval is read when it has an item, else named", "[embase]") {
    const std::string open =
        "<abstracts-retrieval-response xmlns=\"http://www.elsevier.com/xml/svapi/abstract/dtd\"><coredata>"
        "<prism:doi>10.1000/core</prism:doi></coredata>";
    const auto item = embase_item({});
    const auto reading = read_embase(open + "<item xmlns=\"\">" + item.substr(6) + "</abstracts-retrieval-response>");
    CHECK(reading.fault.empty());
    CHECK(reading.keys() == Words{"L2005484089"});
    CHECK(read_embase(open + "</abstracts-retrieval-response>").fault.find("Scopus abstract retrieval without item") !=
          std::string::npos);
    const auto path = shared_data("data/records/elsevier-bibrecord/clbustos__buhos/scopus_ex_1.xml");
    if (path.empty()) return;
    const auto text = read_file(path);
    CHECK(looks_like_embase(std::string_view(text).substr(0, 4096)));
    CHECK(read_embase(text).fault.find("Scopus abstract retrieval without item") != std::string::npos);
}

TEST_CASE("XML of the older API is read as far as its form is known", "[embase]") {
    const std::string open = "<?xml version=\"1.0\"?><xml><header><query>lung</query><hits>2</hits></header><results>";
    const std::string record =
        "<result><itemInfo><itemIdList><doi>10.1000/A</doi><lui>2004</lui><medl>31910170</medl>"
        "<embase>2013715327</embase></itemIdList></itemInfo><head><citationTitle><titleText>T</titleText>"
        "</citationTitle></head><extra/></result>";
    const auto text = open + record + "<result><itemInfo/></result></results></xml>";
    CHECK(looks_like_embase(text));
    const auto reading = read_embase(text);
    CHECK(reading.fault.empty());
    CHECK(reading.keys() == Words{"L2004"});
    const auto& first = reading.entries.at(0).record;
    CHECK(first.title == "T");
    CHECK(identifier(first, IdentifierKind::pmid) == "31910170");
    CHECK(reading.codes() == Words{"unknown-field", "no-key"});
    CHECK(read_embase("<xml><header><hits>0</hits></header></xml>").fault.empty());
    CHECK(read_embase("<xml><header><hits>4</hits></header></xml>").fault.find("older Embase API") !=
          std::string::npos);
}

TEST_CASE("replies that cannot be read are named", "[embase]") {
    const std::string json =
        "{\"header\":{\"query\":\"a\",\"hits\":1},\"results\":[{\"itemInfo\":{\"itemIdList\":{}}}]}";
    CHECK(looks_like_embase(json));
    CHECK(read_embase(json).fault.find("JSON reply of the older Embase API") != std::string::npos);
    const std::string gateway = "<embasexmllist><query/><hitstart>1</hitstart></embasexmllist>";
    CHECK(looks_like_embase(gateway));
    CHECK(read_embase(gateway).fault.find("embasexmllist") != std::string::npos);
    CHECK(read_embase("<bibdataset><item></bibdata").fault.find("ends") != std::string::npos);
    CHECK(read_embase("<other/>").fault.find("root element is <other>") != std::string::npos);
}

TEST_CASE("other formats are not taken for Embase", "[embase]") {
    for (const std::string head : {"<xml><records><record><database name=\"x\"/></record></records></xml>",
                                   "<PubmedArticleSet>", "{\"id\": 1, \"header\": 2}", "<article><front/></article>",
                                   "TY  - JOUR", "<html><body>bibdataset</body>", "about <bibdataset>", ""}) {
        CHECK_FALSE(looks_like_embase(head));
    }
    CHECK(looks_like_embase("\xEF\xBB\xBF<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"<c>\">]><bibdataset>"));
}

TEST_CASE("of all real files only Embase's own and the Scopus reply are taken for Embase", "[embase]") {
    const auto folder = shared_data("data/records");
    if (folder.empty()) return;
    Words taken;
    std::size_t files = 0;
    for (const auto& path : files_at(folder)) {
        auto bytes = inflate_if_gzip(open_bytes(path));
        const auto head = peek(bytes, 4096);
        if (looks_like_embase(head)) taken.push_back(path.substr(folder.size() + 1));
        CHECK_FALSE(looks_like_ovid_xml(head));
        ++files;
    }
    CHECK(files > 250);
    CHECK(taken == Words{"elsevier-bibrecord/clbustos__buhos/scopus_ex_1.xml", "embase-xml/selfmade-embase.xml"});
}

TEST_CASE("an empty dataset is in order, a cut one is told", "[embase]") {
    CHECK(read_embase(bibdataset("")).fault.empty());
    const auto whole = bibdataset(embase_item({}) + embase_item({}));
    const auto reading = read_embase(whole.substr(0, whole.size() - 200));
    CHECK(reading.keys().size() == 1);
    CHECK_FALSE(reading.fault.empty());
}

TEST_CASE("a broken item costs itself, not its neighbours", "[embase]") {
    ItemParts parts;
    std::string items;
    for (const std::string pui : {"1", "2", "3"}) {
        parts.pui = pui;
        parts.head = title_head(pui == "2" ? "<b>" : "x");
        items += embase_item(parts);
    }
    const auto reading = read_embase(bibdataset(items));
    CHECK(reading.keys() == Words{"L1", "L3"});
    CHECK(reading.codes() == Words{"malformed-record"});
    CHECK(reading.entries.at(1).problems.at(0).message.starts_with("Embase L2: "));
}

TEST_CASE("nesting 20,000 deep is read without harm", "[embase][hostile]") {
    constexpr int deep = 20000;
    for (const std::string name : {"link", "sublink", "author-group", "affiliation", "abstract", "ce:para", "head"}) {
        const auto tower = repeated("<" + name + ">", deep) + "x" + repeated("</" + name + ">", deep);
        ItemParts parts;
        parts.head = title_head(tower) +
                     "<enhancement><descriptorgroup><descriptors type=\"MED\"><descriptor><mainterm>a</mainterm>" +
                     tower + "</descriptor></descriptors></descriptorgroup></enhancement>" + tower + "<abstracts>" +
                     tower + "</abstracts><author-group>" + tower + "</author-group>";
        const auto reading = read_embase(bibdataset(embase_item(parts) + embase_item({})));
        CHECK(reading.keys().size() == 2);
        CHECK(reading.entries.at(0).record.title == "x");
    }
}

TEST_CASE("many authors with a long affiliation do not multiply without end", "[embase][hostile]") {
    std::string authors;
    for (int i = 1; i <= 2000; ++i) {
        authors += "<author seq=\"" + std::to_string(i) + "\"><surname>A" + std::to_string(i) + "</surname></author>";
    }
    const auto place = "<affiliation><text>" + std::string(1 << 20, 'x') + "</text></affiliation>";
    const auto reading = read_embase(item_with_head("<author-group>" + authors + place + "</author-group>"));
    const auto& record = reading.entries.at(0).record;
    CHECK(record.authors.size() == 2000);
    CHECK(record.authors.back().affiliations.empty());
    CHECK(reading.codes() == Words{"odd-value"});
}

TEST_CASE("identifiers, trials, keywords and places without end take no hours", "[embase][hostile]") {
    ItemParts parts;
    std::string trials, words, authors, places;
    for (int i = 0; i < 40000; ++i) {
        const auto number = std::to_string(10000000 + i);
        parts.ids += "<itemid idtype=\"X\">" + number + "</itemid>";
        trials += "<descriptor><mainterm>NCT" + number + "</mainterm></descriptor>";
        words += "<author-keyword>" + number + "</author-keyword>";
        authors += "<author seq=\"" + number + "\"><surname>A</surname></author>";
        places += "<affiliation><text>" + number + "</text></affiliation>";
    }
    parts.head = "<citation-info><author-keywords>" + words + "</author-keywords></citation-info><author-group>" +
                 authors + places + "</author-group><enhancement><descriptorgroup><descriptors type=\"CTN\">" + trials +
                 "</descriptors></descriptorgroup></enhancement>";
    const auto reading = read_embase(bibdataset(embase_item(parts)));
    REQUIRE(reading.entries.size() == 1);
    const auto& record = reading.entries[0].record;
    CHECK(record.identifiers.size() == 500);
    CHECK(record.keywords.size() == 40000);
    CHECK(record.accessions.size() == 40000);
    CHECK(record.authors.size() == 40000);
    CHECK(reading.codes() == Words{"odd-value", "odd-value"});
}

TEST_CASE("a batch of 10,000 items is read one at a time", "[embase]") {
    auto reader = open_embase(std::make_unique<Batch>(10000), "batch", "", 65536);
    Entry entry;
    int count = 0;
    std::size_t early = 0;
    while (reader->next(entry)) {
        if (count == 1000) early = resident_pages();
        REQUIRE(entry.kind == Entry::Kind::record);
        REQUIRE(entry.place.end - entry.place.begin < 9000);
        ++count;
    }
    CHECK(count == 10000);
    constexpr std::size_t page = 4096;
    CHECK(resident_pages() < early + (std::size_t(16) << 20) / page);  // the nine thousand items between are 80 MiB
}
