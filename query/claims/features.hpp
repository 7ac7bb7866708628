// The features by which it is judged whether a record bears on a claim, and what each weighs.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/claims/aspect.hpp"
#include "query/claims/reading.hpp"

namespace evident {

enum class Feature : std::uint8_t {
    intervention_in_title,
    intervention_in_abstract,
    intervention_in_headings,  // there alone
    intervention_absent,       // the claim names one, the record none of them
    intervention_often,        // three times or more
    kin_intervention,          // diagnosis: another test in the title, none of the claim's own
    condition_in_title,
    condition_in_abstract,
    condition_near,    // a condition beside the claim's (brain metastases), not the claim's
    condition_absent,  // neither
    condition_denied,  // "LM was not reported"
    tumour_named,
    other_tumour_only,  // another primary and not the claim's
    driver_named,
    other_driver_only,  // another gene and not the claim's
    outcome_named,
    together,        // intervention and condition in one sentence
    theme_in_title,  // of a claim with an intervention
    theme_in_abstract,
    theme_absent,
    theme_alone_in_title,  // of a claim that has themes and no intervention
    theme_alone_in_abstract,
    theme_alone_absent,
    design_fits,    // guideline for guidance, preclinical for mechanism, accuracy study for diagnosis
    design_unfit,   // preclinical or editorial for a clinical claim; clinical for mechanism
    crowded_title,  // the title names other treatments and not the claim's
    retrieval,      // the ranked search's own score, 0 to 1
    strategy_hit,   // the claim's own strategy finds the record
};
inline constexpr std::size_t feature_count = 28;

struct FeatureRow {
    Feature feature;
    std::string_view name;  // as written in reports and docs
    double weight;
};

// The model: one row a feature, and what is added before all.
std::span<const FeatureRow, feature_count> feature_table();
inline constexpr double bias = -2.6;

using FeatureValues = std::array<double, feature_count>;

// The values of a claim and a record; retrieval and strategy_hit are left 0.
FeatureValues features_of(const Aspect& aspect, const Reading& reading, const Lexicon& lexicon);

// 0 to 1: the logistic function of the weighted sum.
double score_of(const FeatureValues& values);

}  // namespace evident
