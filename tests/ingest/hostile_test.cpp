// Inputs that mean harm or are damaged: nothing crashes, and good neighbours are kept.
#include <random>

#include "tests/catch.hpp"
#include "tests/ingest/read_all.hpp"
#include "tests/shared_data.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

using Keys = std::vector<std::string>;

// Start tags of records, counted without any reader.
std::size_t start_tags(const std::string& text) {
    std::size_t count = 0;
    for (const std::string name : {"<PubmedArticle", "<PubmedBookArticle"}) {
        for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
            const char next = text[at + name.size()];
            if (next == '>' || next == ' ') ++count;
        }
    }
    return count;
}

std::string whole_text(const std::string& path) {
    auto bytes = inflate_if_gzip(open_bytes(path));
    std::string text;
    std::vector<char> buffer(1 << 16);
    while (const auto count = bytes->read(buffer)) text.append(buffer.data(), count);
    return text;
}

}  // namespace

TEST_CASE("entity bombs are never expanded", "[hostile]") {
    const std::string bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE PubmedArticleSet [<!ENTITY a \"" + std::string(1000, 'x') +
        "\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/hostname\">]><PubmedArticleSet>" +
        article("1", "", "&b;&f;") + article("2") + "</PubmedArticleSet>";
    const auto reading = read_pubmed(bomb);
    CHECK(reading.keys() == Keys{"1", "2"});
    CHECK(reading.entries[0].record.title == "&b;&f;");
    CHECK(reading.codes() == Keys{"unknown-entity"});
}

TEST_CASE("a record of 20 MiB is one problem", "[hostile]") {
    const auto reading =
        read_pubmed(set_of(article("1") + article("2", "", std::string(20 << 20, 'x')) + article("3")));
    CHECK(reading.keys() == Keys{"1", "3"});
    CHECK(reading.codes() == Keys{"record-too-large"});
}

TEST_CASE("a title of two megabytes is read", "[hostile]") {
    const auto reading = read_pubmed(set_of(article("1", "", std::string(2 << 20, 'x'))));
    CHECK(reading.entries.at(0).record.title.size() == std::size_t(2 << 20));
}

TEST_CASE("nesting 10,000 deep is read as text", "[hostile]") {
    std::string deep, end;
    for (int i = 0; i < 10000; ++i) {
        deep += i % 2 == 0 ? "<i>" : "<sup>";
        end = (i % 2 == 0 ? "</i>" : "</sup>") + end;
    }
    const auto reading = read_pubmed(set_of(article("1", "", deep + "heart" + end) + article("2")));
    CHECK(reading.keys() == Keys{"1", "2"});
    CHECK(reading.entries[0].record.title == "heart");
    std::string sections;
    for (int i = 0; i < 10000; ++i) sections += "<Section><SectionTitle>s</SectionTitle>";
    for (int i = 0; i < 10000; ++i) sections += "</Section>";
    const auto book = read_pubmed("<PubmedBookArticle><BookDocument><PMID>1</PMID><Sections>" + sections +
                                  "</Sections></BookDocument></PubmedBookArticle>");
    CHECK(book.keys() == Keys{"1"});
}

TEST_CASE("no end tags, no tags, no text", "[hostile]") {
    CHECK_FALSE(read_pubmed("<PubmedArticleSet><PubmedArticle><a><a><a>").fault.empty());
    CHECK_FALSE(read_pubmed("").fault.empty());
    CHECK_FALSE(read_pubmed(std::string(1000, '<')).fault.empty());
    CHECK_FALSE(read_pubmed(std::string(1000, '\0')).fault.empty());
    CHECK(read_pubmed("<PubmedArticle/>").codes() == Keys{"no-key"});
    CHECK(read_pubmed("<DeleteCitation></DeleteCitation>").codes() == Keys{"no-key"});
    CHECK(read_jsonl("").entries.empty());
}

TEST_CASE("a cut gzip file gives its whole records, then the fault", "[hostile]") {
    const auto path = shared_data("data/records/pubmed-bulk/internetarchive__fatcat/pubmedsample_2019.xml.gz");
    if (path.empty()) return;
    const auto packed = read_file(path);
    const auto whole = read_pubmed_file(path);
    const auto half = std::string_view(packed).substr(0, packed.size() / 2);
    const auto reading = run(*open_pubmed(inflate_if_gzip(bytes_of(half)), "half", ""));
    CHECK_FALSE(reading.fault.empty());
    CHECK(reading.entries.size() > 60);
    for (std::size_t i = 0; i < reading.entries.size(); ++i)
        CHECK(reading.entries[i].record == whole.entries[i].record);
}

TEST_CASE("damaged bytes cost the records they hit, never their neighbours", "[hostile]") {
    const auto path = shared_data("data/records/pubmed-bulk/net-synergy__pubmedparser/pubmed21n1001.xml.gz");
    if (path.empty()) return;
    const auto text = whole_text(path);
    const auto whole = read_pubmed(text);
    std::mt19937 random(7);
    for (int round = 0; round < 150; ++round) {
        auto damaged = text;
        const auto at = random() % (text.size() - 40) + 20;
        const bool in_tag = round % 2 == 0;
        const auto place = in_tag ? std::min(text.find('<', at), text.size() - 20) + random() % 4 : at;
        damaged[place] = round % 3 == 0 ? '<' : char(random() % 256);
        const auto reading = read_pubmed(damaged);
        std::size_t same = 0;
        for (const auto& entry : whole.entries) {
            const bool hit = entry.place.begin <= place + 1 && place <= entry.place.end + 1;
            const bool kept = std::any_of(reading.entries.begin(), reading.entries.end(), [&](const Entry& other) {
                return other.place.begin == entry.place.begin && other.record == entry.record && other.key == entry.key;
            });
            if (kept) ++same;
            if (!hit && !kept) FAIL_CHECK("byte " << place << " cost record " << entry.record.key);
        }
        CHECK(same + 2 >= whole.entries.size());
    }
}

TEST_CASE("no record of the real files is lost", "[hostile]") {
    const auto folder = shared_data("data/records");
    if (folder.empty()) return;
    std::size_t files = 0;
    for (const std::string part : {"/pubmed-xml", "/pubmed-bulk"}) {
        for (const auto& path : files_at(folder + part)) {
            const auto text = whole_text(path);
            if (text.find("<Pubmed") == std::string::npos) continue;
            ++files;
            const auto wanted = start_tags(text);
            const auto reading = read_pubmed_file(path);
            CHECK(reading.fault.empty());
            const auto deleted = reading.count(Entry::Kind::deletion);
            CHECK(reading.entries.size() - deleted == wanted);
            if (path.find("no_pmid") == std::string::npos) CHECK(reading.count(Entry::Kind::rejected) == 0);
        }
    }
    CHECK(files == 86);
}
