#include "query/claims/features.hpp"

#include <algorithm>
#include <cmath>

namespace evident {
namespace {

using enum Feature;

// Set by hand, pulled towards a logistic fit on all labelled reports, then rounded (docs/claims.md tells how).
constexpr std::array<FeatureRow, feature_count> table = {{
    {intervention_in_title, "intervention in title", 1.8},
    {intervention_in_abstract, "intervention in abstract", 1.9},
    {intervention_in_headings, "intervention in headings only", 0.7},
    {intervention_absent, "intervention not named", -2.5},
    {intervention_often, "intervention named often", 1.0},
    {kin_intervention, "another test in title instead", 1.4},
    {condition_in_title, "condition in title", 0.6},
    {condition_in_abstract, "condition in abstract", 0.1},
    {condition_near, "a neighbouring condition instead", -0.3},
    {condition_absent, "condition not named", -0.5},
    {condition_denied, "condition said not to be studied", -0.4},
    {tumour_named, "tumour named", 0.4},
    {other_tumour_only, "another tumour instead", -0.8},
    {driver_named, "driver gene named", 0.5},
    {other_driver_only, "another driver gene instead", -1},
    {outcome_named, "outcome named", 0.2},
    {together, "intervention and condition in one sentence", 0.5},
    {theme_in_title, "theme in title", 1},
    {theme_in_abstract, "theme in abstract", 0.6},
    {theme_absent, "theme not found", -1},
    {theme_alone_in_title, "theme in title, claim without intervention", 1.4},
    {theme_alone_in_abstract, "theme in abstract, claim without intervention", 0.7},
    {theme_alone_absent, "theme not found, claim without intervention", -1.8},
    {design_fits, "design fits the claim's area", 0.9},
    {design_unfit, "design does not fit the claim's area", -1.2},
    {crowded_title, "title names other treatments only", -0.1},
    {retrieval, "rank in search", 0.3},
    {strategy_hit, "found by the claim's strategy", 0.3},
}};

class Gathering {
  public:
    Gathering(const Aspect& aspect, const Reading& reading, const Lexicon& lexicon)
        : aspect_(aspect), reading_(reading), lexicon_(lexicon) {}

    FeatureValues gather() {
        interventions();
        conditions();
        tumours_and_drivers();
        themes();
        designs();
        set(outcome_named, any(aspect_.outcome, [](const auto& p) { return p.any(); }));
        return values_;
    }

  private:
    void set(Feature feature, bool present) { values_[std::size_t(feature)] = present ? 1 : 0; }

    bool any(const ConceptList& list, auto&& test) const {
        return std::any_of(list.begin(), list.end(), [&](std::size_t index) { return test(reading_.presence(index)); });
    }
    bool in_title(const ConceptList& list) const {
        return any(list, [](const auto& p) { return p.title; });
    }
    bool in_abstract(const ConceptList& list) const {
        return any(list, [](const auto& p) { return p.abstract; });
    }
    bool named(const ConceptList& list) const {
        return any(list, [](const auto& p) { return p.any(); });
    }

    // Any concept of that kind and facet that the list does not hold.
    bool named_besides(const ConceptList& list, auto&& wanted, bool title_only = false) const {
        const auto& concepts = lexicon_.concepts();
        for (std::size_t i = 0; i < concepts.size(); ++i) {
            if (!wanted(concepts[i]) || std::find(list.begin(), list.end(), i) != list.end()) continue;
            const auto& presence = reading_.presence(i);
            if (title_only ? presence.title : presence.title || presence.abstract) return true;
        }
        return false;
    }

    void interventions() {
        if (aspect_.intervention.empty()) return;
        const bool title = in_title(aspect_.intervention) || !reading_.title_themes().both(aspect_.stand_in).empty();
        const bool abstract =
            in_abstract(aspect_.intervention) || !reading_.abstract_themes().both(aspect_.stand_in).empty();
        const bool heading = named(aspect_.intervention);
        set(intervention_in_title, title);
        set(intervention_in_abstract, abstract);
        set(intervention_in_headings, !title && !abstract && heading);
        set(intervention_absent, !title && !abstract && !heading);
        std::size_t times = 0;
        for (const auto index : aspect_.intervention) times += reading_.presence(index).times;
        set(intervention_often, times >= 3);
        neighbours(title);
        const auto& sentences = reading_.sentences();
        set(together, std::any_of(sentences.begin(), sentences.end(), [&](const ReadSentence& sentence) {
                const bool own =
                    holds(sentence, aspect_.intervention) || !sentence.themes.both(aspect_.stand_in).empty();
                return own && holds(sentence, aspect_.population.condition);
            }));
    }

    void neighbours(bool own_in_title) {
        if (own_in_title) return;
        const auto treats = [](const Concept& entry) { return entry.kind == "drug" || entry.kind == "procedure"; };
        const auto tests = [](const Concept& entry) { return entry.kind == "test"; };
        const auto& area = aspect_.claim->area;
        set(crowded_title, area == "treatment" && named_besides(aspect_.intervention, treats, true));
        auto known = aspect_.intervention;
        known.insert(known.end(), aspect_.comparator.begin(), aspect_.comparator.end());
        set(kin_intervention, area == "diagnosis" && !aspect_.wants_low && named_besides(known, tests, true));
    }

