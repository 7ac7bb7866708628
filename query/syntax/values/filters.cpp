#include "query/syntax/values/filters.hpp"

#include <algorithm>
#include <array>

#include "query/syntax/values/dates.hpp"
#include "query/syntax/values/values.hpp"
#include "query/syntax/values/wordlists.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

struct FilterRow {
    std::string_view key;  // lower case, letters and digits alone
    TagKind kind;
    std::string_view value;
};

constexpr std::array<FilterRow, 64> filters = {{
    {"medline", TagKind::subset, "medline"},
    {"pubmednotmedline", TagKind::subset, "pubmednotmedline"},
    {"publisher", TagKind::subset, "publisher"},
    {"inprocess", TagKind::subset, "inprocess"},
    {"hasabstract", TagKind::subset, "hasabstract"},
    {"abstract", TagKind::subset, "hasabstract"},
    {"fha", TagKind::subset, "hasabstract"},
    {"hasstructuredabstract", TagKind::subset, "hasstructuredabstract"},
    {"jsubsetaim", TagKind::subset, "aim"},
    {"jsubsetim", TagKind::subset, "im"},
    {"jsubsetn", TagKind::subset, "n"},
    {"jsubsetd", TagKind::subset, "d"},
    {"humans", TagKind::heading, "Humans"},
    {"animals", TagKind::heading, "Animals"},
    {"otheranimals", TagKind::heading, "Animals"},
    {"female", TagKind::heading, "Female"},
    {"male", TagKind::heading, "Male"},
    {"adult", TagKind::heading, "Adult"},
    {"aged", TagKind::heading, "Aged"},
    {"middleaged", TagKind::heading, "Middle Aged"},
    {"adolescent", TagKind::heading, "Adolescent"},
    {"child", TagKind::heading, "Child"},
    {"infant", TagKind::heading, "Infant"},
    {"newborn", TagKind::heading, "Infant, Newborn"},
    {"preschoolchild", TagKind::heading, "Child, Preschool"},
    {"youngadult", TagKind::heading, "Young Adult"},
    {"80andover", TagKind::heading, "Aged, 80 and over"},
    {"review", TagKind::type, "Review"},
    {"journalarticle", TagKind::type, "Journal Article"},
    {"clinicaltrial", TagKind::type, "Clinical Trial"},
    {"clinicaltrialphasei", TagKind::type, "Clinical Trial, Phase I"},
    {"clinicaltrialphaseii", TagKind::type, "Clinical Trial, Phase II"},
    {"clinicaltrialphaseiii", TagKind::type, "Clinical Trial, Phase III"},
    {"clinicaltrialphaseiv", TagKind::type, "Clinical Trial, Phase IV"},
    {"clinicaltrialprotocol", TagKind::type, "Clinical Trial Protocol"},
    {"randomizedcontrolledtrial", TagKind::type, "Randomized Controlled Trial"},
    {"controlledclinicaltrial", TagKind::type, "Controlled Clinical Trial"},
    {"pragmaticclinicaltrial", TagKind::type, "Pragmatic Clinical Trial"},
    {"equivalencetrial", TagKind::type, "Equivalence Trial"},
    {"metaanalysis", TagKind::type, "Meta-Analysis"},
    {"casereports", TagKind::type, "Case Reports"},
    {"guideline", TagKind::type, "Guideline"},
    {"practiceguideline", TagKind::type, "Practice Guideline"},
    {"consensusdevelopmentconference", TagKind::type, "Consensus Development Conference"},
    {"editorial", TagKind::type, "Editorial"},
    {"letter", TagKind::type, "Letter"},
    {"comment", TagKind::type, "Comment"},
    {"news", TagKind::type, "News"},
    {"preprint", TagKind::type, "Preprint"},
    {"historicalarticle", TagKind::type, "Historical Article"},
    {"observationalstudy", TagKind::type, "Observational Study"},
    {"multicenterstudy", TagKind::type, "Multicenter Study"},
    {"comparativestudy", TagKind::type, "Comparative Study"},
    {"evaluationstudy", TagKind::type, "Evaluation Study"},
    {"validationstudy", TagKind::type, "Validation Study"},
    {"twinstudy", TagKind::type, "Twin Study"},
    {"retractedpublication", TagKind::type, "Retracted Publication"},
    {"retractionofpublication", TagKind::type, "Retraction of Publication"},
    {"publishederratum", TagKind::type, "Published Erratum"},
    {"expressionofconcern", TagKind::type, "Expression of Concern"},
    {"congress", TagKind::type, "Congress"},
    {"dataset", TagKind::type, "Dataset"},
    {"technicalreport", TagKind::type, "Technical Report"},
    {"biography", TagKind::type, "Biography"},
}};

