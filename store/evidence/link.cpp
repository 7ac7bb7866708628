#include "store/evidence/link.hpp"

#include <array>
#include <utility>

namespace evident {
namespace {

template <class Value, std::size_t Count>
using Names = std::array<std::pair<Value, std::string_view>, Count>;

constexpr Names<Direction, 3> directions = {{
    {Direction::supports, "supports"},
    {Direction::disputes, "disputes"},
    {Direction::neutral, "neutral"},
}};
constexpr Names<Directness, 2> directnesses = {{
    {Directness::direct, "direct"},
    {Directness::indirect, "indirect"},
}};
constexpr Names<Standing, 5> standings = {{
    {Standing::ok, "ok"},
    {Standing::corrected, "corrected"},
    {Standing::concern, "concern"},
    {Standing::retracted, "retracted"},
    {Standing::superseded, "superseded"},
}};
constexpr Names<Basis, 3> bases = {{
    {Basis::cited, "cited"},
    {Basis::proposed, "proposed"},
    {Basis::judged, "judged"},
}};
constexpr Names<Design, 16> designs = {{
    {Design::guideline, "guideline"},
    {Design::systematic_review, "systematic review"},
    {Design::meta_analysis, "meta-analysis"},
    {Design::randomised_trial, "randomised trial"},
    {Design::single_arm_trial, "single-arm trial"},
    {Design::prospective_cohort, "prospective cohort"},
    {Design::retrospective_cohort, "retrospective cohort"},
    {Design::case_control, "case-control study"},
    {Design::diagnostic_accuracy, "diagnostic accuracy study"},
    {Design::case_series, "case series"},
    {Design::case_report, "case report"},
    {Design::narrative_review, "narrative review"},
    {Design::preclinical, "preclinical study"},
    {Design::protocol, "protocol"},
    {Design::editorial, "editorial"},
    {Design::unclear, "unclear"},
}};

template <class Value, std::size_t Count>
std::string_view word_of(const Names<Value, Count>& names, Value wanted) {
    for (const auto& [value, word] : names) {
        if (value == wanted) return word;
    }
    return {};
}

template <class Value, std::size_t Count>
std::optional<Value> value_of(const Names<Value, Count>& names, std::string_view wanted) {
    for (const auto& [value, word] : names) {
        if (word == wanted) return value;
    }
    return {};
}

}  // namespace

std::string_view name(Direction direction) { return word_of(directions, direction); }
std::string_view name(Directness directness) { return word_of(directnesses, directness); }
std::string_view name(Standing standing) { return word_of(standings, standing); }
std::string_view name(Basis basis) { return word_of(bases, basis); }
std::string_view name(Design design) { return word_of(designs, design); }

std::optional<Direction> parse_direction(std::string_view word) {
    if (word == "contradicts" || word == "refutes") return Direction::disputes;
    return value_of(directions, word);
}
std::optional<Directness> parse_directness(std::string_view word) { return value_of(directnesses, word); }
std::optional<Standing> parse_standing(std::string_view word) { return value_of(standings, word); }
std::optional<Basis> parse_basis(std::string_view word) { return value_of(bases, word); }
std::optional<Design> parse_design(std::string_view word) { return value_of(designs, word); }

}  // namespace evident
