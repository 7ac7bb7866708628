#include "query/claims/level.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace evident {
namespace {

// A design's row of the OCEBM table: treatment benefit, diagnosis, prognosis. 0: no place.
struct Row {
    Design design;
    int benefit;
    int diagnosis;
    int prognosis;
};

// A review of no stated method, an editorial or a protocol reports no evidence of its own: reasoning, the lowest level.
constexpr std::array<Row, 16> rows = {{
    {Design::systematic_review, 1, 1, 1},
    {Design::meta_analysis, 1, 1, 1},
    {Design::randomised_trial, 2, 2, 3},
    {Design::prospective_cohort, 3, 2, 2},
    {Design::diagnostic_accuracy, 4, 2, 3},
    {Design::retrospective_cohort, 3, 3, 3},
    {Design::single_arm_trial, 4, 3, 3},
    {Design::case_control, 4, 4, 4},
    {Design::case_series, 4, 4, 4},
    {Design::case_report, 4, 4, 4},
    {Design::preclinical, 5, 5, 5},
    {Design::narrative_review, 5, 5, 5},
    {Design::editorial, 5, 5, 5},
    {Design::guideline, 0, 0, 0},
    {Design::protocol, 0, 0, 0},
    {Design::unclear, 0, 0, 0},
}};

bool has_type(const Record& record, std::string_view wanted) {
    return std::any_of(record.types.begin(), record.types.end(), [&](const Term& type) { return type.name == wanted; });
}

bool has_notice(const Record& record, std::string_view wanted) {
    return std::any_of(record.related.begin(), record.related.end(),
                       [&](const Related& related) { return related.type == wanted; });
}

// Publishers put the word before the title of a paper they withdraw, and other databases copy it.
bool titled_retracted(const Record& record) {
    constexpr std::array<std::string_view, 4> marks = {"RETRACTED ARTICLE", "RETRACTED:", "[Retracted]", "Retracted:"};
    return std::any_of(marks.begin(), marks.end(),
                       [&](std::string_view mark) { return record.title.starts_with(mark); });
}

// A notice of retraction bears the title of the paper it retracts.
bool is_notice(const Record& record) {
    return has_type(record, "Retraction of Publication") || has_type(record, "Retraction Notice") ||
           has_notice(record, "RetractionOf");
}

}  // namespace

LevelFinding find_level(Design design, std::string_view area) {
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const Row& each) { return each.design == design; });
    if (row == rows.end()) return {};
    const std::string what(name(design));
    if (row->benefit == 0) return {0, "OCEBM 2011 gives no level to: " + what};
    if (area == "mechanism") {
        return {design == Design::preclinical ? 5 : row->benefit, "OCEBM 2011, mechanism-based: " + what};
    }
    if (area == "diagnosis") return {row->diagnosis, "OCEBM 2011, diagnosis: " + what};
    if (area == "epidemiology") return {row->prognosis, "OCEBM 2011, prognosis: " + what};
    return {row->benefit, "OCEBM 2011, treatment benefit: " + what};
}

int level_of(Design design, std::string_view area) { return find_level(design, area).level; }

StandingWord find_standing(const Record& record) {
    constexpr std::array<std::pair<std::string_view, Standing>, 7> notices = {{
        {"RetractionIn", Standing::retracted},
        {"RetractedandRepublishedIn", Standing::retracted},
        {"ExpressionOfConcernIn", Standing::concern},
        {"UpdateIn", Standing::superseded},
        {"RepublishedIn", Standing::superseded},
        {"ErratumIn", Standing::corrected},
        {"CorrectedandRepublishedIn", Standing::corrected},
    }};
    StandingWord out;
    if (has_type(record, "Retracted Publication")) out = {Standing::retracted, "Retracted Publication"};
    for (const auto& [type, standing] : notices) {
        const bool graver = out.word.empty() || (out.word == "Retracted Publication" && standing == out.standing);
        if (graver && has_notice(record, type)) out = {standing, std::string(type)};
    }
    if (out.standing != Standing::retracted && titled_retracted(record) && !is_notice(record)) {
        out = {Standing::retracted, "RETRACTED before its title"};
    }
    return out;
}

Standing standing_of(const Record& record) { return find_standing(record).standing; }

}  // namespace evident
