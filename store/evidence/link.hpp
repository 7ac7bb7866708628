// What a report says of a claim: five separate answers that are never folded into one, with the sentence and the why.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace evident {

// Which side the report takes. "neutral" is an answer: it speaks of the claim and takes no side.
enum class Direction : std::uint8_t { supports, disputes, neutral };

// indirect: another population, intervention or outcome than the claim's, or a surrogate; the why says which.
enum class Directness : std::uint8_t { direct, indirect };

// How the report itself stands today; a status of the source, never a direction.
enum class Standing : std::uint8_t { ok, corrected, concern, retracted, superseded };

// Who says that the report bears on the claim: the review's own reference, our machine, or a person.
enum class Basis : std::uint8_t { cited, proposed, judged };

enum class Design : std::uint8_t {
    guideline,
    systematic_review,
    meta_analysis,
    randomised_trial,
    single_arm_trial,
    prospective_cohort,
    retrospective_cohort,
    case_control,
    diagnostic_accuracy,
    case_series,
    case_report,
    narrative_review,
    preclinical,
    protocol,
    editorial,
    unclear,
};

// The words written in tables, JSON and package files: "supports", "disputes", "neutral"; "direct", "indirect"; "ok"
// ...; designs as "randomised trial", "single-arm trial", "retrospective cohort" ...
std::string_view name(Direction direction);
std::string_view name(Directness directness);
std::string_view name(Standing standing);
std::string_view name(Basis basis);
std::string_view name(Design design);

// The value a word stands for; nothing for any other word. "contradicts" and "refutes" are read as disputes.
std::optional<Direction> parse_direction(std::string_view word);
std::optional<Directness> parse_directness(std::string_view word);
std::optional<Standing> parse_standing(std::string_view word);
std::optional<Basis> parse_basis(std::string_view word);
std::optional<Design> parse_design(std::string_view word);

// The verbatim words that say it. begin and end are byte offsets in quoted_text(record, section) of the record version
// the link was made from, so that text == that text's substring.
struct Quote {
    std::string text;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::string section;  // "title" or "abstract"

    bool empty() const { return text.empty(); }
    friend bool operator==(const Quote&, const Quote&) = default;
};

// What is said of one report for one claim.
struct Assessment {
    Direction direction = Direction::neutral;
    Directness directness = Directness::direct;
    Design design = Design::unclear;
    int level = 0;     // OCEBM Levels of Evidence (2011), 1 the strongest, 5 the weakest; 0 when it cannot be said
    double score = 0;  // how surely the report bears on the claim, 0..1
    Quote quote;
    std::vector<std::string> why;  // one reason a line, in words a clinician can check

    friend bool operator==(const Assessment&, const Assessment&) = default;
};

}  // namespace evident
