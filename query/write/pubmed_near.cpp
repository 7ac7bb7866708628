#include "query/write/pubmed_near.hpp"

#include <algorithm>

#include "query/ast/pattern.hpp"

namespace evident {
namespace {

// False when a part is no word, phrase or alternatives of such.
bool alternatives(const Node& part, std::vector<Words>& out) {
    if (const auto* words = std::get_if<Words>(&part.is)) {
        out.push_back(*words);
        return true;
    }
    const auto* any = std::get_if<Or>(&part.is);
    if (any == nullptr) return false;
    return std::all_of(any->parts.begin(), any->parts.end(), [&](const Node& one) { return alternatives(one, out); });
}

}  // namespace

std::optional<std::vector<NearChoice>> near_choices(const Near& near) {
    std::vector<NearChoice> out(1);
    for (const auto& part : near.parts) {
        std::vector<Words> either;
        if (!alternatives(part, either) || either.empty()) return {};
        if (out.size() * either.size() > most_near_choices) return {};
        std::vector<NearChoice> more;
        for (const auto& begun : out) {
            for (const auto& one : either) {
                more.push_back(begun);
                more.back().push_back(one);
            }
        }
        out = std::move(more);
    }
    return out;
}

bool plain_words_alone(const NearChoice& choice) {
    return std::all_of(choice.begin(), choice.end(), [](const Words& words) {
        return words.terms.size() == 1 && !words.terms.front().prefix && !is_pattern(words.terms.front());
    });
}

Words side_by_side(const NearChoice& choice) {
    Words out;
    out.fields = choice.front().fields;
    for (const auto& words : choice) out.terms.insert(out.terms.end(), words.terms.begin(), words.terms.end());
    return out;
}

}  // namespace evident
