#include "query/claims/level.hpp"

#include "tests/catch.hpp"
#include "tests/claims/small_review.hpp"

using namespace evident;
using evident::testing::record_of;

namespace {

Design design_said(const std::string& title, const std::string& abstract = "") {
    return design_of(record_of(title, abstract));
}

Record with_type(const std::string& type) {
    auto record = record_of("A title", "Text.");
    record.types.push_back({type, ""});
    return record;
}

Record with_notice(const std::string& type) {
    auto record = record_of("A title", "Text.");
    record.related.push_back({type, "Some journal", "", "", ""});
    return record;
}

}  // namespace

TEST_CASE("designs come from types first, then title, then text") {
    CHECK(design_of(with_type("Randomized Controlled Trial")) == Design::randomised_trial);
    CHECK(design_of(with_type("Practice Guideline")) == Design::guideline);
    CHECK(design_said("A systematic review and meta-analysis of randomised trials") == Design::systematic_review);
    CHECK(design_said("A multicentre, single-arm, phase 2 trial") == Design::single_arm_trial);
    CHECK(design_said("Dramatic response: a case report and review of the literature") == Design::case_report);
    CHECK(design_said("A critical review of randomized trials") == Design::narrative_review);
    CHECK(design_said("A study", "Design: retrospective cohort (our reading).") == Design::retrospective_cohort);
    CHECK(design_said("A study", "Patients were randomly assigned to two arms.") == Design::randomised_trial);
    CHECK(design_said("A study", "Tumours shrank in mice.") == Design::preclinical);
    CHECK(design_said("肺癌脑转移中国治疗指南") == Design::guideline);
    CHECK(design_said("Something") == Design::unclear);
}

TEST_CASE("a review by its type gives way to a narrower word") {
    auto record = with_type("Review");
    record.title = "Alphatinib: a systematic review";
    CHECK(design_of(record) == Design::systematic_review);
    record.title = "Alphatinib today";
    CHECK(design_of(record) == Design::narrative_review);
}

TEST_CASE("every design tells why it was taken") {
    CHECK(find_design(with_type("Case Reports")).reason == "publication type \"Case Reports\"");
    CHECK(find_design(record_of("A phase II study", "")).reason == "the title says \"phase II\"");
}

TEST_CASE("levels follow the column of the claim's area") {
    CHECK(level_of(Design::systematic_review, "treatment") == 1);
    CHECK(level_of(Design::randomised_trial, "treatment") == 2);
    CHECK(level_of(Design::retrospective_cohort, "treatment") == 3);
    CHECK(level_of(Design::case_report, "treatment") == 4);
    CHECK(level_of(Design::diagnostic_accuracy, "diagnosis") == 2);
    CHECK(level_of(Design::prospective_cohort, "epidemiology") == 2);
    CHECK(level_of(Design::preclinical, "mechanism") == 5);
    CHECK(level_of(Design::unclear, "treatment") == 0);
    CHECK(level_of(Design::guideline, "guidance") == 0);
}

TEST_CASE("standing is the status of the source") {
    CHECK(standing_of(with_type("Retracted Publication")) == Standing::retracted);
    CHECK(standing_of(with_notice("RetractionIn")) == Standing::retracted);
    CHECK(standing_of(with_notice("ExpressionOfConcernIn")) == Standing::concern);
    CHECK(standing_of(with_notice("ErratumIn")) == Standing::corrected);
    CHECK(standing_of(with_notice("UpdateIn")) == Standing::superseded);
    CHECK(standing_of(record_of("RETRACTED ARTICLE: Alphatinib", "")) == Standing::retracted);
    // The notice itself stands well.
    CHECK(standing_of(with_notice("RetractionOf")) == Standing::ok);
    CHECK(standing_of(record_of("Retraction: Alphatinib", "")) == Standing::ok);
}
