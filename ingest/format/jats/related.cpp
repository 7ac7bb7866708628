#include "ingest/format/jats/related.hpp"

#include <array>

#include "ingest/format/jats/nodes.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

struct Relation {
    std::string_view jats;
    std::string_view pubmed;
};

constexpr std::array<Relation, 24> relations = {{
    {"corrected-article", "ErratumFor"},
    {"correction", "ErratumIn"},
    {"correction-forward", "ErratumIn"},
    {"corrigendum", "ErratumIn"},
    {"retracted-article", "RetractionOf"},
    {"retraction", "RetractionIn"},
    {"retraction-forward", "RetractionIn"},
    {"partial-retraction", "RetractionOf"},
    {"object-of-concern", "ExpressionOfConcernFor"},
    {"expression-of-concern", "ExpressionOfConcernIn"},
    {"concern-forward", "ExpressionOfConcernIn"},
    {"expression-of-concern-forward", "ExpressionOfConcernIn"},
    {"commentary-article", "CommentOn"},
    {"commentary", "CommentIn"},
    {"peer-reviewed-article", "CommentOn"},
    {"updated-article", "UpdateOf"},
    {"update", "UpdateIn"},
    {"update-forward", "UpdateIn"},
    {"addended-article", "UpdateOf"},
    {"addendum", "UpdateIn"},
    {"republished-article", "RepublishedFrom"},
    {"republication", "RepublishedIn"},
    {"preprint", "UpdateOf"},
    {"preprint-forward", "UpdateIn"},
}};

// "[Author] 2021;7:193" from what the link's attributes say.
std::string citation_of(pugi::xml_node node) {
    std::string out;
    for (const std::string_view name : {"journal-id", "vol", "issue", "page", "elocation-id"}) {
        const auto value = attribute_of(node, name);
        if (!value.empty()) out += (out.empty() ? "" : " ") + std::string(value);
    }
    return out;
}

}  // namespace

void add_related_article(Draft& draft, pugi::xml_node node) {
    Related related;
    const auto type = attribute_of(node, "related-article-type");
    related.type = type;
    for (const auto& relation : relations) {
        if (relation.jats == type) related.type = relation.pubmed;
    }
    const auto link = attribute_of(node, "ext-link-type");
    const auto address = trim(attribute_of(node, "href"));
    if (link == "pubmed" || link == "pmid") related.pmid = normal_pmid(address);
    if (related.pmid.empty()) related.doi = normal_doi(address);
    for (const auto child : node.children()) {
        const auto name = jats_name(child);
        if (name != "pub-id" && name != "article-id") continue;
        const auto kind = attribute_of(child, "pub-id-type");
        if (kind == "pmid") related.pmid = normal_pmid(child.child_value());
        if (kind == "doi") related.doi = normal_doi(child.child_value());
    }
    related.source = tidy_flat_text(node);
    if (related.source.empty()) related.source = citation_of(node);
    if (related.source.empty() && related.pmid.empty()) related.source = std::string(address);
    draft.record.related.push_back(std::move(related));
}

}  // namespace evident
