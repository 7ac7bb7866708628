#include "ingest/format/endnote/medline_notes.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "ingest/format/flat/citation.hpp"
#include "ingest/format/flat/term_list.hpp"
#include "ingest/format/tagged/serial_numbers.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

bool is_publication_type(std::string_view line) {
    static constexpr std::array<std::string_view, 50> types = {"Journal Article",
                                                               "Review",
                                                               "Systematic Review",
                                                               "Meta-Analysis",
                                                               "Randomized Controlled Trial",
                                                               "Controlled Clinical Trial",
                                                               "Clinical Trial",
                                                               "Clinical Trial, Phase I",
                                                               "Clinical Trial, Phase II",
                                                               "Clinical Trial, Phase III",
                                                               "Clinical Trial, Phase IV",
                                                               "Clinical Study",
                                                               "Clinical Trial Protocol",
                                                               "Pragmatic Clinical Trial",
                                                               "Equivalence Trial",
                                                               "Adaptive Clinical Trial",
                                                               "Observational Study",
                                                               "Multicenter Study",
                                                               "Comparative Study",
                                                               "Evaluation Study",
                                                               "Validation Study",
                                                               "Twin Study",
                                                               "Case Reports",
                                                               "Letter",
                                                               "Comment",
                                                               "Editorial",
                                                               "News",
                                                               "Historical Article",
                                                               "Practice Guideline",
                                                               "Guideline",
                                                               "Consensus Development Conference",
                                                               "Congress",
                                                               "Overall",
                                                               "Lecture",
                                                               "Biography",
                                                               "Interview",
                                                               "Preprint",
                                                               "Published Erratum",
                                                               "Retracted Publication",
                                                               "Retraction of Publication",
                                                               "Expression of Concern",
                                                               "Corrected and Republished Article",
                                                               "Duplicate Publication",
                                                               "English Abstract",
                                                               "Technical Report",
                                                               "Video-Audio Media",
                                                               "Dataset",
                                                               "Introductory Journal Article",
                                                               "Patient Education Handout",
                                                               "Network Meta-Analysis"};
    return std::find(types.begin(), types.end(), line) != types.end() || line.starts_with("Research Support, ");
}

// "1098-6618": EndNote writes the electronic ISSN in the first line.
bool is_issn(std::string_view line) {
    return line.size() == 9 && line[4] == '-' && all_digits(line.substr(0, 4)) && all_digits(line.substr(5, 3));
}

bool is_citation(std::string_view line) {
    return line.find(";") != std::string_view::npos && line.find(". doi: ") != std::string_view::npos;
}

void add_type(Record& record, std::string_view line) {
    const auto same = [&](const Term& type) { return type.name == line; };
    if (!std::any_of(record.types.begin(), record.types.end(), same)) record.types.push_back({std::string(line), {}});
}

}  // namespace

void read_medline_notes(Draft& draft, const std::vector<std::string>& lines) {
    auto& record = draft.record;
    for (const auto& line : lines) {
        if (is_publication_type(line)) {
            add_type(record, line);
        } else if (is_issn(line)) {
            add_serial_numbers(record, line);
        } else if (line.starts_with("ClinicalTrials.gov/") || line.starts_with("ISRCTN/")) {
            add_trial(draft, line);
        } else {
            if (is_citation(line)) {
                const auto print = std::find_if(record.dates.begin(), record.dates.end(),
                                                [](const DateFact& fact) { return fact.kind == DateKind::print; });
                Record from;
                read_citation(from, line);
                for (auto& fact : from.dates) {
                    if (fact.kind != DateKind::print || print == record.dates.end()) record.dates.push_back(fact);
                }
            }
            record.notes.push_back(line);
        }
    }
}

}  // namespace evident
