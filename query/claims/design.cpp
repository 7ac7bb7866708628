#include <algorithm>
#include <array>
#include <string>

#include "query/claims/level.hpp"
#include "query/claims/words/figures.hpp"
#include "query/claims/words/phrase.hpp"

namespace evident {
namespace {

using enum Design;

struct Row {
    std::string_view written;
    Design design;
};

// PubMed's publication types, the narrower first.
constexpr std::array types = {
    Row{"Practice Guideline", guideline},
    Row{"Guideline", guideline},
    Row{"Consensus Statement", guideline},
    Row{"Consensus Development Conference", guideline},
    Row{"Meta-Analysis", meta_analysis},
    Row{"Network Meta-Analysis", meta_analysis},
    Row{"Systematic Review", systematic_review},
    Row{"Clinical Trial Protocol", protocol},
    Row{"Randomized Controlled Trial", randomised_trial},
    Row{"Pragmatic Clinical Trial", randomised_trial},
    Row{"Equivalence Trial", randomised_trial},
    Row{"Case Reports", case_report},
    Row{"Editorial", editorial},
    Row{"Comment", editorial},
    Row{"Letter", editorial},
    Row{"News", editorial},
    Row{"Retraction of Publication", editorial},
    Row{"Retraction Notice", editorial},
    Row{"Published Erratum", editorial},
};

constexpr std::array broad_types = {
    Row{"Clinical Trial, Phase I", single_arm_trial},
    Row{"Clinical Trial, Phase II", single_arm_trial},
    Row{"Clinical Trial", single_arm_trial},
    Row{"Review", narrative_review},
};

constexpr std::array headings = {
    Row{"Retrospective Studies", retrospective_cohort}, Row{"Case-Control Studies", case_control},
    Row{"Prospective Studies", prospective_cohort},     Row{"Cohort Studies", retrospective_cohort},
    Row{"Disease Models, Animal", preclinical},
};

// In titles, the narrower first.
constexpr std::array title_words = {
    Row{"retraction", editorial},
    Row{"erratum", editorial},
    Row{"corrigendum", editorial},
    Row{"systematic review", systematic_review},
    Row{"meta analysis", meta_analysis},
    Row{"pooled analysis ~ studies", meta_analysis},
    Row{"guideline", guideline},
    Row{"consensus", guideline},
    Row{"clinical recommendation", guideline},
    Row{"指南", guideline},
    Row{"共识", guideline},
    Row{"study protocol", protocol},
    Row{"trial protocol", protocol},
    Row{"protocol for", protocol},
    Row{"trial in progress", protocol},
    Row{"case report", case_report},
    Row{"report of a case", case_report},
    Row{"a case of", case_report},
    Row{"case series", case_series},
    Row{"two case", case_series},
    Row{"retrospective*", retrospective_cohort},
    Row{"review", narrative_review},
    Row{"randomized", randomised_trial},
    Row{"phase 3", randomised_trial},
    Row{"phase iii", randomised_trial},
    Row{"single arm", single_arm_trial},
    Row{"phase i", single_arm_trial},
    Row{"phase ii", single_arm_trial},
    Row{"phase 1", single_arm_trial},
    Row{"phase 2", single_arm_trial},
    Row{"phase 1b", single_arm_trial},
    Row{"open label", single_arm_trial},
    Row{"pilot study", single_arm_trial},
    Row{"case control", case_control},
    Row{"real world", retrospective_cohort},
    Row{"prospective cohort", prospective_cohort},
    Row{"prospective", prospective_cohort},
    Row{"diagnostic ~ value", diagnostic_accuracy},
    Row{"diagnostic accuracy", diagnostic_accuracy},
    Row{"mouse model", preclinical},
    Row{"xenograft", preclinical},
    Row{"in mice", preclinical},
    Row{"preclinical", preclinical},
    Row{"advances in", narrative_review},
    Row{"advancement", narrative_review},
    Row{"how we treat", narrative_review},
    Row{"研究进展", narrative_review},
    Row{"综述", narrative_review},
};

// In abstracts, only turns of phrase that tell of the study at hand.
constexpr std::array text_words = {
    Row{"systematic* review*", systematic_review},
    Row{"meta analysis", meta_analysis},
    Row{"were pooled", meta_analysis},
    Row{"notice retracting", editorial},
    Row{"guideline for", guideline},
    Row{"consensus", guideline},
    Row{"randomly assigned", randomised_trial},
    Row{"were randomized", randomised_trial},
    Row{"randomized", randomised_trial},
    Row{"phase 3", randomised_trial},
    Row{"single arm", single_arm_trial},
    Row{"phase 1", single_arm_trial},
    Row{"phase 2", single_arm_trial},
    Row{"phase i", single_arm_trial},
    Row{"phase ii", single_arm_trial},
    Row{"dose finding", single_arm_trial},
    Row{"dose limiting", single_arm_trial},
    Row{"first in human", single_arm_trial},
    Row{"compassionate", case_series},
    Row{"case control", case_control},
    Row{"retrospective*", retrospective_cohort},
    Row{"narrative review", narrative_review},
    Row{"we review", narrative_review},
    Row{"this review", narrative_review},
    Row{"review of", narrative_review},
    Row{"review argu*", narrative_review},
    Row{"prospective cohort", prospective_cohort},
    Row{"prospective*", prospective_cohort},
    Row{"sensitivity ~ specificity", diagnostic_accuracy},
    Row{"syngeneic", preclinical},
    Row{"xenograft", preclinical},
    Row{"in mice", preclinical},
    Row{"mouse model", preclinical},
    Row{"one person", case_report},
    Row{"a case", case_report},
    Row{"year old man", case_report},
    Row{"year old woman", case_report},
    Row{"year old", case_report},
    Row{"case series", case_series},
    Row{"cohort", retrospective_cohort},
    Row{"回顾性", retrospective_cohort},
};

// The corpus and many structured abstracts name the design outright.
constexpr std::array stated_words = {
    Row{"systematic review", systematic_review},
    Row{"meta analysis", meta_analysis},
    Row{"randomized", randomised_trial},
    Row{"rct", randomised_trial},
    Row{"single arm", single_arm_trial},
    Row{"prospective cohort", prospective_cohort},
    Row{"retrospective cohort", retrospective_cohort},
    Row{"case control", case_control},
    Row{"diagnostic accuracy", diagnostic_accuracy},
    Row{"case series", case_series},
    Row{"case report", case_report},
    Row{"narrative review", narrative_review},
    Row{"preclinical", preclinical},
    Row{"guideline", guideline},
    Row{"protocol", protocol},
    Row{"editorial", editorial},
};

template <std::size_t Count>
std::optional<DesignFinding> first_named(const std::array<Row, Count>& rows, const std::vector<std::string_view>& names,
                                         std::string_view kind) {
    for (const auto& row : rows) {
        if (std::find(names.begin(), names.end(), row.written) == names.end()) continue;
        return DesignFinding{row.design, std::string(kind) + " \"" + std::string(row.written) + "\""};
    }
    return {};
}

template <std::size_t Count>
std::vector<Phrase> compiled(const std::array<Row, Count>& rows) {
    std::vector<Phrase> out;
    for (const auto& row : rows) out.emplace_back(row.written);
    return out;
}

template <std::size_t Count>
std::optional<DesignFinding> first_said(const std::array<Row, Count>& rows, const std::vector<Phrase>& phrases,
                                        std::string_view text, std::string_view where) {
    const auto words = plain_words(text);
    for (std::size_t i = 0; i < Count; ++i) {
        const auto found = phrases[i].find(words);
        if (!found) continue;
        const auto begin = words[found->begin].begin;
        const auto said = text.substr(begin, words[found->end - 1].end - begin);
        return DesignFinding{rows[i].design, std::string(where) + " says \"" + std::string(said) + "\""};
    }
    return {};
}

std::optional<DesignFinding> from_title(const Record& record) {
    static const auto phrases = compiled(title_words);
    return first_said(title_words, phrases, record.title, "the title");
}

// "Design: retrospective cohort."
std::optional<DesignFinding> from_statement(const std::string& text) {
    static const auto phrases = compiled(stated_words);
    for (const std::string_view opening : {"Design: ", "Study design: ", "DESIGN: ", "STUDY DESIGN: "}) {
        const auto at = text.find(opening);
        if (at == std::string::npos) continue;
        const auto begin = at + opening.size();
        const auto end = text.find_first_of(".;\n", begin);
        auto found = first_said(stated_words, phrases, std::string_view(text).substr(begin, end - begin),
                                "the abstract's statement of design");
        if (found) return found;
    }
    return {};
}

std::optional<DesignFinding> from_text(const std::string& text) {
    static const auto phrases = compiled(text_words);
    return first_said(text_words, phrases, text, "the abstract");
}

bool about_animals_only(const Record& record) {
    const auto has = [&](std::string_view name) {
        return std::any_of(record.headings.begin(), record.headings.end(),
                           [&](const Heading& heading) { return heading.descriptor == name; });
    };
    return has("Animals") && !has("Humans");
}

std::vector<std::string_view> type_names(const Record& record) {
    std::vector<std::string_view> out;
    for (const auto& type : record.types) out.push_back(type.name);
    return out;
}

std::vector<std::string_view> heading_names(const Record& record) {
    std::vector<std::string_view> out;
    for (const auto& heading : record.headings) out.push_back(heading.descriptor);
    return out;
}

bool is_broad(Design design) { return design == narrative_review || design == prospective_cohort; }

}  // namespace

DesignFinding find_design(const Record& record) {
    const auto type_list = type_names(record);
    if (auto found = first_named(types, type_list, "publication type")) return *found;
    const auto text = abstract_text(record);
    const auto titled = from_title(record);
    if (titled && !is_broad(titled->design)) return *titled;
    if (auto found = from_statement(text)) return *found;
    if (auto found = first_named(broad_types, type_list, "publication type")) return *found;
    if (about_animals_only(record)) return {preclinical, "headings name animals and no humans"};
    if (auto found = first_named(headings, heading_names(record), "heading")) return *found;
    if (titled) return *titled;
    if (auto found = from_text(text)) return *found;
    return {unclear, "neither types, headings, title nor abstract tell the design"};
}

Design design_of(const Record& record) { return find_design(record).design; }

}  // namespace evident
