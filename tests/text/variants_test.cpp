// Spelling and number by rule: what comes out, and what must not.
#include "text/english/variants.hpp"
#include "tests/catch.hpp"

namespace evident {
namespace {

bool has(const std::vector<std::string>& list, const std::string& word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}
bool swaps(const std::string& british, const std::string& american) {
    return has(spelling_variants(british, false), american) && has(spelling_variants(american, false), british);
}

TEST_CASE("British and American words stand for one another") {
    CHECK(swaps("tumour", "tumor"));
    CHECK(swaps("randomised", "randomized"));
    CHECK(swaps("hospitalisations", "hospitalizations"));
    CHECK(swaps("paediatric", "pediatric"));
    CHECK(swaps("orthopaedic", "orthopedic"));
    CHECK(swaps("oesophageal", "esophageal"));
    CHECK(swaps("haemorrhage", "hemorrhage"));
    CHECK(swaps("leukaemia", "leukemia"));
    CHECK(swaps("ischaemic", "ischemic"));
    CHECK(swaps("anaesthesia", "anesthesia"));
    CHECK(swaps("diarrhoea", "diarrhea"));
    CHECK(swaps("dyspnoea", "dyspnea"));
    CHECK(swaps("foetal", "fetal"));
    CHECK(swaps("sulphate", "sulfate"));
    CHECK(swaps("fibre", "fiber"));
    CHECK(swaps("analysed", "analyzed"));
    CHECK(swaps("labelled", "labeled"));
    CHECK(swaps("programmes", "programs"));
    CHECK(swaps("leucocyte", "leukocyte"));
    CHECK(swaps("catalogue", "catalog"));
}

TEST_CASE("two differences in one word change each alone and both") {
    const auto found = spelling_variants("anaesthetised", false);
    CHECK(has(found, "anesthetised"));
    CHECK(has(found, "anaesthetized"));
    CHECK(has(found, "anesthetized"));
}

TEST_CASE("a beginning changes only what lies whole within it") {
    CHECK(spelling_variants("tumo", true).empty());
    CHECK(has(spelling_variants("tumor", true), "tumour"));
    CHECK(has(spelling_variants("paediatr", true), "pediatr"));
    CHECK(has(spelling_variants("hospitalis", true), "hospitaliz"));
    CHECK(has(spelling_variants("analys", true), "analyz"));
    CHECK(spelling_variants("random", true).empty());
}

TEST_CASE("words that both write alike have no other spelling") {
    for (const auto* word : {"exercise", "revised", "incision", "lung", "analyses", "5-fu", "supervised", "disease"}) {
        CAPTURE(word);
        CHECK(spelling_variants(word, false).empty());
    }
    CHECK(spelling_variants("haemaemorrhoeaesthetisedcolourtumourfibre", false).size() <= most_spelling_variants);
}

TEST_CASE("one and many") {
    CHECK(has(number_variants("trial"), "trials"));
    CHECK(has(number_variants("trials"), "trial"));
    CHECK(has(number_variants("biopsy"), "biopsies"));
    CHECK(has(number_variants("biopsies"), "biopsy"));
    CHECK(has(number_variants("metastasis"), "metastases"));
    CHECK(has(number_variants("metastases"), "metastasis"));
    CHECK(has(number_variants("diseases"), "disease"));
    CHECK(has(number_variants("viruses"), "virus"));
    CHECK(has(number_variants("women"), "woman"));
    CHECK(has(number_variants("bacteria"), "bacterium"));
    CHECK(number_variants("il6").empty());
    CHECK(number_variants("egg").empty());
    CHECK_FALSE(has(number_variants("stress"), "stres"));
    CHECK_FALSE(has(number_variants("arthritis"), "arthriti"));
}

}  // namespace
}  // namespace evident
