#include "ingest/format/endnote/accession.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr std::size_t longest_pmid = 8;

void leave_open(Draft& draft, std::string_view digits) {
    draft.say(Severity::note, "unlabelled-number",
              fmt::format("the accession number {} may be a PMID or an Embase number; kept as neither", digits));
    draft.add_identifier(IdentifierKind::other, digits, "accession-num");
}

void add_digits(Draft& draft, DatabaseNumbers& numbers, const EndnoteHints& hints, std::string_view digits) {
    const auto pmid = identifier(draft.record, IdentifierKind::pmid);
    const bool is_embase_number = !numbers.embase.empty() && numbers.embase.substr(1) == digits;
    if (digits == pmid || is_embase_number) return;  // told by an address or another field already
    const bool embase = hints.has("embase");
    const bool medline = hints.has("medline") || hints.has("pubmed");
    if (hints.is_pubmed() || (medline && !embase)) {
        return draft.add_identifier(IdentifierKind::pmid, digits, "accession-num");
    }
    if (embase && (!medline || digits.size() > longest_pmid)) {
        numbers.take("L" + std::string(digits));
        return;
    }
    leave_open(draft, digits);
}

}  // namespace

bool EndnoteHints::has(std::string_view database) const {
    return std::any_of(databases.begin(), databases.end(),
                       [&](const std::string& name) { return name.find(database) != std::string::npos; });
}

bool EndnoteHints::is_pubmed() const { return provider == "nlm" || provider == "pubmed"; }

void add_accession_number(Draft& draft, DatabaseNumbers& numbers, const EndnoteHints& hints, std::string_view text) {
    text = trim(text);
    if (text.empty() || numbers.take(text)) return;
    for (const std::string_view label : {"pmid:", "medline:", "pubmed:", "pmid"}) {
        if (lower(text.substr(0, label.size())) != label) continue;
        return draft.add_identifier(IdentifierKind::pmid, text.substr(label.size()), "accession-num");
    }
    if (all_digits(text)) return add_digits(draft, numbers, hints, text);
    draft.add_identifier(IdentifierKind::other, text, "accession-num");
}

}  // namespace evident
