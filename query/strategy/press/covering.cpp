#include "query/strategy/press/covering.hpp"

#include <algorithm>
#include <optional>

#include "query/ast/pattern.hpp"
#include "query/ast/print.hpp"
#include "query/ast/walk.hpp"
#include "query/vocabulary/expand.hpp"

namespace evident {
namespace {

bool is_within(const FieldSet& narrow, const FieldSet& wide) { return (narrow | wide) == wide; }

bool takes_in(const QueryWord& wide, const QueryWord& narrow) {
    if (wide == narrow) return true;
    if (is_pattern(wide) || is_pattern(narrow)) return false;
    return wide.prefix && narrow.word.starts_with(wide.word);
}

// Where the words stand in the others, one behind the other; nothing when they do not.
std::optional<std::size_t> find_in(const std::vector<QueryWord>& wide, const std::vector<QueryWord>& narrow) {
    for (std::size_t at = 0; at + wide.size() <= narrow.size(); ++at) {
        if (std::equal(wide.begin(), wide.end(), narrow.begin() + std::ptrdiff_t(at), takes_in)) return at;
    }
    return {};
}

bool is_qualified(TagKind kind) {
    return kind == TagKind::qualified_heading || kind == TagKind::major_qualified_heading;
}
bool is_major(TagKind kind) { return kind == TagKind::major_heading || kind == TagKind::major_qualified_heading; }
bool is_heading(TagKind kind) { return kind == TagKind::heading || is_major(kind) || is_qualified(kind); }

// The heading of the tag by itself: "lung.neoplasms" of "mqj.lung.neoplasms..dt".
std::string heading_key(const Tag& tag) {
    const auto size = prefix(tag.kind).size() + 1;
    const auto key = tag.token.size() > size ? tag.token.substr(size) : std::string{};
    return key.substr(0, key.find(".."));
}

}  // namespace

bool Covering::covers(const Node& wide, const Node& narrow) {
    if (wide == narrow) return true;
    const auto by_wide = [&](const Node& part) { return covers(wide, part); };
    if (const auto* all = std::get_if<And>(&narrow.is)) {
        return std::any_of(all->parts.begin(), all->parts.end(), by_wide);
    }
    if (const auto* any = std::get_if<Or>(&narrow.is)) {
        return !any->parts.empty() && std::all_of(any->parts.begin(), any->parts.end(), by_wide);
    }
    if (const auto* any = std::get_if<Or>(&wide.is)) {
        return std::any_of(any->parts.begin(), any->parts.end(),
                           [&](const Node& part) { return covers(part, narrow); });
    }
    if (const auto* near = std::get_if<Near>(&narrow.is)) {
        const auto* other = std::get_if<Near>(&wide.is);
        return other != nullptr ? covers(*other, *near) : std::any_of(near->parts.begin(), near->parts.end(), by_wide);
    }
    if (const auto* words = std::get_if<Words>(&narrow.is)) {
        if (const auto* other = std::get_if<Words>(&wide.is)) return covers(*other, *words);
        if (const auto* near = std::get_if<Near>(&wide.is)) return covers(*near, *words);
    }
    const auto* tag = std::get_if<Tag>(&narrow.is);
    const auto* other = std::get_if<Tag>(&wide.is);
    return tag != nullptr && other != nullptr && covers(*other, *tag);
}

bool Covering::covers(const Words& wide, const Words& narrow) {
    return is_within(narrow.fields, wide.fields) && find_in(wide.terms, narrow.terms).has_value();
}

bool Covering::covers(const Near& wide, const Near& narrow) {
    if (wide.parts.size() != narrow.parts.size() || narrow.between > wide.between) return false;
    if (wide.ordered && !narrow.ordered) return false;
    const auto pair = [&](const Node& a, const Node& b) { return stands_for(a, b); };
    if (std::equal(wide.parts.begin(), wide.parts.end(), narrow.parts.begin(), pair)) return true;
    return !wide.ordered && std::equal(wide.parts.rbegin(), wide.parts.rend(), narrow.parts.begin(), pair);
}

// Within a nearness a word does not stand for a phrase that holds it: the words between would be counted otherwise.
bool Covering::stands_for(const Node& wide, const Node& narrow) {
    if (wide == narrow) return true;
    if (const auto* any = std::get_if<Or>(&narrow.is)) {
        return std::all_of(any->parts.begin(), any->parts.end(),
                           [&](const Node& part) { return stands_for(wide, part); });
    }
    if (const auto* any = std::get_if<Or>(&wide.is)) {
        return std::any_of(any->parts.begin(), any->parts.end(),
                           [&](const Node& part) { return stands_for(part, narrow); });
    }
    const auto* one = std::get_if<Words>(&wide.is);
    const auto* other = std::get_if<Words>(&narrow.is);
    return one != nullptr && other != nullptr && one->terms.size() == other->terms.size() && covers(*one, *other);
}

// A phrase that holds both sides, not too far apart.
bool Covering::covers(const Near& wide, const Words& narrow) {
    if (wide.parts.size() != 2) return false;
    const auto* one = std::get_if<Words>(&wide.parts[0].is);
    const auto* two = std::get_if<Words>(&wide.parts[1].is);
    if (one == nullptr || two == nullptr || !is_within(narrow.fields, one->fields)) return false;
    const auto first = find_in(one->terms, narrow.terms);
    const auto second = find_in(two->terms, narrow.terms);
    if (!first || !second || *first == *second) return false;
    if (*first > *second) {
        return !wide.ordered && *second + two->terms.size() <= *first &&
               *first - *second - two->terms.size() <= wide.between;
    }
    return *first + one->terms.size() <= *second && *second - *first - one->terms.size() <= wide.between;
}

bool Covering::covers(const Tag& wide, const Tag& narrow) {
    if (wide.prefix || narrow.prefix || !is_heading(wide.kind) || !is_heading(narrow.kind)) return false;
    if (is_qualified(wide.kind) || (is_major(wide.kind) && !is_major(narrow.kind))) return false;
    const auto& all = headings(wide);
    const auto& some = headings(narrow);
    return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

const std::set<std::string>& Covering::headings(const Tag& tag) {
    const Tag heading{
        TagKind::heading, std::string(prefix(TagKind::heading)) + '.' + heading_key(tag), false, tag.explode, {}};
    const auto key = print(Node{heading, {}});
    if (const auto known = headings_.find(key); known != headings_.end()) return known->second;
    std::set<std::string> out;
    for_each_node(expand({heading, {}}, desk_.store(), {desk_.year(), false}).node, [&](const Node& node) {
        if (const auto* one = std::get_if<Tag>(&node.is)) out.insert(one->token);
    });
    return headings_.emplace(key, std::move(out)).first->second;
}

}  // namespace evident
