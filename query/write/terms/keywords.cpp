#include "query/write/terms/keywords.hpp"

#include <algorithm>

#include "query/ast/pattern.hpp"

namespace evident {
namespace {

// The keyword that these words are when they are all of it.
bool is_keyword_of(const Node& node, const Words& words) {
    const auto* tag = std::get_if<Tag>(&node.is);
    if (tag == nullptr || tag->kind != TagKind::keyword || tag->prefix != words.terms.back().prefix) return false;
    std::string value;
    for (const auto& term : words.terms) {
        if (is_pattern(term) || (term.prefix && &term != &words.terms.back())) return false;
        value.append(value.empty() ? "" : " ").append(term.word);
    }
    return tag->token == tag_token(TagKind::keyword, value);
}

Or joined(std::vector<Node> parts, Problems& losses) {
    static constexpr std::size_t how_far = 8;  // they come side by side from one label
    Or out;
    std::vector<bool> taken(parts.size(), false);
    for (std::size_t at = 0; at < parts.size(); ++at) {
        auto* words = std::get_if<Words>(&parts[at].is);
        if (words == nullptr || words->terms.empty()) continue;
        for (auto other = at < how_far ? 0 : at - how_far; other < std::min(at + how_far, parts.size()); ++other) {
            if (taken[other] || !is_keyword_of(parts[other], *words)) continue;
            taken[other] = true;
            words->fields = words->fields | FieldSet{Field::keyword};
            const Problem loss{Severity::warning, "keyword-words",
                               "Keywords are searched by their words there, not whole: more may be found.",
                               parts[at].place};
            const auto same = [&](const Problem& one) { return one.code == loss.code; };
            if (std::none_of(losses.begin(), losses.end(), same)) losses.push_back(loss);
        }
    }
    for (std::size_t at = 0; at < parts.size(); ++at) {
        if (!taken[at]) out.parts.push_back(std::move(parts[at]));
    }
    return out;
}

}  // namespace

Words keyword_words(const Tag& tag) {
    Words out{{Field::keyword}, {}};
    auto rest = std::string_view(tag.token).substr(std::min(prefix(tag.kind).size() + 1, tag.token.size()));
    while (!rest.empty()) {
        const auto word = rest.substr(0, rest.find('.'));
        if (!word.empty()) out.terms.push_back({std::string(word), false});
        rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    }
    if (out.terms.empty()) out.terms.push_back({std::string(tag.token), false});
    out.terms.back().prefix = tag.prefix;
    return out;
}

Node joined_keywords(const Node& node, Problems& losses) {
    const auto each = [&](const std::vector<Node>& parts) {
        std::vector<Node> out;
        for (const auto& part : parts) out.push_back(joined_keywords(part, losses));
        return out;
    };
    if (const auto* all = std::get_if<And>(&node.is)) return {And{each(all->parts)}, node.place};
    if (const auto* negated = std::get_if<Not>(&node.is)) return {Not{each(negated->part)}, node.place};
    const auto* any = std::get_if<Or>(&node.is);
    if (any == nullptr) return node;
    auto out = joined(each(any->parts), losses);
    if (out.parts.size() == 1) return std::move(out.parts.front());
    return {std::move(out), node.place};
}

}  // namespace evident
