#include "ingest/format/tagged/nbib/indexing.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;

struct RelatedTag {
    std::string_view tag, type;
};

// NLM's tags and the RefType words of the PubMed DTD they stand for.
constexpr std::array<RelatedTag, 24> related_tags = {{
    {"CIN", "CommentIn"},
    {"CON", "CommentOn"},
    {"EIN", "ErratumIn"},
    {"EFR", "ErratumFor"},
    {"CRI", "CorrectedandRepublishedIn"},
    {"CRF", "CorrectedandRepublishedFrom"},
    {"ECI", "ExpressionOfConcernIn"},
    {"ECF", "ExpressionOfConcernFor"},
    {"PRIN", "PartialRetractionIn"},
    {"PROF", "PartialRetractionOf"},
    {"RPI", "RepublishedIn"},
    {"RPF", "RepublishedFrom"},
    {"RRI", "RetractedandRepublishedIn"},
    {"RRF", "RetractedandRepublishedFrom"},
    {"RIN", "RetractionIn"},
    {"ROF", "RetractionOf"},
    {"UIN", "UpdateIn"},
    {"UOF", "UpdateOf"},
    {"SPIN", "SummaryForPatientsIn"},
    {"ORI", "OriginalReportIn"},
    {"DDIN", "AssociatedPublication"},
    {"DRIN", "AssociatedPublication"},
    {"RPIN", "ReprintIn"},
    {"RPOF", "ReprintOf"},
}};

std::vector<std::string_view> parts_of(std::string_view text, char mark) {
    std::vector<std::string_view> out;
    while (true) {
        const auto at = text.find(mark);
        out.push_back(trim(text.substr(0, at)));
        if (at == npos) return out;
        text.remove_prefix(at + 1);
    }
}

bool take_star(std::string_view& text) {
    if (!text.starts_with('*')) return false;
    text.remove_prefix(1);
    return true;
}

bool is_acronym(std::string_view text) {
    return text.size() >= 2 && text.size() <= 6 &&
           std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; });
}

// "T15 LM07442/LM/NLM NIH HHS/United States": number, acronym, agency, country. The country comes last and the agency
// before it; the number may hold slashes of its own.
Grant grant(std::string_view text) {
    auto parts = parts_of(text, '/');
    Grant out;
    if (parts.size() > 1) {
        out.country = parts.back();
        parts.pop_back();
    }
    out.agency = parts.back();
    parts.pop_back();
    if (parts.size() > 1 && is_acronym(parts.back())) {
        out.acronym = parts.back();
        parts.pop_back();
    }
    for (const auto part : parts) {
        if (!out.id.empty()) out.id += '/';
        out.id += part;
    }
    return out;
}

void add_accession(Draft& draft, std::string_view text) {
    const auto slash = text.find('/');
    const auto number = slash == npos ? std::string_view{} : text.substr(slash + 1);
    if (!make_identifier(IdentifierKind::nct, number).value.empty()) {
        draft.add_identifier(IdentifierKind::nct, number, {});
    }
    draft.record.accessions.push_back({std::string(text.substr(0, slash)), std::string(number)});
}

// "J Nutr. 2011;43(2):76-86. doi: 10.1000/x. PMID: 123": the citation, and the numbers of that other paper.
bool add_related(Record& record, std::string_view tag, std::string_view text) {
    const auto* row =
        std::find_if(related_tags.begin(), related_tags.end(), [&](const RelatedTag& one) { return one.tag == tag; });
    if (row == related_tags.end()) return false;
    Related related;
    related.type = row->type;
    if (const auto at = text.rfind("PMID:"); at != npos) {
        related.pmid = normal_pmid(trim(text.substr(at + 5)));
        if (!related.pmid.empty()) text = trim(text.substr(0, at));
    }
    if (const auto at = lower(text).find("doi:"); at != npos) {
        const auto doi = trim(text.substr(at + 4));
        related.doi = normal_doi(doi.substr(0, doi.find(' ')));
    }
    if (related.doi.empty() && text.ends_with('.')) text.remove_suffix(1);
    related.source = text;
    record.related.push_back(std::move(related));
    return true;
}

void add_keyword(Record& record, std::string_view text, const std::string& owner) {
    const bool major = take_star(text);
    if (!text.empty()) record.keywords.push_back({std::string(text), owner, major});
}

}  // namespace

void add_mesh_heading(Record& record, std::string_view text) {
    Heading heading;
    for (auto part : parts_of(text, '/')) {
        const bool major = take_star(part);
        if (heading.descriptor.empty()) {
            heading.descriptor = part;
            heading.major = major;
        } else if (!part.empty()) {
            heading.qualifiers.push_back({std::string(part), {}, major});
        }
    }
    if (!heading.descriptor.empty()) record.headings.push_back(std::move(heading));
}

Substance parse_substance(std::string_view text) {
    Substance out;
    const auto open = text.find(" (");
    if (open == npos || !text.ends_with(')')) {
        out.name = text;
        return out;
    }
    out.name = text.substr(open + 2, text.size() - open - 3);
    out.registry = trim(text.substr(0, open));
    if (out.registry == "0") out.registry.clear();
    return out;
}

bool add_nbib_indexing(Draft& draft, std::string_view tag, const std::string& value, std::string& owner) {
    auto& record = draft.record;
    if (tag == "MH") {
        add_mesh_heading(record, value);
    } else if (tag == "OT" || tag == "KW") {
        add_keyword(record, value, owner);
    } else if (tag == "OTO") {
        owner = value;
    } else if (tag == "RN") {
        record.substances.push_back(parse_substance(value));
    } else if (tag == "NM") {
        record.supplementary.push_back({value, {}});
    } else if (tag == "GS") {
        record.genes.push_back(value);
    } else if (tag == "GR") {
        record.grants.push_back(grant(value));
    } else if (tag == "SI") {
        add_accession(draft, value);
    } else if (tag == "SB") {
        record.subsets.push_back(value);
    } else if (tag == "PT") {
        record.types.push_back({value, {}});
    } else {
        return add_related(record, tag, value);
    }
    return true;
}

}  // namespace evident
