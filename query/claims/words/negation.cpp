#include "query/claims/words/negation.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace evident {
namespace {

constexpr std::array<std::string_view, 10> before = {"no",  "not",       "non",      "without", "neither",
                                                     "nor", "excluding", "exclude*", "nothing", "absence"};
constexpr std::size_t reach_before = 4;

constexpr std::array<std::string_view, 9> after = {
    "not ~ report*",  "not ~ describ*", "not ~ address*", "not ~ stud*",   "not ~ separat*",
    "not ~ evaluat*", "exclud*",        "not ~ includ*",  "not ~ analyz*",
};
constexpr std::size_t reach_after = 4;

// What a "no" may deny instead of the thing itself.
constexpr std::array<std::string_view, 19> denied_instead = {
    "benefit",     "difference", "effect*", "improv*",   "respon*",  "surviv*", "differ*",
    "significan*", "longer",     "better",  "superior*", "only",     "agreed",  "treat*",
    "standard",    "evidence",   "reduc*",  "increas*",  "prolong*",
};

template <std::size_t Count>
std::vector<Phrase> compiled(const std::array<std::string_view, Count>& table) {
    return {table.begin(), table.end()};
}

bool any_at(const std::vector<Phrase>& phrases, const std::vector<Word>& words, std::size_t at) {
    return std::any_of(phrases.begin(), phrases.end(),
                       [&](const Phrase& phrase) { return phrase.match_at(words, at).has_value(); });
}

bool denied_before(const std::vector<Word>& words, const WordRange& range) {
    static const auto negations = compiled(before);
    static const auto others = compiled(denied_instead);
    for (std::size_t back = 1; back <= reach_before && back <= range.begin; ++back) {
        const auto at = range.begin - back;
        if (any_at(others, words, at)) return false;
        // "non" binds to the next word alone.
        if (any_at(negations, words, at)) return words[at].text != "non" || back == 1;
    }
    return false;
}

bool denied_after(const std::vector<Word>& words, const WordRange& range) {
    static const auto negations = compiled(after);
    for (std::size_t at = range.end; at < range.end + reach_after && at < words.size(); ++at) {
        if (any_at(negations, words, at)) return true;
    }
    return false;
}

}  // namespace

bool is_negated(const std::vector<Word>& words, const WordRange& range) {
    return denied_before(words, range) || denied_after(words, range);
}

}  // namespace evident
