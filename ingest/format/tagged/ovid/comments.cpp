#include "ingest/format/tagged/ovid/comments.hpp"

#include <array>
#include <string>

#include "text/ascii.hpp"

namespace evident {
namespace {

struct Word {
    std::string_view words, type;
};

constexpr auto known = std::to_array<Word>({
    {"comment in", "CommentIn"},
    {"comment on", "CommentOn"},
    {"erratum in", "ErratumIn"},
    {"erratum for", "ErratumFor"},
    {"retraction in", "RetractionIn"},
    {"retraction of", "RetractionOf"},
    {"partial retraction in", "PartialRetractionIn"},
    {"partial retraction of", "PartialRetractionOf"},
    {"expression of concern in", "ExpressionOfConcernIn"},
    {"expression of concern for", "ExpressionOfConcernFor"},
    {"update in", "UpdateIn"},
    {"update of", "UpdateOf"},
    {"republished in", "RepublishedIn"},
    {"republished from", "RepublishedFrom"},
    {"corrected and republished in", "CorrectedandRepublishedIn"},
    {"corrected and republished from", "CorrectedandRepublishedFrom"},
    {"retracted and republished in", "RetractedandRepublishedIn"},
    {"retracted and republished from", "RetractedandRepublishedFrom"},
    {"summary for patients in", "SummaryForPatientsIn"},
    {"original report in", "OriginalReportIn"},
});

std::string digits_at(std::string_view text) {
    text = trim(text);
    return normal_pmid(text.substr(0, text.find_first_not_of("0123456789")));
}

}  // namespace

void add_ovid_comment(Record& record, std::string_view text) {
    text = trim(text);
    const auto mark = text.find(':');
    const auto words = lower(trim(text.substr(0, mark)));
    for (const auto& row : known) {
        if (mark == std::string_view::npos || words != row.words) continue;
        Related related;
        related.type = row.type;
        related.source = trim(text.substr(mark + 1));
        const std::string_view source = related.source;
        if (const auto at = source.find("PMID:"); at != source.npos) related.pmid = digits_at(source.substr(at + 5));
        if (const auto at = lower(source).find("doi:"); at != std::string::npos) {
            const auto doi = trim(source.substr(at + 4));
            related.doi = normal_doi(doi.substr(0, doi.find_first_of(" ;]")));
        }
        record.related.push_back(std::move(related));
        return;
    }
    if (!text.empty()) record.notes.push_back("Comments: " + std::string(text));
}

}  // namespace evident
