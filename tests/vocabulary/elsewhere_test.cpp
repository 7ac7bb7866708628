// A heading that the year asked for does not have: what a question is told stands for it there.
#include "store/vocabulary/elsewhere.hpp"
#include "query/question.hpp"
#include "tests/catch.hpp"
#include "tests/vocabulary/shelf.hpp"

namespace evident {
namespace {

using testing::descriptor;
using testing::descriptors;
using testing::VocabularyShelf;

using Texts = std::vector<std::string>;

void load_two_years(VocabularyShelf& shelf) {
    shelf.load_text("desc2010.xml", descriptors(descriptor("D1", "Carcinoma, Oat Cell", {"C04.5.1"}) +
                                                descriptor("D2", "Neoplasms", {"C04"}) +
                                                descriptor("D3", "Lung Neoplasms", {"C04.5"}, {"Lung Cancer"}) +
                                                descriptor("D4", "Vascular Headaches", {"C10.1"})));
    shelf.load_text("desc2024.xml",
                    descriptors(descriptor("D1", "Small Cell Lung Carcinoma", {"C04.5.1"}) +
                                descriptor("D2", "Neoplasms", {"C04"}) + descriptor("D3", "Lung Neoplasms", {"C04.5"}) +
                                descriptor("D5", "Headache Disorders", {"C10.2"}, {"Vascular Headaches"}) +
                                descriptor("D6", "Cone-Rod Dystrophies", {"C04.5.9.1"}, {"Cone Dystrophy"})));
}

std::string told(VocabularyShelf& shelf, const std::string& text, int year) {
    const auto asked = read_question(shelf.desk.store, Syntax::pubmed, text, "question", {}, {year, true});
    REQUIRE(asked.problems.size() == 1);
    return asked.problems.front().code + ": " + asked.problems.front().message;
}

TEST_CASE("a heading that got another name keeps its number") {
    VocabularyShelf shelf;
    load_two_years(shelf);
    CHECK(told(shelf, "Carcinoma, Oat Cell[mh]", 2024) ==
          "unknown-heading: \"Carcinoma, Oat Cell\" is no heading of 2024; it is one of 2010, which --year 2010 asks; "
          "2024 calls it \"Small Cell Lung Carcinoma\"");
    CHECK(told(shelf, "Small Cell Lung Carcinoma[mh]", 2010).find("2010 calls it \"Carcinoma, Oat Cell\"") !=
          std::string::npos);
}

TEST_CASE("a heading that went into another one is asked as that, and told") {
    VocabularyShelf shelf;
    load_two_years(shelf);
    CHECK(told(shelf, "Vascular Headaches[mh]", 2024) ==
          "entry-term: \"Vascular Headaches\" is another name of the heading \"Headache Disorders\", which is asked in "
          "its place; in 2010 it is a heading itself");
    auto here = shelf.table(2010);
    CHECK(heading_elsewhere(shelf.desk.store, "mesh", here, "headache.disorders")->here == Texts{"Vascular Headaches"});
}

TEST_CASE("a heading that came later is told with the ones above its place") {
    VocabularyShelf shelf;
    load_two_years(shelf);
    auto here = shelf.table(2010);
    const auto found = heading_elsewhere(shelf.desk.store, "mesh", here, "cone.rod.dystrophies");
    REQUIRE(found);
    CHECK(found->year == 2024);
    CHECK(found->here.empty());
    CHECK(found->wider == Texts{"Lung Neoplasms"});
    CHECK(told(shelf, "Cone-Rod Dystrophies[mh]", 2010).find("2010 has above it \"Lung Neoplasms\"") !=
          std::string::npos);
    CHECK_FALSE(heading_elsewhere(shelf.desk.store, "mesh", here, "no.such.thing"));
}

}  // namespace
}  // namespace evident
