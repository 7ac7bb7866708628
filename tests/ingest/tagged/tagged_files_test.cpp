// The real files of the developer set, each read whole and counted independently.

#include <filesystem>
#include <map>

#include "tests/catch.hpp"
#include "tests/ingest/tagged/read_tagged.hpp"
#include "tests/shared_data.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

struct Folder {
    const char* below;
    Format format;
    std::string_view mark;  // what each record has once, at the start of a line
};

constexpr Folder folders[] = {{"data/records/nbib", Format::nbib, "OWN -"},
                              {"data/records/wos", Format::wos, "PT J"},
                              {"data/records/endnote-tagged", Format::endnote_tagged, "%T "},
                              {"data/records/ovid-tagged", Format::ovid, "VN  -"}};

std::size_t count_lines(const std::string& text, std::string_view mark) {
    std::size_t count = text.starts_with(mark) ? 1 : 0;
    const auto at_line = "\n" + std::string(mark);
    for (auto at = text.find(at_line); at != std::string::npos; at = text.find(at_line, at + 1)) ++count;
    return count;
}

}  // namespace

TEST_CASE("every real file of the tagged formats is told and read whole", "[tagged][data]") {
    for (const auto& folder : folders) {
        const auto root = shared_data(folder.below);
        if (root.empty()) return;
        for (const auto& path : files_at(root)) {
            INFO(path);
            const auto text = read_file(path);
            CHECK(detect_format(std::string_view(text).substr(0, 4096)) == folder.format);
            const auto reading = read_as(folder.format, text);
            CHECK(reading.fault.empty());
            CHECK(reading.entries.size() == count_lines(text, folder.mark));
            CHECK(reading.keys().size() == reading.entries.size());
            CHECK(reading.codes().empty());
            for (const auto& entry : reading.entries) {
                CHECK_FALSE(entry.record.title.empty());
                CHECK(publication_year(entry.record) >= 1900);
            }
        }
    }
}

TEST_CASE("no other real file is taken for a tagged one", "[tagged][data]") {
    const auto root = shared_data("data/records");
    if (root.empty()) return;
    std::map<Format, std::size_t> counts;
    for (const auto& path : files_at(root)) {
        const auto format = detect_format(read_file(path).substr(0, 4096));
        if (format) ++counts[*format];
    }
    CHECK(counts[Format::nbib] == 12);
    CHECK(counts[Format::wos] == 5);  // one of them lies among the RIS files
    CHECK(counts[Format::endnote_tagged] == 1);
    CHECK(counts[Format::ovid] == 2);
}

TEST_CASE("a record of PubMed's two exports is the same record", "[nbib][data]") {
    const auto xml_path = shared_data("data/records/pubmed-xml/jzsh2000__pubmed/20000000.xml");
    const auto tagged_path = shared_data("data/records/nbib/jzsh2000__pubmed/20000000.medline");
    if (xml_path.empty() || tagged_path.empty()) return;
    auto xml = read_pubmed_file(xml_path).entries.at(0).record;
    auto tagged = read_as(Format::nbib, read_file(tagged_path)).entries.at(0).record;
    CHECK(tagged.dates.size() == xml.dates.size());
    for (const auto& fact : xml.dates) CHECK(date(tagged, fact.kind) == fact.span);
    // What the tagged text does not have: the model of publication, and codes beside names.
    tagged.source = xml.source;
    tagged.dates = xml.dates;
    xml.publication_model.clear();
    for (auto& type : xml.types) type.ui.clear();
    for (auto& substance : xml.substances) substance.ui.clear();
    for (auto& heading : xml.headings) {
        heading.ui.clear();
        for (auto& qualifier : heading.qualifiers) qualifier.ui.clear();
    }
    CHECK(tagged == xml);
}

TEST_CASE("tagged formats bear hostile input", "[tagged][hostile]") {
    const std::string nuls("PMID- 1\0\0\nTI  - A\0B\n", 21);
    CHECK(read_as(Format::nbib, nuls).entries.size() == 1);
    const std::string long_line(1 << 20, 'A');
    for (const auto format : {Format::nbib, Format::wos, Format::endnote_tagged, Format::ovid}) {
        for (const std::string start : {"PMID- 1\nTI  - ", "PT J\nTI ", "%0 Book\n%T ", "<1>\nUI  - 1\nSO  - ", ""}) {
            CHECK(read_as(format, start + long_line + "\n\n" + long_line).fault.empty());
            std::string many = start + "x\n";
            for (int i = 0; i < 20000; ++i) many += "AU  - A; B ([*/]\n";
            CHECK(read_as(format, many).fault.empty());
        }
    }
    std::string stars = "PMID- 1\nTI  - t\nAB  - ";
    for (int i = 0; i < 50000; ++i) stars += "METHODS: ";
    CHECK(read_as(Format::nbib, stars).entries.size() == 1);
    CHECK(read_as(Format::nbib, "PMID- 1\nTI  - A\xE9\n").codes() == std::vector<std::string>{"legacy-encoding"});
}
