#include "query/vocabulary/emtree_twin.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "query/syntax/embase/links.hpp"

namespace evident {
namespace {

// What stands behind the prefix of the kind: "lung.neoplasms", "lung.neoplasms..drug.therapy".
std::string key_of(const Tag& tag) { return tag.token.substr(std::min(prefix(tag.kind).size() + 1, tag.token.size())); }

std::string with_blanks(std::string key) {
    std::replace(key.begin(), key.end(), '.', ' ');
    return key;
}

Node term(TagKind kind, std::string_view key, const Tag& like) {
    return {Tag{kind, fmt::format("{}.{}", prefix(kind), key), false, like.explode, {}}, {}};
}

// Of a heading with a subheading.
std::optional<Node> linked(const Tag& tag, const std::string& key) {
    const auto parting = key.find("..");
    if (parting == std::string::npos) return {};
    const auto heading = key.substr(0, parting);
    const auto link = link_of_qualifier(with_blanks(key.substr(parting + 2)));
    if (!link) return {};
    auto node = Node{Tag{TagKind::emtree_link,
                         tag_token(TagKind::emtree_link, with_blanks(heading), link->name),
                         false,
                         tag.explode,
                         {}},
                     {}};
    if (tag.kind == TagKind::qualified_heading) return node;
    And both;
    both.parts.push_back(std::move(node));
    both.parts.push_back(term(TagKind::major_emtree, heading, tag));
    return Node{std::move(both), {}};
}

}  // namespace

std::optional<Node> emtree_twin(const Tag& tag) {
    const auto key = key_of(tag);
    if (tag.prefix || key.empty()) return {};
    switch (tag.kind) {
        case TagKind::heading: return term(TagKind::emtree, key, tag);
        case TagKind::major_heading: return term(TagKind::major_emtree, key, tag);
        case TagKind::qualified_heading:
        case TagKind::major_qualified_heading: return linked(tag, key);
        case TagKind::type:
            if (!tag.text.ends_with('/')) return {};
            return term(TagKind::emtree, key, tag);
        case TagKind::qualifier: {
            const auto link = link_of_qualifier(with_blanks(key));
            if (!link) return {};
            return Node{
                Tag{TagKind::emtree_subheading, tag_token(TagKind::emtree_subheading, link->name), false, false, {}},
                {}};
        }
        default: return {};
    }
}

}  // namespace evident