// A group of ages: headings with bars between.
struct AgeGroup {
    std::string_view key;
    std::string_view headings;
};

constexpr std::array<AgeGroup, 4> age_groups = {{
    {"allinfant", "Infant|Infant, Newborn"},
    {"allchild", "Infant|Infant, Newborn|Child, Preschool|Child|Adolescent"},
    {"alladult", "Young Adult|Adult|Middle Aged|Aged|Aged, 80 and over|Frail Elderly"},
    {"middleagedaged", "Middle Aged|Aged|Aged, 80 and over|Frail Elderly"},
}};

Node tag(TagKind kind, std::string_view value, bool explode = false) {
    return {Tag{kind, tag_token(kind, value), false, explode}, {}};
}

std::optional<Node> of_ages(std::string_view key) {
    for (const auto& group : age_groups) {
        if (group.key != key) continue;
        Or any;
        for (const auto heading : parted(group.headings, "|")) any.parts.push_back(tag(TagKind::heading, heading));
        return Node{std::move(any), {}};
    }
    return {};
}

// "y_5": published in the last five years.
std::optional<Node> of_years(std::string_view name, Day today) {
    const auto years = name.starts_with("y_") ? name.substr(2) : std::string_view{};
    if (years.empty() || years.size() > 2 || !all_digits(years)) return {};
    const auto range = read_days("last " + std::string(years) + " years", today);
    if (!range) return {};
    return published(range->from, range->to);
}

// Kinds of reviews that NLM's strategy knows by their titles: "systematic scoping review" (PubMed help, "Systematic
// Reviews Filter Strategy", 2018).
constexpr std::array<std::string_view, 14> systematic_titles = {
    "review",          "literature review",   "scoping review",    "narrative review",  "qualitative review",
    "evidence review", "quantitative review", "meta review",       "critical review",   "mixed studies review",
    "mapping review",  "cochrane review",     "search and review", "integrative review"};

Node title(std::string_view phrase) {
    Words out{{Field::title}, {}, std::string(phrase)};
    for (const auto word : parted(phrase, " ")) out.terms.push_back({std::string(word), false});
    return {std::move(out), {}};
}

Node none_of(Node node) {
    Not out;
    out.part.push_back(std::move(node));
    return {std::move(out), {}};
}

// Titles of what is not indexed yet, Cochrane's reviews, and what is indexed as one.
Node systematic_reviews() {
    Or named;
    for (const auto kind : systematic_titles) named.parts.push_back(title("systematic " + std::string(kind)));
    And unindexed;
    unindexed.parts.push_back({std::move(named), {}});
    unindexed.parts.push_back(none_of(tag(TagKind::type, "Comment", true)));
    unindexed.parts.push_back(none_of(title("protocol")));
    unindexed.parts.push_back(none_of(title("protocols")));
    unindexed.parts.push_back(none_of(tag(TagKind::subset, "medline")));
    And cochrane;
    cochrane.parts.push_back(tag(TagKind::journal, "Cochrane Database Syst Rev"));
    cochrane.parts.push_back(tag(TagKind::type, "Review", true));
    Or any;
    any.parts.push_back({std::move(unindexed), {}});
    any.parts.push_back({std::move(cochrane), {}});
    any.parts.push_back(tag(TagKind::type, "Systematic Review", true));
    return {std::move(any), {}};
}

}  // namespace

std::optional<Node> filter_node(std::string_view name, Day today) {
    const auto key = letters_and_digits(name);
    if (key == "all") return Node{All{}, {}};
    if (key == "systematic" || key == "systematicreview" || key == "systematicreviews") return systematic_reviews();
    for (const auto& row : filters) {
        if (row.key == key) return tag(row.kind, row.value, row.kind == TagKind::type);
    }
    if (auto ages = of_ages(key)) return ages;
    if (auto years = of_years(lower(trim(name)), today)) return years;
    if (key == "excludepreprints") {
        Not preprints;
        preprints.part.push_back(tag(TagKind::type, "Preprint", true));
        return Node{std::move(preprints), {}};
    }
    if (const auto language = language_code(name); !language.empty() && key.size() > 3) {
        return tag(TagKind::language, language);
    }
    return {};
}

}  // namespace evident
