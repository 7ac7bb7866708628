#include "query/claims/directness.hpp"

#include <algorithm>
#include <array>

namespace evident {
namespace {

bool has(const FeatureValues& values, Feature feature) { return values[std::size_t(feature)] > 0; }

// Concentrations and models stand for patients' benefit only by inference.
bool surrogate_only(const Aspect& aspect, const Reading& reading) {
    static const std::array<Phrase, 3> surrogates = {Phrase("concentration"), Phrase("pharmacokinetic*"),
                                                     Phrase("penetration rate")};
    if (aspect.claim->area != "treatment" || reading.sentences().empty()) return false;
    const auto& title = reading.sentences().front();
    return std::any_of(surrogates.begin(), surrogates.end(), [&](const Phrase& phrase) {
        return phrase.find(title.words).has_value() && title.cues.empty();
    });
}

}  // namespace

DirectnessFinding find_directness(const Aspect& aspect, const Reading& reading, const FeatureValues& values) {
    DirectnessFinding out;
    const bool condition_named =
        has(values, Feature::condition_in_title) || has(values, Feature::condition_in_abstract);
    if (!aspect.population.condition.empty() && !condition_named) {
        out.other_condition = true;
        out.reasons.emplace_back(has(values, Feature::condition_denied)
                                     ? "indirect: says itself that the claim's condition was not studied"
                                     : "indirect: another condition than the claim's");
    }
    if (has(values, Feature::other_tumour_only)) out.reasons.emplace_back("indirect: patients with another tumour");
    if (has(values, Feature::intervention_absent) || has(values, Feature::kin_intervention)) {
        out.reasons.emplace_back("indirect: another intervention");
    }
    if (aspect.claim->area == "treatment" && reading.design().design == Design::preclinical) {
        out.reasons.emplace_back("indirect: laboratory work, no patients");
        out.other_condition = true;
    } else if (surrogate_only(aspect, reading)) {
        out.reasons.emplace_back("indirect: a surrogate, not the outcome itself");
    }
    if (!out.reasons.empty()) out.directness = Directness::indirect;
    return out;
}

}  // namespace evident
