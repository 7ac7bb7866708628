#include "query/syntax/values/identifiers.hpp"

#include "store/record/identifier.hpp"
#include "text/ascii.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

std::string_view without_marks(std::string_view text) {
    while (!text.empty() && (text.back() == ',' || text.back() == ';' || text.back() == '.')) text.remove_suffix(1);
    return text;
}

// The text is kept: a token has lost the marks of an identifier.
Node tag(TagKind kind, std::string_view value) {
    return {Tag{kind, tag_token(kind, value), false, false, std::string(value)}, {}};
}

// The number in a link to PubMed or PubMed Central; "" for any other text.
std::string_view linked(std::string_view text, std::string_view site) {
    const auto at = text.find(site);
    if (at == std::string_view::npos) return {};
    text.remove_prefix(at + site.size());
    return text.substr(0, text.find_first_of("/?#"));
}

Node trial_node(std::string_view number, FieldSet fields) {
    Words mention{fields, {}};
    for (auto& word : words(number)) mention.terms.push_back({std::move(word.text), false});
    return {Or{{tag(TagKind::accession, number), Node{std::move(mention), {}}}}, {}};
}

}  // namespace

std::optional<Node> identifier_node(std::string_view chunk, FieldSet fields) {
    const auto text = without_marks(chunk);
    if (const auto doi = normal_doi(text); !doi.empty()) return tag(TagKind::doi, doi);
    const auto small = lower(text.substr(0, 200));
    if (small.starts_with("pmc") && all_digits(std::string_view(small).substr(3))) {
        return tag(TagKind::pmcid, normal_pmcid(small));
    }
    if (const auto trial = make_identifier(IdentifierKind::nct, text).value; !trial.empty()) {
        return trial_node(trial, fields);
    }
    for (const auto site : {"pubmed.ncbi.nlm.nih.gov/", "ncbi.nlm.nih.gov/pubmed/"}) {
        if (const auto pmid = normal_pmid(linked(small, site)); !pmid.empty()) return tag(TagKind::pmid, pmid);
    }
    for (const auto site : {"ncbi.nlm.nih.gov/pmc/articles/", "pmc.ncbi.nlm.nih.gov/articles/"}) {
        if (const auto pmcid = normal_pmcid(linked(small, site)); !pmcid.empty()) return tag(TagKind::pmcid, pmcid);
    }
    return {};
}

Node any_identifier_node(std::string_view text) {
    text = trim(text);
    if (const auto doi = normal_doi(text); !doi.empty()) return tag(TagKind::doi, doi);
    if (const auto pmid = normal_pmid(text); !pmid.empty()) {
        return {Or{{tag(TagKind::pmid, pmid), tag(TagKind::other_id, text)}}, {}};
    }
    if (lower(text).starts_with("pmc") && !normal_pmcid(text).empty()) {
        return tag(TagKind::pmcid, normal_pmcid(text));
    }
    return {Or{{tag(TagKind::accession, text), tag(TagKind::other_id, text)}}, {}};
}

std::string listed_pmid(std::string_view chunk) { return normal_pmid(without_marks(chunk)); }

}  // namespace evident
