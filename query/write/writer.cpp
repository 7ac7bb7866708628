#include "query/write/writer.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "query/ast/walk.hpp"
#include "query/syntax/values/publication_types.hpp"
#include "query/write/terms/names.hpp"

namespace evident {

Written TreeWriter::write(const Node& node) {
    losses_.clear();
    lost_.clear();
    Written out;
    out.text = say(node).text;
    out.losses = std::move(losses_);
    return out;
}

TreeWriter::Said TreeWriter::say(const Node& node) {
    const auto& place = node.place;
    if (const auto* is = std::get_if<Words>(&node.is)) return {words(*is, place)};
    if (const auto* is = std::get_if<Tag>(&node.is)) return {tag(*is, place)};
    if (const auto* is = std::get_if<Near>(&node.is)) return near(*is, place);
    if (const auto* is = std::get_if<Between>(&node.is)) return {between(*is, place)};
    if (const auto* is = std::get_if<Line>(&node.is)) return {line(*is, place)};
    if (const auto* is = std::get_if<And>(&node.is)) return say_and(*is, place);
    if (const auto* is = std::get_if<Or>(&node.is)) return say_or(*is, place);
    if (const auto* is = std::get_if<Not>(&node.is)) return say_not(*is, place);
    return {std::holds_alternative<All>(node.is) ? all(place) : nothing(place)};
}

std::string TreeWriter::enclosed(Said said) const {
    return said.bond == Bond::group ? '(' + std::move(said.text) + ')' : std::move(said.text);
}

bool TreeWriter::left_out_collection(const Node& part) {
    const auto is_collection = [](const Node& node) {
        const auto* tag = std::get_if<Tag>(&node.is);
        return tag != nullptr && tag->kind == TagKind::collection;
    };
    const auto is_medline = [&](const Node& node) {
        return is_collection(node) && std::get<Tag>(node.is).token == tag_token(TagKind::collection, "medline");
    };
    if (!is_made_of(part, is_collection) || is_made_of(part, is_medline)) return false;
    lost(Severity::warning, "collection-lost",
         "This limit to a part of another database is left out: what is meant is to be found there.", part.place);
    return true;
}

bool TreeWriter::left_out_unasked(const Node& part) {
    const Tag* first = nullptr;
    const auto is_unasked = [&](const Node& node) {
        const auto* tag = std::get_if<Tag>(&node.is);
        if (tag == nullptr || can_ask(*tag)) return false;
        if (first == nullptr) first = tag;
        return true;
    };
    if (!is_made_of(part, is_unasked)) return false;
    lost(Severity::warning, "no-such-field",
         fmt::format("\"{}\" ({}) cannot be asked for there: it is left out.", written_value(*first),
                     kind_name(first->kind)),
         part.place);
    return true;
}

// Without the alternatives that cannot be asked for; nothing when all can be, or none.
std::optional<Or> TreeWriter::asked(const Or& any) {
    const auto is_unasked = [&](const Node& part) {
        const auto* tag = std::get_if<Tag>(&part.is);
        return tag != nullptr && !can_ask(*tag);
    };
    const auto unasked = std::count_if(any.parts.begin(), any.parts.end(), is_unasked);
    if (unasked == 0 || std::size_t(unasked) == any.parts.size()) return {};
    Or out;
    for (const auto& part : any.parts) {
        if (!is_unasked(part)) {
            out.parts.push_back(part);
            continue;
        }
        const auto& tag = std::get<Tag>(part.is);
        lost(Severity::error, "narrower-field",
             fmt::format("\"{}\" ({}) cannot be asked for there: this alternative is left out.", written_value(tag),
                         kind_name(tag.kind)),
             part.place);
    }
    return out;
}

bool TreeWriter::is_no_word(TagKind kind) {
    static constexpr TagKind kinds[] = {
        TagKind::subset,    TagKind::country, TagKind::source,    TagKind::collection, TagKind::journal_id,
        TagKind::pmid,      TagKind::pmcid,   TagKind::volume,    TagKind::issue,      TagKind::page,
        TagKind::author_id, TagKind::isbn,    TagKind::publisher,
    };
    return std::find(std::begin(kinds), std::end(kinds), kind) != std::end(kinds);
}

void TreeWriter::check_type(const Tag& tag, const Place& place) {
    if (tag.kind != TagKind::type || tag.prefix || is_publication_type(written_value(tag))) return;
    lost(Severity::warning, "check-item-type",
         fmt::format("MEDLINE has no publication type that is known here as \"{}\".", written_value(tag)), place);
}

void TreeWriter::lost(Severity severity, std::string_view code, std::string message, const Place& place) {
    // Twelve words that lose the same are told once, at the first of them.
    if (!lost_.emplace(code, message).second) return;
    losses_.push_back({severity, std::string(code), std::move(message), place});
}

// What is taken away is said last: it is taken from all the rest.
TreeWriter::Said TreeWriter::say_and(const And& group, const Place& place) {
    std::string out;
    std::size_t said = 0;
    const auto add = [&](std::string_view word, const Node& part) {
        if (!out.empty()) out.append(" ").append(word).append(" ");
        out += enclosed(say(part));
        ++said;
    };
    std::vector<const Node*> parts;
    for (const auto& part : group.parts) {
        if (!left_out(part) && !left_out_unasked(part)) parts.push_back(&part);
    }
    for (const auto* part : parts) {
        if (!std::holds_alternative<Not>(part->is)) add(and_word(), *part);
    }
    if (out.empty()) out = all(place);
    for (const auto* part : parts) {
        if (const auto* negated = std::get_if<Not>(&part->is)) add(not_word(), negated->part.front());
    }
    return {std::move(out), said > 1 ? Bond::group : Bond::joined};
}

TreeWriter::Said TreeWriter::say_or(const Or& whole_or, const Place& place) {
    if (whole_or.parts.empty()) return {nothing(place)};
    const auto fewer = asked(whole_or);
    const Or& any = fewer ? *fewer : whole_or;
    if (any.parts.size() == 1) return say(any.parts.front());
    if (auto whole = whole_group(any, place); !whole.empty()) return {std::move(whole)};
    std::string out;
    std::set<std::string>
        said;  // what two terms have become one is said once: a term of Emtree and the heading of its name
    for (const auto& part : any.parts) {
        auto one = enclosed(say(part));
        if (!said.insert(one).second) continue;
        if (!out.empty()) out.append(" ").append(or_word()).append(" ");
        out += one;
    }
    return {std::move(out), said.size() > 1 ? Bond::group : Bond::joined};
}

TreeWriter::Said TreeWriter::say_not(const Not& negated, const Place& place) {
    auto out = all(place);
    out.append(" ").append(not_word()).append(" ").append(enclosed(say(negated.part.front())));
    return {std::move(out), Bond::group};
}

bool is_made_of(const Node& node, const std::function<bool(const Node& leaf)>& leaf) {
    const auto* parts = parts_of(node);
    if (parts == nullptr) return leaf(node);
    return !parts->empty() &&
           std::all_of(parts->begin(), parts->end(), [&](const Node& part) { return is_made_of(part, leaf); });
}

}  // namespace evident
