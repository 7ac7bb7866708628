#include "ingest/format/embase/index_terms.hpp"

#include <algorithm>
#include <array>

#include "ingest/format/embase/abstracts.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

// A descriptor is a row of siblings, not a tree: mainterm, then links, each followed by the terms it links to.
std::vector<IndexTerm> terms_of(pugi::xml_node descriptor) {
    std::vector<IndexTerm> out;
    const auto current = [&]() -> IndexTerm& { return out.empty() ? out.emplace_back() : out.back(); };
    const auto link = [&]() -> IndexLink& {
        auto& links = current().links;
        return links.empty() ? links.emplace_back() : links.back();
    };
    for (const auto node : elements_of(descriptor)) {
        if (is_named(node, "mainterm")) {
            auto& term = out.emplace_back();
            term.term = text_of(node);
            term.code = attribute_of(node, "code");
            term.major = lower(attribute_of(node, "weight")) == "a";
            term.candidate = lower(attribute_of(node, "candidate")) == "y";
        } else if (is_named(node, "link")) {
            current().links.push_back({text_of(node), attribute_of(node, "linknr"), {}});
        } else if (is_named(node, "sublink")) {
            auto& to = link();
            if (to.number.empty()) to.number = attribute_of(node, "linknr");
            to.to.push_back({text_of(node), {}});
        } else if (is_named(node, "subsublink")) {
            auto& to = link().to;
            if (to.empty()) to.emplace_back();
            to.back().terms.push_back(text_of(node));
        }
    }
    if (out.empty()) current().term = text_of(descriptor);
    return out;
}

void add_heading(Record& record, const IndexTerm& term) {
    Heading heading{term.term, term.code, term.major, {}};
    for (const auto& link : term.links) heading.qualifiers.push_back({link.subheading, {}, false});
    record.headings.push_back(std::move(heading));
}

// "NCT02939300", also with the registry's name before it.
void add_trial(const ItemDraft& item, const std::string& text) {
    constexpr std::size_t nct_size = 11;
    const auto at = text.find("NCT");
    const auto number = at == std::string::npos ? std::string{} : text.substr(at, nct_size);
    const auto nct = make_identifier(IdentifierKind::nct, number);
    if (nct.value.empty()) {
        item.record().accessions.push_back({{}, text});
        return;
    }
    item.record().accessions.push_back({"ClinicalTrials.gov", nct.value});
    if (item.record().identifiers.size() < most_compared) item.draft.add_identifier(IdentifierKind::nct, nct.value, {});
}

std::string vocabulary_of(const std::string& group) {
    static constexpr std::array<std::string_view, 5> emtree = {"DRG", "MED", "DRA", "MEA", "MDV"};
    if (std::find(emtree.begin(), emtree.end(), group) != emtree.end()) return "emtree";
    return group == "MKW" || group == "MSF" ? "mesh" : group;
}

void add_term(const ItemDraft& item, const std::string& group, IndexTerm term) {
    if (term.term.empty() && term.links.empty()) return;
    if (group == "KWD") return add_author_keyword(item.record(), std::move(term.term));
    if (group == "CTN") return add_trial(item, term.term);
    if (group == "MSH") return add_heading(item.record(), term);
    term.vocabulary = vocabulary_of(group);
    term.group = group;
    item.record().index_terms.push_back(std::move(term));
}

}  // namespace

void read_descriptors(const ItemDraft& item, pugi::xml_node descriptorgroup) {
    for (const auto list : children_of(descriptorgroup, "descriptors")) {
        const auto group = attribute_of(list, "type");
        for (const auto descriptor : children_of(list, "descriptor")) {
            for (auto& term : terms_of(descriptor)) add_term(item, group, std::move(term));
        }
    }
}

}  // namespace evident
