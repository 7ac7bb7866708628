#include "tests/catch.hpp"
#include "tests/claims/small_review.hpp"

using namespace evident;
using evident::testing::ask;
using evident::testing::record_of;

namespace {

const std::string title = "Alphatinib for leptomeningeal metastases of NSCLC";

std::string direction(const std::string& abstract, const std::string& claim = "A", const std::string& under = title) {
    return ask(claim, record_of(under, abstract)).direction();
}

}  // namespace

TEST_CASE("effects said plainly take a side") {
    CHECK(direction("Alphatinib prolonged survival.") == "supports");
    CHECK(direction("Patients on alphatinib lived longer and symptoms improved.") == "supports");
    CHECK(direction("Alphatinib was ineffective.") == "disputes");
    CHECK(direction("Alphatinib did not improve survival.") == "disputes");
    CHECK(direction("Survival with alphatinib did not differ from that without.") == "disputes");
    CHECK(direction("There was no significant difference in overall survival with alphatinib.") == "disputes");
}

TEST_CASE("numbers take a side") {
    CHECK(direction("Death on alphatinib: HR 0.62 (95% CI 0.41-0.95).") == "supports");
    CHECK(direction("Death on alphatinib: HR 1.1 (95% CI 0.8-1.5).") == "disputes");
    CHECK(direction("Median survival on alphatinib was 18.0 months against 13.7.") == "supports");
    CHECK(direction("The response rate to alphatinib was 62%.") == "supports");
}

TEST_CASE("not enough to say is neutral") {
    CHECK(direction("Alphatinib was given to twenty patients; results lay outside the part seen.") == "neutral");
    CHECK(direction("This trial will be open to patients who receive alphatinib.") == "neutral");
    CHECK(direction("It asks whether alphatinib prolongs survival.") == "neutral");
}

TEST_CASE("an effect of another drug is not this one's") {
    CHECK(direction("Betamab prolonged survival; alphatinib did not improve it.", "A",
                    "Treatment of leptomeningeal metastases of NSCLC") == "disputes");
}

TEST_CASE("a title that denies decides over a raw gain in the results") {
    CHECK(direction("Raw survival was longer on alphatinib, but the gap vanished after adjustment.", "A",
                    "Alphatinib does not improve survival in leptomeningeal metastases of NSCLC") == "disputes");
}

TEST_CASE("brain metastases alone take no side on leptomeningeal ones, and are indirect") {
    const std::string abstract = "Alphatinib improved survival. Alphatinib responses lasted. LM was not reported.";
    const auto answer = ask("A", record_of("Alphatinib in NSCLC with brain metastases", abstract));
    CHECK(answer.direction() == "neutral");
    CHECK(answer.directness() == "indirect");
}

TEST_CASE("another tumour is indirect") {
    const auto answer = ask("A", record_of("Alphatinib for leptomeningeal metastases of breast cancer",
                                           "Alphatinib prolonged survival in breast cancer."));
    CHECK(answer.directness() == "indirect");
}

TEST_CASE("a claim that a test has low sensitivity is supported by what it misses") {
    const std::string about = "CSF cytology in leptomeningeal metastases";
    CHECK(direction("Cytology was positive in 45% of confirmed cases.", "D", about) == "supports");
    CHECK(direction("Cytology was often falsely negative.", "D", about) == "supports");
    CHECK(direction("Cytology was positive in 97% of confirmed cases.", "D", about) == "disputes");
}
