#include "query/write/terms/headings.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "query/syntax/embase/limits.hpp"
#include "query/syntax/embase/links.hpp"
#include "query/syntax/values/wordlists.hpp"
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

// Without the Emtree term beside the heading or type that a limit finds.
Or without_limits(std::vector<Node> parts, Problems& losses) {
    Or out;
    for (std::size_t at = 0; at < parts.size(); ++at) {
        const auto* first = std::get_if<Tag>(&parts[at].is);
        const auto* second = at + 1 < parts.size() ? std::get_if<Tag>(&parts[at + 1].is) : nullptr;
        const auto limit = first == nullptr || second == nullptr ? std::string_view{} : limit_of(*first, *second);
        if (limit.empty()) {
            out.parts.push_back(std::move(parts[at]));
            continue;
        }
        losses.push_back({Severity::note, "other-form",
                          fmt::format("[{}]/lim is written as MEDLINE's \"{}\".", limit, written_value(*second)),
                          parts[at].place});
    }
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
        // Beside it stands the MeSH subheading of the same name, with its narrower ones: then the two are one.
        if (tag.kind == TagKind::emtree_subheading && !qualifier_name(name).empty()) out.explode = true;
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

Node as_mesh(const Node& node, Problems& losses) {
    const auto each = [&](const std::vector<Node>& parts) {
        std::vector<Node> out;
        for (const auto& part : parts) out.push_back(as_mesh(part, losses));
        return out;
    };
    if (const auto* any = std::get_if<Or>(&node.is)) {
        auto fewer = without_limits(each(any->parts), losses);
        if (fewer.parts.size() == 1) return std::move(fewer.parts.front());
        return {std::move(fewer), node.place};
    }
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

std::string_view emtree_name(const Tag& heading) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> names = {{
        {"humans", "human"},
        {"animals", "animal"},
        {"infant.newborn", "newborn"},
        {"child.preschool", "preschool child"},
        {"aged.80.and.over", "very elderly"},
    }};
    const auto value = value_token(heading);
    const auto at = std::find_if(names.begin(), names.end(), [&](const auto& name) { return name.first == value; });
    return heading.prefix || at == names.end() ? std::string_view{} : at->second;
}

}  // namespace evident
