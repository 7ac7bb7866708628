#include "query/write/terms/headings.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "query/syntax/embase/links.hpp"
#include "query/write/terms/values.hpp"

namespace evident {
namespace {

constexpr std::array<std::pair<TagKind, TagKind>, 4> kinds = {{
    {TagKind::emtree, TagKind::heading},
    {TagKind::major_emtree, TagKind::major_heading},
    {TagKind::emtree_link, TagKind::qualified_heading},
    {TagKind::emtree_subheading, TagKind::qualifier},
}};

std::string_view value_token(const Tag& tag) {
    return std::string_view(tag.token).substr(std::min(prefix(tag.kind).size() + 1, tag.token.size()));
}

// What stands before and behind the two full stops, with blanks for the single ones.
std::pair<std::string, std::string> halves(const Tag& tag) {
    std::string value(value_token(tag));
    const auto dots = value.find("..");
    auto second = dots == std::string::npos ? std::string{} : value.substr(dots + 2);
    value.resize(std::min(dots, value.size()));
    std::replace(value.begin(), value.end(), '.', ' ');
    std::replace(second.begin(), second.end(), '.', ' ');
    return {std::move(value), std::move(second)};
}

// The major heading with its subheading, when the two are a link and the major term it belongs to.
std::optional<Tag> major_link(const Node& first, const Node& second) {
    const auto* link = std::get_if<Tag>(&first.is);
    const auto* term = std::get_if<Tag>(&second.is);
    if (link == nullptr || term == nullptr || link->kind != TagKind::emtree_link ||
        term->kind != TagKind::major_emtree || link->explode != term->explode) {
        return {};
    }
    const auto name = value_token(*term);
    const auto linked = value_token(*link);
    if (!linked.starts_with(name) || !linked.substr(name.size()).starts_with("..")) return {};
    auto out = as_heading(*link);
    if (!out) return {};
    const auto [heading, qualifier] = halves(*out);
    out->kind = TagKind::major_qualified_heading;
    out->token = tag_token(out->kind, heading, qualifier);
    return out;
}

}  // namespace

std::optional<Tag> as_heading(const Tag& tag) {
    for (const auto& [from, to] : kinds) {
        if (tag.kind != from) continue;
        Tag out = tag;
        out.kind = to;
        out.token = std::string(prefix(to)) + tag.token.substr(std::min(prefix(from).size(), tag.token.size()));
        const auto [name, link] = halves(tag);
        const bool floating = tag.kind == TagKind::emtree_subheading;
        const auto qualifier = qualifier_of_link(floating ? name : link);
        if (qualifier.empty()) return out;
        const auto slash = tag.text.rfind('/');
        out.token = floating ? tag_token(to, qualifier) : tag_token(to, name, qualifier);
        out.text = floating                     ? std::string(qualifier)
                   : slash == std::string::npos ? std::string{}
                                                : tag.text.substr(0, slash + 1) + std::string(qualifier);
        return out;
    }
    return {};
}

Problem check_heading(const Tag& tag, const Place& place) {
    return {Severity::warning, "check-heading",
            fmt::format("\"{}\" is a term of Emtree; whether MeSH has a heading of that name must be looked up.",
                        written_value(tag)),
            place};
}

Node with_major_links(const Node& node, Problems& losses) {
    const auto each = [&](const std::vector<Node>& parts) {
        std::vector<Node> out;
        for (const auto& part : parts) out.push_back(with_major_links(part, losses));
        return out;
    };
    if (const auto* any = std::get_if<Or>(&node.is)) return {Or{each(any->parts)}, node.place};
    if (const auto* negated = std::get_if<Not>(&node.is)) return {Not{each(negated->part)}, node.place};
    const auto* all = std::get_if<And>(&node.is);
    if (all == nullptr) return node;
    if (all->parts.size() == 2) {
        for (const auto first : {0U, 1U}) {
            auto tag = major_link(all->parts[first], all->parts[1 - first]);
            if (!tag) continue;
            losses.push_back(check_heading(std::get<Tag>(all->parts[first].is), node.place));
            return {std::move(*tag), node.place};
        }
    }
    return {And{each(all->parts)}, node.place};
}

}  // namespace evident
