#include <algorithm>

#include "tests/catch.hpp"
#include "tests/claims/small_review.hpp"

using namespace evident;
using evident::testing::ask;
using evident::testing::record_of;
using evident::testing::small_review;

namespace {

const std::string about = "Alphatinib for leptomeningeal metastases of NSCLC";

}  // namespace

TEST_CASE("the quote is verbatim and lies where it says") {
    auto record = record_of("Alphatinib for leptomeningeal metastases of NSCLC", "");
    record.abstract = {{"BACKGROUND", "", "Leptomeningeal metastases are rare.", {}},
                       {"RESULTS", "", "Twelve patients took alphatinib. Alphatinib prolonged survival in LM.", {}}};
    const auto answer = ask("A", record);
    REQUIRE(answer.assessment);
    const auto& quote = answer.assessment->quote;
    CHECK(quote.text == "Alphatinib prolonged survival in LM.");
    CHECK(quote.section == "abstract");
    CHECK(quoted_text(record, quote.section).substr(quote.begin, quote.end - quote.begin) == quote.text);
}

TEST_CASE("sentences given by the source are kept as given") {
    auto record = record_of(about, "One. Two alphatinib prolonged survival");
    record.abstract[0].sentence_ends = {4, 38};
    const auto review = small_review();
    const auto reading = Assessor(review).read(record);
    REQUIRE(reading.sentences().size() == 3);
    CHECK(reading.sentences()[1].text == "One.");
}

TEST_CASE("a record without abstract is quoted by its title") {
    auto record = record_of("Alphatinib prolongs survival in leptomeningeal metastases of NSCLC", "");
    record.abstract.clear();
    const auto answer = ask("A", record);
    REQUIRE(answer.assessment);
    CHECK(answer.direction() == "supports");
    CHECK(answer.assessment->quote.section == "title");
    CHECK(answer.assessment->quote.text == record.title);
}

TEST_CASE("nothing is proposed for what does not bear on the claim") {
    CHECK_FALSE(ask("A", record_of("Betamab for breast cancer", "Betamab prolonged survival.")).assessment);
    CHECK_FALSE(ask("A", record_of("", "")).assessment);
}

TEST_CASE("a notice of retraction bears on no claim; a retracted paper keeps its link and says so") {
    CHECK_FALSE(ask("A", record_of("Retraction: " + about, "Withdrawn.")).assessment);
    auto record = record_of(about, "Alphatinib prolonged survival.");
    record.types.push_back({"Retracted Publication", ""});
    const auto answer = ask("A", record);
    REQUIRE(answer.assessment);
    const auto& why = answer.assessment->why;
    CHECK(std::find(why.begin(), why.end(), "standing: retracted") != why.end());
}

TEST_CASE("every assessment gives its reasons") {
    const auto answer = ask("A", record_of(about, "Alphatinib prolonged survival."));
    REQUIRE(answer.assessment);
    CHECK(answer.assessment->score > least_score);
    CHECK(answer.assessment->score <= 1);
    CHECK(answer.assessment->why.size() >= 4);
}

TEST_CASE("each feature of the model has a name of its own") {
    std::vector<std::string> names;
    for (const auto& row : feature_table()) {
        CHECK(std::size_t(row.feature) == names.size());
        names.emplace_back(row.name);
    }
    std::sort(names.begin(), names.end());
    CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
}

TEST_CASE("a claim of another review is a bug of ours") {
    const auto review = small_review();
    const Assessor assessor(review);
    Claim stranger;
    stranger.key = "Z";
    CHECK_THROWS(assessor.assess(stranger, assessor.read(record_of("Alphatinib", "")), 0));
}
