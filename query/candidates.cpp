#include "query/candidates.hpp"

#include <map>

#include "query/exact/exact.hpp"
#include "store/vocabulary/vocabulary.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

// Shorter names ("LM", "PD") stand for too many things to look for alone; the long names find the same papers.
constexpr std::size_t shortest_name = 4;

constexpr FieldSet concept_fields = {Field::title,   Field::abstract, Field::vernacular,
                                     Field::keyword, Field::heading,  Field::substance};

void add_name(Or& any, std::string_view written) {
    Words phrase{concept_fields, {}};
    std::size_t bytes = 0;
    for (auto& word : words(written)) {
        bytes += word.text.size();
        phrase.terms.push_back({std::move(word.text), false});
    }
    if (bytes >= shortest_name) any.parts.push_back({std::move(phrase), {}});
}

void add_concepts(Or& any, const std::vector<std::string>& ids, const Lexicon& lexicon) {
    for (const auto& id : ids) {
        const auto* entry = lexicon.find(id);
        if (entry == nullptr) continue;
        add_name(any, entry->label);
        add_name(any, entry->mesh);
        for (const auto& written : entry->english) add_name(any, written);
        for (const auto& written : entry->chinese) add_name(any, written);
    }
}

}  // namespace

Node concepts_question(const Claim& claim, const Lexicon& lexicon) {
    And all;
    Or population;
    add_concepts(population, claim.question.population, lexicon);
    if (!population.parts.empty()) all.parts.push_back({std::move(population), {}});
    Or subject;
    add_concepts(subject, claim.question.intervention, lexicon);
    if (subject.parts.empty()) add_concepts(subject, claim.question.outcome, lexicon);
    if (!subject.parts.empty()) all.parts.push_back({std::move(subject), {}});
    if (all.parts.empty()) return {Nothing{}, {}};
    return {std::move(all), {}};
}

AskedQuestion claim_question(Store& store, const Review& review, const Claim& claim) {
    const auto year = loaded_year(store, review.protocol.vocabulary_year);
    return read_question(store, Syntax::pubmed, claim.strategy, "strategies/" + claim.key + ".txt", {}, {year, false});
}

std::vector<Candidate> candidates(Store& store, const Review& review, const Claim& claim, const RankedSearch& ranked,
                                  Problems& problems) {
    std::map<ReportId, Candidate> found;
    const auto at = [&](ReportId report) -> Candidate& {
        auto& candidate = found[report];
        candidate.report = report;
        return candidate;
    };
    if (!claim.strategy.empty()) {
        const auto parsed = claim_question(store, review, claim);
        for (const auto& problem : parsed.problems) {
            if (problem.severity == Severity::error) problems.push_back(problem);
        }
        for (const auto report : exact_reports(store, parsed.node)) at(report).strategy_hit = true;
    }
    for (const auto report : exact_reports(store, concepts_question(claim, review.lexicon))) at(report);
    if (ranked) {
        const auto hits = ranked(claim.english);
        const double best = hits.empty() ? 1 : std::max(hits.front().second, 1e-9);
        for (const auto& [report, score] : hits) at(report).retrieval = score / best;
    }
    std::vector<Candidate> out;
    for (auto& [report, candidate] : found) out.push_back(candidate);
    return out;
}

}  // namespace evident
