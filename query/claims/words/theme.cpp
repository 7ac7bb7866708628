#include "query/claims/words/theme.hpp"

#include <array>

namespace evident {
namespace {

using enum Theme;

struct Row {
    Theme theme;
    std::string_view written;
};

constexpr std::array rows = {
    Row{higher_dose, "high dose"},
    Row{higher_dose, "higher dose"},
    Row{higher_dose, "double dose"},
    Row{higher_dose, "doubled dose"},
    Row{higher_dose, "increas* dose"},
    Row{higher_dose, "dose escalat*"},
    Row{higher_dose, "escalat* dose"},
    Row{higher_dose, "dose increase"},
    Row{higher_dose, "pulsatile"},
    Row{higher_dose, "pulse"},
    Row{higher_dose, "pulsed"},
    Row{higher_dose, "160 mg"},
    Row{higher_dose, "240 mg"},
    Row{higher_dose, "between 80 and"},
    Row{higher_dose, "剂量增加"},
    Row{higher_dose, "高剂量"},
    Row{higher_dose, "加量"},
    Row{sequence, "sequential"},
    Row{sequence, "given in turn"},
    Row{sequence, "refractory"},
    Row{sequence, "pre treated"},
    Row{sequence, "pretreated"},
    Row{sequence, "previous* treated"},
    Row{sequence, "after ~ fail*"},
    Row{sequence, "failed"},
    Row{sequence, "resistan*"},
    Row{sequence, "resistant"},
    Row{sequence, "switch*"},
    Row{sequence, "changed to"},
    Row{sequence, "moved to"},
    Row{sequence, "after initial"},
    Row{sequence, "rechallenge"},
    Row{sequence, "subsequent line"},
    Row{sequence, "second line"},
    Row{sequence, "progress* on"},
    Row{sequence, "during ~ therapy"},
    Row{sequence, "on or after"},
    Row{sequence, "序贯"},
    Row{sequence, "耐药"},
    Row{combination, "combin*"},
    Row{combination, "plus"},
    Row{combination, "adding"},
    Row{combination, "added"},
    Row{combination, "concurrent"},
    Row{combination, "联合"},
    Row{detection, "sensitivity"},
    Row{detection, "specificity"},
    Row{detection, "diagnos*"},
    Row{detection, "detect*"},
    Row{detection, "false negative"},
    Row{detection, "falsely negative"},
    Row{detection, "cytolog*"},
    Row{detection, "诊断"},
    Row{incidence, "inciden*"},
    Row{incidence, "prevalen*"},
    Row{incidence, "frequen*"},
    Row{incidence, "rate was"},
    Row{incidence, "risk of"},
    Row{incidence, "metastas* risk"},
    Row{incidence, "predictor of"},
    Row{incidence, "risk factor"},
    Row{incidence, "发病率"},
    Row{incidence, "发生率"},
    Row{prognosis, "prognos*"},
    Row{prognosis, "surviv*"},
    Row{prognosis, "lived"},
    Row{prognosis, "预后"},
    Row{mechanism, "mechanism"},
    Row{mechanism, "biology"},
    Row{mechanism, "pathophysiolog*"},
    Row{mechanism, "pathogenesis"},
    Row{mechanism, "microenvironment"},
    Row{mechanism, "molecular"},
    Row{mechanism, "mice"},
    Row{mechanism, "mouse"},
    Row{mechanism, "murine"},
    Row{mechanism, "signaling"},
    Row{mechanism, "immunity"},
    Row{mechanism, "single cell"},
    Row{mechanism, "barrier"},
    Row{mechanism, "机制"},
    Row{mechanism, "生物学"},
    Row{guidance, "guideline"},
    Row{guidance, "consensus"},
    Row{guidance, "recommendation"},
    Row{guidance, "expert panel"},
    Row{guidance, "scorecard"},
    Row{guidance, "response assessment"},
    Row{guidance, "response criteria"},
    Row{guidance, "classification"},
    Row{guidance, "指南"},
    Row{guidance, "共识"},
    Row{individual_care, "multidisciplin*"},
    Row{individual_care, "multimodal*"},
    Row{individual_care, "individuali*"},
    Row{individual_care, "individual choice"},
    Row{individual_care, "personali*"},
    Row{individual_care, "tailor*"},
    Row{individual_care, "tying treatment"},
    Row{individual_care, "多学科"},
    Row{individual_care, "个体化"},
    Row{local_therapy, "local therapy"},
    Row{local_therapy, "local treatment"},
    Row{local_therapy, "local ablati*"},
    Row{local_therapy, "局部治疗"},
};

constexpr std::array<std::string_view, theme_count> theme_names = {
    "a higher dose",       "one treatment after another",
    "treatments together", "detection",
    "how often it occurs", "prognosis",
    "mechanism",           "guidance",
    "individual care",     "local therapy",
};

}  // namespace

std::string_view name(Theme theme) { return theme_names[std::size_t(theme)]; }

std::vector<Theme> ThemeSet::list() const {
    std::vector<Theme> out;
    for (std::size_t i = 0; i < theme_count; ++i) {
        if (has(Theme(i))) out.push_back(Theme(i));
    }
    return out;
}

ThemeSet themes_of(const std::vector<Word>& words) {
    static const auto phrases = [] {
        std::vector<Phrase> out;
        for (const auto& row : rows) out.emplace_back(row.written);
        return out;
    }();
    ThemeSet out;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!out.has(rows[i].theme) && phrases[i].find(words)) out.add(rows[i].theme);
    }
    return out;
}

}  // namespace evident
