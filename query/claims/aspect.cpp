#include "query/claims/aspect.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "query/claims/words/cues.hpp"
#include "query/claims/words/figures.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

// Words by which the names of a primary tumour are known, and those of its spread.
constexpr std::array<std::string_view, 9> tumour_words = {"cancer",   "carcinoma", "tumour",  "tumor",    "neoplasm",
                                                          "melanoma", "lymphoma",  "sarcoma", "leukaemia"};
constexpr std::array<std::string_view, 5> spread_words = {"metast", "mening", "disseminat", "carcinomatosis",
                                                          "secondary"};

bool label_has(const Concept& entry, const auto& list) {
    const auto label = lower(entry.label + " " + entry.mesh);
    return std::any_of(list.begin(), list.end(),
                       [&](std::string_view word) { return label.find(word) != std::string::npos; });
}

// A class brings its members, and theirs; each concept once.
void add_with_members(ConceptList& out, const std::string& id, const Lexicon& lexicon) {
    const auto* found = lexicon.find(id);
    if (found == nullptr) return;
    const auto index = std::size_t(found - lexicon.concepts().data());
    if (std::find(out.begin(), out.end(), index) != out.end()) return;
    out.push_back(index);
    for (const auto& member : found->members) add_with_members(out, member, lexicon);
}

ConceptList indexes_of(const std::vector<std::string>& ids, const Lexicon& lexicon) {
    ConceptList out;
    for (const auto& id : ids) add_with_members(out, id, lexicon);
    return out;
}

void add(Population& population, std::size_t index, const Lexicon& lexicon) {
    const auto facet = facet_of(lexicon.concepts()[index]);
    auto& list = facet == Facet::driver   ? population.driver
                 : facet == Facet::tumour ? population.tumour
                                          : population.condition;
    if (std::find(list.begin(), list.end(), index) == list.end()) list.push_back(index);
}

void fill_from_title(Population& population, const Review& review, const Names& names) {
    const auto words = plain_words(review.title);
    const bool no_condition = population.condition.empty();
    const bool no_tumour = population.tumour.empty();
    for (const auto& mention : names.find(review.title, words)) {
        const auto& entry = review.lexicon.concepts()[mention.concept_index];
        if (entry.kind != "disease") continue;
        const auto facet = facet_of(entry);
        if (facet == Facet::condition ? no_condition : facet == Facet::tumour && no_tumour) {
            add(population, mention.concept_index, review.lexicon);
        }
    }
}

void leave_to_children(Aspect& aspect, const Review& review) {
    ConceptList theirs;
    for (const auto& child : review.claims) {
        if (child.parent != aspect.claim->key) continue;
        for (const auto index : indexes_of(child.question.intervention, review.lexicon)) theirs.push_back(index);
    }
    std::erase_if(aspect.intervention,
                  [&](std::size_t index) { return std::find(theirs.begin(), theirs.end(), index) != theirs.end(); });
}

ThemeSet themes_that_matter(const Claim& claim) {
    struct Row {
        std::string_view area;
        std::vector<Theme> themes;
        std::optional<Theme> always;
    };
    using enum Theme;
    const std::array<Row, 5> rows = {{{"treatment", {higher_dose, sequence, individual_care, local_therapy}, {}},
                                      {"diagnosis", {detection}, detection},
                                      {"epidemiology", {incidence, prognosis}, {}},
                                      {"guidance", {guidance}, guidance},
                                      {"mechanism", {mechanism}, mechanism}}};
    ThemeSet out;
    const auto said = themes_of(plain_words(claim.english));
    for (const auto& row : rows) {
        if (row.area != claim.area) continue;
        for (const auto theme : row.themes) {
            if (said.has(theme)) out.add(theme);
        }
        if (row.always) out.add(*row.always);
    }
    return out;
}

// Only where the interventions are ways of treating and not drugs.
ThemeSet themes_of_interventions(const Aspect& aspect, const Lexicon& lexicon) {
    ThemeSet out;
    for (const auto index : aspect.intervention) {
        const auto& entry = lexicon.concepts()[index];
        if (entry.kind == "drug" || aspect.claim->area == "diagnosis") return {};
        out.add(themes_of(plain_words(entry.label)));
        for (const auto& name : entry.english) out.add(themes_of(plain_words(name)));
    }
    return out.both(aspect.themes);
}

