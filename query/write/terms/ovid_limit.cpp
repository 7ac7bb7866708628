#include "query/write/terms/ovid_limit.hpp"

#include <fmt/format.h>

#include "query/ast/simplify.hpp"
#include "query/syntax/ovid/ovid.hpp"
#include "query/write/terms/values.hpp"

namespace evident {
namespace {

bool is_language(const Node& node) {
    const auto* tag = std::get_if<Tag>(&node.is);
    return tag != nullptr && tag->kind == TagKind::language && !tag->prefix;
}

Tag has_abstract() { return {TagKind::subset, tag_token(TagKind::subset, "hasabstract"), false, false, {}}; }

// One limit between "and"; "" for what is none.
std::string limit(const Node& node) {
    if (const auto* between = std::get_if<Between>(&node.is)) {
        const auto years = ovid_years(*between);
        return years.empty() ? years : fmt::format("yr=\"{}\"", years);
    }
    if (is_language(node)) return written_value(std::get<Tag>(node.is)) + " language";
    if (const auto* tag = std::get_if<Tag>(&node.is)) {
        if (*tag == has_abstract()) return "abstracts";
        const bool humans = *tag == Tag{TagKind::heading, tag_token(TagKind::heading, "Humans"), false, false, {}};
        return humans ? "humans" : "";
    }
    const auto* any = std::get_if<Or>(&node.is);
    if (any == nullptr || any->parts.empty()) return {};
    std::string out;
    for (const auto& part : any->parts) {
        if (!is_language(part)) return {};
        out.append(out.empty() ? "(" : " or ").append(written_value(std::get<Tag>(part.is)));
    }
    return out + ')';
}

}  // namespace

std::string ovid_years(const Between& between) {
    const std::vector<SearchDate> published = {SearchDate::print, SearchDate::electronic};
    if (between.dates != published || between.from == Day::none) return {};
    if (month_of(between.from) != 1 || day_of_month(between.from) != 1) return {};
    if (between.to == Day::none) return fmt::format("{} -Current", year_of(between.from));
    if (month_of(between.to) != 12 || day_of_month(between.to) != 31) return {};
    const auto from = year_of(between.from);
    const auto to = year_of(between.to);
    return from == to ? fmt::format("{}", from) : fmt::format("{} - {}", from, to);
}

std::string as_ovid_limit(const Node& node) {
    const auto* all = std::get_if<And>(&node.is);
    if (all == nullptr || all->parts.size() < 2) return {};
    const Line* line = nullptr;
    std::string limits;
    bool by_limit = false;  // what is asked for by LIMIT alone
    for (const auto& part : all->parts) {
        if (const auto* is = std::get_if<Line>(&part.is); is != nullptr && line == nullptr) {
            line = is;
            continue;
        }
        const auto one = limit(part);
        if (one.empty()) return {};
        by_limit = by_limit || std::holds_alternative<Between>(part.is) || part == Node{has_abstract(), {}};
        limits.append(limits.empty() ? "" : " and ").append(one);
    }
    if (!by_limit || line == nullptr) return {};
    if (all->parts.size() > 2) limits = '(' + limits + ')';
    auto text = fmt::format("limit {} to {}", line->number, limits);
    const auto read = parse_ovid(text, "written", {Day{20000101}, true});
    return read.problems.empty() && simplify(read.node) == simplify(node) ? text : std::string{};
}

}  // namespace evident
