#include "query/claims/assess.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "query/claims/directness.hpp"
#include "query/claims/rationale.hpp"
#include "query/claims/stance.hpp"

namespace evident {
namespace {

std::string name_list(const ConceptList& list, const Reading& reading, const Lexicon& lexicon) {
    std::string out;
    for (const auto index : list) {
        if (!reading.presence(index).any()) continue;
        if (!out.empty()) out += ", ";
        out += lexicon.concepts()[index].label;
    }
    return out;
}

// The features that counted, the weightiest first.
void explain_score(const FeatureValues& values, const Aspect& aspect, const Reading& reading, const Lexicon& lexicon,
                   std::vector<std::string>& why) {
    auto rows = std::vector<FeatureRow>(feature_table().begin(), feature_table().end());
    const auto part = [&](const FeatureRow& row) { return row.weight * values[std::size_t(row.feature)]; };
    std::erase_if(rows, [&](const FeatureRow& row) { return part(row) == 0; });
    std::stable_sort(rows.begin(), rows.end(),
                     [&](const FeatureRow& a, const FeatureRow& b) { return std::abs(part(a)) > std::abs(part(b)); });
    for (const auto& row : rows) {
        std::string line = fmt::format("{:+.1f} {}", part(row), row.name);
        if (row.feature == Feature::intervention_in_title || row.feature == Feature::intervention_in_abstract) {
            line += ": " + name_list(aspect.intervention, reading, lexicon);
        }
        if (row.feature == Feature::condition_in_title || row.feature == Feature::condition_in_abstract) {
            line += ": " + name_list(aspect.population.condition, reading, lexicon);
        }
        why.push_back(std::move(line));
    }
}

}  // namespace

Assessor::Assessor(const Review& review) : review_(review), names_(review.lexicon) {
    for (const auto& claim : review.claims) aspects_.push_back(make_aspect(claim, review, names_));
}

Reading Assessor::read(const Record& record) const {
    return {record, names_, review_.lexicon.concepts().size(), review_.lexicon};
}

const Aspect& Assessor::aspect_of(const Claim& claim) const {
    const auto found = std::find_if(aspects_.begin(), aspects_.end(),
                                    [&](const Aspect& aspect) { return aspect.claim->key == claim.key; });
    if (found == aspects_.end()) throw Error(Fault::bug, "the claim " + claim.key + " is not of this review");
    return *found;
}

FeatureValues Assessor::features(const Claim& claim, const Reading& reading, double retrieval,
                                 bool strategy_hit) const {
    auto out = features_of(aspect_of(claim), reading, review_.lexicon);
    out[std::size_t(Feature::retrieval)] = retrieval;
    out[std::size_t(Feature::strategy_hit)] = strategy_hit ? 1 : 0;
    return out;
}

std::optional<Assessment> Assessor::assess(const Claim& claim, const Reading& reading, double retrieval,
                                           bool strategy_hit) const {
    if (reading.is_notice()) return {};
    auto out = read_for(claim, reading, retrieval, strategy_hit);
    if (out.score < least_score) return {};
    return out;
}

Assessment Assessor::read_for(const Claim& claim, const Reading& reading, double retrieval, bool strategy_hit) const {
    const auto& aspect = aspect_of(claim);
    const auto values = features(claim, reading, retrieval, strategy_hit);
    Assessment out;
    out.score = score_of(values);
    auto stance = find_stance(aspect, reading, review_.lexicon);
    const auto directness = find_directness(aspect, reading, values);
    if (directness.other_condition && stance.direction != Direction::neutral) {
        stance.direction = Direction::neutral;
        stance.why.emplace_back("neutral: what it says is not of the claim's condition");
    }
    const auto level = find_level(reading.design().design, claim.area);
    out.direction = stance.direction;
    out.directness = directness.directness;
    out.design = reading.design().design;
    out.level = level.level;
    out.quote = choose_quote(aspect, reading, stance);
    out.why = std::move(stance.why);
    for (const auto& reason : directness.reasons) out.why.push_back(reason);
    out.why.push_back("design: " + std::string(name(out.design)) + ", " + reading.design().reason);
    out.why.push_back("level: " + level.reason);
    if (reading.standing() != Standing::ok) out.why.push_back("standing: " + std::string(name(reading.standing())));
    explain_score(values, aspect, reading, review_.lexicon, out.why);
    return out;
}

}  // namespace evident