ConceptList classes_of(const ConceptList& list, const Lexicon& lexicon) {
    ConceptList out;
    const auto& concepts = lexicon.concepts();
    for (std::size_t i = 0; i < concepts.size(); ++i) {
        const bool holds = std::any_of(list.begin(), list.end(), [&](std::size_t index) {
            const auto& members = concepts[i].members;
            return std::find(members.begin(), members.end(), concepts[index].id) != members.end();
        });
        if (holds && std::find(list.begin(), list.end(), i) == list.end()) out.push_back(i);
    }
    return out;
}

// The words that tell one tumour from another.
std::vector<std::string> telling_words(const Concept& entry) {
    constexpr std::array<std::string_view, 14> general = {
        "cancer", "carcinoma", "tumor",      "neoplasm", "solid", "malignancy",     "cell",
        "small",  "non",       "metastatic", "of",       "the",   "adenocarcinoma", "squamous"};
    std::vector<std::string> out;
    auto texts = entry.english;
    texts.push_back(entry.label);
    for (const auto& text : texts) {
        for (const auto& word : plain_words(text)) {
            if (std::find(general.begin(), general.end(), word.text) == general.end()) out.push_back(word.text);
        }
    }
    return out;
}

// "3-5 %", "3% to 5%": the first two numbers of the claim with a hyphen, dash or "to" between and a percent sign after.
void read_rate(Aspect& aspect) {
    const std::string& text = aspect.claim->english;
    const auto found = words(text);
    for (std::size_t at = 0; at + 1 < found.size(); ++at) {
        const auto low = number_of(found[at].text);
        const bool spelled = found[at + 1].text == "to";
        const auto high_at = at + (spelled ? 2 : 1);
        if (!low || high_at >= found.size()) continue;
        const auto high = number_of(found[high_at].text);
        if (!high || *high < *low) continue;
        const auto tail = text.substr(found[high_at].end, 3);
        if (tail.find('%') == std::string::npos && tail != " pe") continue;
        aspect.rate_low = low;
        aspect.rate_high = high;
        return;
    }
}

}  // namespace

Facet facet_of(const Concept& entry) {
    if (entry.kind == "gene") return Facet::driver;
    if (label_has(entry, spread_words)) return Facet::condition;
    return label_has(entry, tumour_words) ? Facet::tumour : Facet::condition;
}

bool is_kin(std::size_t index, const ConceptList& tumours, const Lexicon& lexicon) {
    const auto words = telling_words(lexicon.concepts()[index]);
    if (words.empty()) return true;
    return std::any_of(tumours.begin(), tumours.end(), [&](std::size_t own) {
        const auto others = telling_words(lexicon.concepts()[own]);
        return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
            return std::find(others.begin(), others.end(), word) != others.end();
        });
    });
}

Aspect make_aspect(const Claim& claim, const Review& review, const Names& names) {
    Aspect out;
    out.claim = &claim;
    for (const auto index : indexes_of(claim.question.population, review.lexicon)) {
        add(out.population, index, review.lexicon);
    }
    fill_from_title(out.population, review, names);
    out.intervention = indexes_of(claim.question.intervention, review.lexicon);
    leave_to_children(out, review);
    out.comparator = indexes_of(claim.question.comparator, review.lexicon);
    out.outcome = indexes_of(claim.question.outcome, review.lexicon);
    out.classes = classes_of(out.intervention, review.lexicon);
    out.themes = themes_that_matter(claim);
    out.stand_in = themes_of_interventions(out, review.lexicon);
    const auto cues = find_cues(plain_words(claim.english));
    out.wants_low = claim.area == "diagnosis" && std::any_of(cues.begin(), cues.end(), [](const CueHit& hit) {
                        return hit.cue->effect == Effect::low || hit.cue->effect == Effect::worse;
                    });
    read_rate(out);
    return out;
}

}  // namespace evident