    static bool holds(const ReadSentence& sentence, const ConceptList& list) {
        return std::any_of(list.begin(), list.end(), [&](std::size_t index) { return sentence.names(index); });
    }

    void conditions() {
        const auto& condition = aspect_.population.condition;
        if (condition.empty()) return;
        set(condition_in_title, in_title(condition));
        set(condition_in_abstract, in_abstract(condition));
        if (!named(condition)) {
            const auto other = [](const Concept& entry) {
                return entry.kind == "disease" && facet_of(entry) == Facet::condition;
            };
            const bool near = named_besides(condition, other);
            set(condition_near, near);
            set(condition_absent, !near);
        }
        set(condition_denied, any(condition, [](const auto& p) { return p.denied; }) && !in_title(condition));
    }

    void tumours_and_drivers() {
        const auto& own_tumours = aspect_.population.tumour;
        const auto& concepts = lexicon_.concepts();
        bool own = named(own_tumours);
        bool other = false;
        for (std::size_t i = 0; i < concepts.size() && !own_tumours.empty(); ++i) {
            const auto& presence = reading_.presence(i);
            if (concepts[i].kind != "disease" || facet_of(concepts[i]) != Facet::tumour) continue;
            if (!presence.title && !presence.abstract) continue;
            (is_kin(i, own_tumours, lexicon_) ? own : other) = true;
        }
        set(tumour_named, own);
        set(other_tumour_only, other && !own);
        const auto& own_drivers = aspect_.population.driver;
        if (own_drivers.empty()) return;
        const auto gene = [](const Concept& entry) { return entry.kind == "gene"; };
        set(driver_named, named(own_drivers));
        set(other_driver_only, !named(own_drivers) && named_besides(own_drivers, gene));
    }

    void themes() {
        if (aspect_.themes.empty() || !aspect_.stand_in.empty()) return;
        const bool title = !reading_.title_themes().both(aspect_.themes).empty();
        // Nearly every abstract speaks of survival; only a title makes it the subject.
        auto found = reading_.abstract_themes().both(aspect_.themes);
        found.remove(Theme::prognosis);
        const bool abstract = !found.empty() || (aspect_.rate_low && counts_condition());
        const bool alone = aspect_.intervention.empty();
        set(alone ? theme_alone_in_title : theme_in_title, title);
        set(alone ? theme_alone_in_abstract : theme_in_abstract, abstract);
        set(alone ? theme_alone_absent : theme_absent, !title && !abstract && aspect_.claim->area != "treatment");
    }

    // "3.4% had LM": a rate with the condition right after it.
    bool counts_condition() const {
        constexpr std::size_t reach = 4;
        const auto& condition = aspect_.population.condition;
        const auto counted = [&](const ReadSentence& sentence, const Mention& mention) {
            if (std::find(condition.begin(), condition.end(), mention.concept_index) == condition.end()) return false;
            return std::any_of(sentence.figures.rates.begin(), sentence.figures.rates.end(), [&](const Rate& rate) {
                return rate.word < mention.words.begin && mention.words.begin - rate.word <= reach;
            });
        };
        const auto& sentences = reading_.sentences();
        return std::any_of(sentences.begin(), sentences.end(), [&](const ReadSentence& sentence) {
            return std::any_of(sentence.mentions.begin(), sentence.mentions.end(),
                               [&](const Mention& mention) { return counted(sentence, mention); });
        });
    }

    void designs() {
        const auto design = reading_.design().design;
        const auto& area = aspect_.claim->area;
        const bool laboratory = design == Design::preclinical;
        const bool cohort = design == Design::prospective_cohort || design == Design::retrospective_cohort;
        const bool review = design == Design::narrative_review || design == Design::systematic_review;
        set(design_fits, (area == "guidance" && design == Design::guideline) || (area == "mechanism" && laboratory) ||
                             (area == "diagnosis" && design == Design::diagnostic_accuracy) ||
                             (area == "epidemiology" && cohort));
        set(design_unfit, (area == "mechanism" && !laboratory && !review) ||
                              (area == "guidance" && design != Design::guideline && !review) ||
                              (area == "epidemiology" && !cohort && !review) || (area != "mechanism" && laboratory) ||
                              design == Design::editorial);
    }

    const Aspect& aspect_;
    const Reading& reading_;
    const Lexicon& lexicon_;
    FeatureValues values_{};
};

}  // namespace

std::span<const FeatureRow, feature_count> feature_table() { return table; }

FeatureValues features_of(const Aspect& aspect, const Reading& reading, const Lexicon& lexicon) {
    return Gathering(aspect, reading, lexicon).gather();
}

double score_of(const FeatureValues& values) {
    double sum = bias;
    for (std::size_t i = 0; i < feature_count; ++i) sum += table[i].weight * values[i];
    return 1 / (1 + std::exp(-sum));
}

}  // namespace evident
