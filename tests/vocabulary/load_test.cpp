// Files of vocabularies come in whole, year beside year, and what is wrong in them costs only itself.
#include "tests/catch.hpp"
#include "tests/shared_data.hpp"
#include "tests/vocabulary/shelf.hpp"

namespace evident {
namespace {

using testing::descriptor;
using testing::descriptors;
using testing::shared_data;
using testing::small_tree;
using testing::VocabularyShelf;

using Keys = std::vector<std::string>;

TEST_CASE("a tree file gives headings and what is narrower in every position") {
    VocabularyShelf shelf;
    const auto loaded = shelf.load_text("mtrees2019.bin", small_tree);
    CHECK(loaded.year == 2019);
    CHECK(loaded.part == VocabularyPart::tree);
    CHECK(loaded.counts.terms == 7);
    CHECK(loaded.counts.tree_numbers == 8);
    auto table = shelf.table();
    CHECK(table.year() == 2019);
    CHECK(table.tree_numbers("lung.neoplasms") == Keys{"C04.588.894.797.520", "C08.381.540"});
    CHECK(table.narrower("lung.neoplasms") ==
          Keys{"carcinoma.non.small.cell.lung", "lung.neoplasms", "pancoast.syndrome"});
    CHECK(table.narrower("lung.diseases") == Keys{"lung.diseases", "lung.neoplasms", "pancoast.syndrome"});
    CHECK(table.narrower("neoplasms").size() == 5);  // C04.5880 lies below C04 too
    CHECK(table.heading("lung.neoplasms")->name == "Lung Neoplasms");
    CHECK_FALSE(table.heading("lung.neoplasm"));
    CHECK(table.nearest_heading("lung.neoplasm") == "Lung Neoplasms");
    CHECK(table.nearest_heading("quite.another.thing").empty());
}

TEST_CASE("descriptors bring entry terms, classes and qualifiers, and a bad one costs only itself") {
    VocabularyShelf shelf;
    const auto text = descriptors(
        descriptor("D008175", "Lung Neoplasms", {"C04.588.894.797.520"}, {"Lung Cancer", "Cancer of Lung"}) +
        "<DescriptorRecord><DescriptorUI>D1</DescriptorUI></DescriptorRecord>\n" +
        "<DescriptorRecord><DescriptorName><String>Broken</Strng></DescriptorName></DescriptorRecord>\n" +
        descriptor("D016449", "Randomized Controlled Trial", {"V03.175.250.500.500"}, {}, "2"));
    const auto loaded = shelf.load_text("a.xml", text);
    CHECK(loaded.year == 2020);  // of the DTD's name
    CHECK(loaded.counts.terms == 2);
    CHECK(loaded.counts.entry_terms == 2);
    REQUIRE(loaded.rejected == 2);
    CHECK(loaded.problems[0].code == "malformed-record");
    CHECK(text.substr(loaded.problems[0].place.begin, 17) == "<DescriptorRecord");
    auto table = shelf.table();
    REQUIRE(table.headings_by_entry("lung.cancer").size() == 1);
    CHECK(table.headings_by_entry("lung.cancer")[0].name == "Lung Neoplasms");
    CHECK(table.heading("lung.neoplasms")->ui == "D008175");
    CHECK(table.heading("lung.neoplasms")->detail == "DT");
    CHECK(table.heading("randomized.controlled.trial")->descriptor_class == 2);
}

TEST_CASE("years stand side by side, and a file takes the place of the same kind and year") {
    VocabularyShelf shelf;
    shelf.load_text("mtrees2019.bin", "Old Name;A01\nKept;A02\n");
    shelf.load_text("mtrees2025.bin", "New Name;A01\nKept;A02\n");
    CHECK(shelf.table().year() == 2025);
    CHECK(shelf.table(2019).heading("old.name"));
    CHECK_FALSE(shelf.table().heading("old.name"));
    CHECK(shelf.table().other_years_with("old.name") == std::vector<int>{2019});
    CHECK(shelf.table(2020).empty());
    shelf.load_text("mtrees2025.bin", "Third Name;A01\n");
    CHECK_FALSE(shelf.table().heading("new.name"));
    CHECK(shelf.table().heading("third.name"));
    CHECK(loaded_vocabularies(shelf.desk.store).size() == 2);
    CHECK(shelf.desk.sound());
}

TEST_CASE("what is no vocabulary, tells no year or breaks off leaves the store as it was") {
    VocabularyShelf shelf;
    shelf.load_text("mtrees2019.bin", small_tree);
    CHECK_THROWS_AS(shelf.load_text("letter2019.txt", "Dear reader; hello there\n"), Error);
    CHECK_THROWS_AS(shelf.load_text("empty2019.txt", ""), Error);
    CHECK_THROWS_AS(shelf.load_text("x2019.xml", "<PubmedArticleSet></PubmedArticleSet>"), Error);
    CHECK_THROWS_AS(shelf.load_text("mtrees.bin", small_tree), Error);
    const auto whole = descriptors(descriptor("D1", "One", {"C04"}) + descriptor("D2", "Two", {"C04.1"}));
    CHECK_THROWS_AS(shelf.load_text("desc2019.xml", whole.substr(0, whole.size() - 60)), Error);
    CHECK(loaded_vocabularies(shelf.desk.store).size() == 1);
    CHECK(shelf.table().narrower("lung.diseases").size() == 3);
    CHECK(shelf.load_text("mtrees.bin", small_tree, 2018).year == 2018);
}

TEST_CASE("lines that are none of a tree file are told with their place") {
    VocabularyShelf shelf;
    const std::string text = "\xEF\xBB\xBFOne;A01\r\n\r\nno number\r\n;A02\r\nTwo; Twofold;A01.1\r\nThree;A01..2\r\n";
    const auto loaded = shelf.load_text("mtrees2020.bin", text);
    CHECK(loaded.counts.terms == 2);
    REQUIRE(loaded.rejected == 3);
    CHECK(loaded.problems[0].code == "bad-tree-line");
    const auto& place = loaded.problems[0].place;
    CHECK(text.substr(place.begin, place.end - place.begin) == "no number");
    CHECK(shelf.table().heading("two.twofold"));
}

TEST_CASE("NLM's samples and the whole tree of 2019 come in") {
    const auto folder = shared_data("data/records/mesh");
    if (folder.empty()) return;
    VocabularyShelf shelf;
    const auto samples = folder + "/tipplerow__pubmed/mesh_";
    const auto desc = shelf.load(samples + "desc_sample.xml");
    CHECK(desc.year == 2020);
    CHECK(desc.rejected == 0);
    CHECK(desc.counts.terms > 1);
    CHECK(shelf.table().heading("calcimycin")->ui == "D000001");
    CHECK(shelf.load(samples + "qual_sample.xml").counts.terms > 0);
    CHECK(shelf.load(samples + "supp_sample.xml").counts.mappings > 0);
    CHECK_THROWS_AS(shelf.load(samples + "pa_sample.xml"), Error);  // it names no DTD
    CHECK(shelf.load(samples + "pa_sample.xml", 2020).counts.substances > 10);
    auto of_2020 = shelf.table(2020);
    CHECK(of_2020.qualifier("ai")->name == "antagonists & inhibitors");
    CHECK(of_2020.qualifier("antagonists.and.inhibitors")->ui == "Q000037");
    CHECK(of_2020.mapped_headings("red.yeast.rice") == Keys{"biological.products"});
    CHECK(of_2020.substances("14.alpha.demethylase.inhibitors").size() == 10);
    const auto tree = shelf.load(folder + "/vivek22117__python-random-work/mtrees2019.bin");
    CHECK(tree.rejected == 0);
    CHECK(tree.counts.tree_numbers == 59'248);
    auto of_2019 = shelf.table(2019);
    CHECK(of_2019.tree_numbers("carcinoma.non.small.cell.lung").size() == 3);
    CHECK(of_2019.tree_numbers("meningeal.carcinomatosis") == Keys{"C04.588.614.250.580.150", "C10.551.240.500.150"});
    CHECK(tree.counts.terms == 29'061);  // 29,062 names: "Cytochromes c" and "Cytochromes c'" are the same words
}

}  // namespace
}  // namespace evident
