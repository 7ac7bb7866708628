#include "ingest/format/pubmed/abstracts.hpp"

#include <charconv>

#include <fmt/format.h>

#include "ingest/format/parts/plain_text.hpp"
#include "ingest/format/pubmed/flat_text.hpp"
#include "text/ascii.hpp"

namespace evident {

void read_abstract(pugi::xml_node node, std::vector<Section>& sections, std::string& notice) {
    for (const auto child : node.children()) {
        const std::string_view name = child.name();
        if (name == "CopyrightInformation") {
            notice = flat_text(child);
        } else if (name == "AbstractText") {
            auto text = flat_text(child);
            if (text.empty()) continue;
            auto& section = sections.emplace_back();
            section.label = plain_text(child.attribute("Label").value());
            section.category = child.attribute("NlmCategory").value();
            section.text = std::move(text);
        }
    }
}

void add_keywords(Draft& draft, pugi::xml_node list) {
    const std::string_view owner = list.attribute("Owner").as_string("NLM");
    for (const auto node : list.children("Keyword")) {
        auto text = flat_text(node);
        if (text.empty()) continue;
        const bool major = std::string_view(node.attribute("MajorTopicYN").value()) == "Y";
        draft.record.keywords.push_back({std::move(text), std::string(owner), major});
    }
}

void add_grants(Draft& draft, pugi::xml_node list) {
    for (const auto node : list.children("Grant")) {
        draft.record.grants.push_back({flat_text(node.child("GrantID")), flat_text(node.child("Acronym")),
                                       flat_text(node.child("Agency")), flat_text(node.child("Country"))});
    }
}

void add_type(Draft& draft, pugi::xml_node type) {
    auto name = flat_text(type);
    if (!name.empty()) draft.record.types.push_back({std::move(name), type.attribute("UI").value()});
}

void add_language(Draft& draft, pugi::xml_node language) {
    auto code = lower(trim(language.child_value()));
    if (!code.empty()) draft.record.languages.push_back(std::move(code));
}

std::string read_pages(pugi::xml_node pagination) {
    auto pages = flat_text(pagination.child("MedlinePgn"));
    if (!pages.empty()) return pages;
    pages = flat_text(pagination.child("StartPage"));
    const auto last = flat_text(pagination.child("EndPage"));
    return last.empty() || last == pages ? pages : pages + '-' + last;
}

void read_pmid(Draft& draft, pugi::xml_node pmid) {
    draft.record.key = normal_pmid(pmid.child_value());
    if (draft.record.key.empty()) return;
    const std::string_view version = trim(pmid.attribute("Version").value());
    if (all_digits(version)) {
        std::from_chars(version.data(), version.data() + version.size(), draft.record.version);
    }
    draft.add_identifier(IdentifierKind::pmid, draft.record.key, {});
}

void add_article_ids(Draft& draft, pugi::xml_node list) {
    for (const auto node : list.children("ArticleId")) {
        const std::string_view type = node.attribute("IdType").as_string("pubmed");
        const auto kind = identifier_kind(type);
        const auto text = flat_text(node);
        if (kind == IdentifierKind::pmid && normal_pmid(text) != draft.record.key) {
            if (draft.record.key.empty()) continue;
            draft.say(Severity::warning, "two-pmids", fmt::format("its ArticleIdList names PMID {}; left out", text));
            continue;
        }
        draft.add_identifier(kind, text, type);
    }
}

void add_location(Draft& draft, pugi::xml_node location) {
    if (std::string_view(location.attribute("ValidYN").value()) == "N") return;
    const std::string_view type = location.attribute("EIdType").value();
    draft.add_identifier(identifier_kind(type), flat_text(location), type);
}

}  // namespace evident
