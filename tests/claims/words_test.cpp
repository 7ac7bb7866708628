#include <algorithm>

#include "query/claims/words/cues.hpp"
#include "query/claims/words/figures.hpp"
#include "query/claims/words/names.hpp"
#include "query/claims/words/negation.hpp"
#include "query/claims/words/sample_size.hpp"
#include "tests/catch.hpp"
#include "tests/claims/small_review.hpp"

using namespace evident;
using evident::testing::record_of;
using evident::testing::small_review;

namespace {

Figures figures(std::string_view text) { return figures_of(text, plain_words(text)); }

bool finds(std::string_view phrase, std::string_view text) {
    return Phrase(phrase).find(plain_words(text)).has_value();
}

std::vector<std::string> concepts_in(std::string_view text) {
    const auto review = small_review();
    std::vector<std::string> out;
    for (const auto& mention : Names(review.lexicon).find(text, plain_words(text))) {
        out.push_back(review.lexicon.concepts()[mention.concept_index].id + (mention.doubtful ? "?" : ""));
    }
    return out;
}

}  // namespace

TEST_CASE("plain forms join number and spelling") {
    CHECK(plain_form("metastases") == plain_form("metastasis"));
    CHECK(plain_form("tumours") == plain_form("tumor"));
    CHECK(plain_form("randomised") == "randomized");
    CHECK(plain_form("therapies") == "therapy");
    CHECK(plain_form("analysis") == "analysis");
}

TEST_CASE("phrases know prefixes and gaps") {
    CHECK(finds("did not differ", "Survival did not differ."));
    CHECK(finds("no ~ difference", "There was no significant difference."));
    CHECK_FALSE(finds("no ~ difference", "No patient in either of the groups showed a difference."));
    CHECK(finds("prolong*", "It prolonged life"));
    CHECK_FALSE(finds("improv*", "It did approve"));
}

TEST_CASE("hazard ratios come with their intervals") {
    const auto good = figures("Death was rarer (HR 0.62 (95% CI 0.41-0.95), p=0.03).");
    REQUIRE(good.ratios.size() == 1);
    CHECK(good.ratios[0].value == Approx(0.62));
    CHECK(good.ratios[0].low == Approx(0.41));
    CHECK(good.ratios[0].excludes_one());
    REQUIRE(good.p_values.size() == 1);
    CHECK(good.p_values[0].significant());

    const auto wide = figures("HR 1.1 (0.8-1.5)");
    REQUIRE(wide.ratios.size() == 1);
    CHECK_FALSE(wide.ratios[0].excludes_one());

    const auto twice = figures("hazard ratio (HR) 0.7, 95% CI 0.5 to 0.9");
    REQUIRE(twice.ratios.size() == 1);
    CHECK(twice.ratios[0].high == Approx(0.9));
}

TEST_CASE("p values read their sign") {
    CHECK(figures("P<.001").p_values.at(0).significant());
    CHECK_FALSE(figures("p = 0.15").p_values.at(0).significant());
    CHECK_FALSE(figures("P > 0.05").p_values.at(0).significant());
    CHECK(figures("p53 was mutated").p_values.empty());
}

TEST_CASE("rates, times and pairs") {
    CHECK(figures("31% responded").rates.at(0).percent == Approx(31));
    CHECK(figures("4 of 16 responded").rates.at(0).percent == Approx(25));
    CHECK(figures("(95% CI 1-2)").rates.empty());
    CHECK(figures("15 weeks").months.at(0).value == Approx(3.45).margin(0.01));
    const auto pair = figures("lived 18.0 months against 13.7").comparisons.at(0);
    CHECK(pair.first == Approx(18.0));
    CHECK(pair.second == Approx(13.7));
}

TEST_CASE("names: abbreviations need their capitals, and the shortest the long form") {
    CHECK(concepts_in("leptomeningeal metastases of NSCLC") == std::vector<std::string>{"lm", "nsclc"});
    CHECK(concepts_in("LM") == std::vector<std::string>{"lm?"});
    CHECK(concepts_in("lm os pr").empty());
    CHECK(concepts_in("spread to the leptomeninges") == std::vector<std::string>{"lm"});
    CHECK(concepts_in("非小细胞肺癌软脑膜转移") == std::vector<std::string>{"nsclc", "lm"});
    CHECK(concepts_in("brain and leptomeningeal metastases") == std::vector<std::string>{"bm", "lm"});
}

TEST_CASE("a short abbreviation without its long form is dropped from the reading") {
    const auto review = small_review();
    const Assessor assessor(review);
    const auto alone = assessor.read(record_of("Left main disease", "LM stenosis was treated."));
    CHECK_FALSE(alone.presence(0).any());
    const auto beside = assessor.read(record_of("Leptomeningeal metastases", "LM was treated."));
    CHECK(beside.presence(0).abstract);
}

TEST_CASE("a thing said to be absent is not spoken of") {
    const auto negated = [](std::string_view text) {
        const auto words = plain_words(text);
        const auto at = std::find_if(words.begin(), words.end(), [](const Word& word) { return word.text == "lm"; });
        const auto place = std::size_t(at - words.begin());
        return is_negated(words, {place, place + 1});
    };
    CHECK(negated("LM was not reported separately."));
    CHECK(negated("Neither patient had LM."));
    CHECK(negated("non-LM disease"));
    CHECK(negated("LM was explicitly excluded."));
    CHECK_FALSE(negated("There was no survival difference in LM."));
    CHECK_FALSE(negated("LM responded, and toxicity was mild."));
}

TEST_CASE("cues know denial, hedges and questions") {
    const auto cues = [](std::string_view text) { return find_cues(plain_words(text)); };
    CHECK(cues("It did not improve survival.").at(0).denied);
    CHECK_FALSE(cues("It improved survival.").at(0).denied);
    CHECK(cues("It may prolong survival.").at(0).hedged);
    CHECK(cues("We asked whether it improved survival.").empty());
    CHECK(cues("Survival did not differ.").at(0).cue->effect == Effect::no_gain);
}

TEST_CASE("the number of people") {
    CHECK(sample_size_of(record_of("", "Sixty-one patients were treated.")) == 61);
    CHECK(sample_size_of(record_of("", "In 51 EGFR-mutant LM patients the gap vanished.")) == 51);
    CHECK(sample_size_of(record_of("", "Median survival was 10.1 months in 35% of patients.")) == std::nullopt);
    CHECK(sample_size_of(record_of("", "Number of patients: 40.")) == 40);
}
