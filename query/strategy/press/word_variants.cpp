#include "query/strategy/press/word_variants.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "query/ast/pattern.hpp"
#include "text/english/variants.hpp"

namespace evident {
namespace {

// Prefixes that some write with a hyphen and others without.
constexpr std::array<std::string_view, 24> prefixes = {
    "anti",  "bio", "co",   "extra", "hyper", "inter", "intra", "macro",  "meta",  "micro", "mid", "multi",
    "neuro", "non", "over", "peri",  "poly",  "post",  "pre",   "pseudo", "radio", "re",    "sub", "under"};
constexpr std::size_t shortest_rest = 4;

bool is_letters(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

class Maker {
  public:
    explicit Maker(const Words& words) : words_(words) {}

    std::vector<WordVariant> run() {
        for (std::size_t at = 0; at < words_.terms.size(); ++at) {
            const auto& term = words_.terms[at];
            if (is_pattern(term)) continue;
            const bool last = at + 1 == words_.terms.size();
            for (auto& other : spelling_variants(term.word, term.prefix)) {
                for (auto& more : last && !term.prefix ? number_variants(other) : std::vector<std::string>{}) {
                    put(WordVariant::Kind::spelling, at, 1, {{std::move(more), false}});
                }
                put(WordVariant::Kind::spelling, at, 1, {{std::move(other), term.prefix}});
            }
            split(at, term);
            if (at + 1 < words_.terms.size()) join(at, term, words_.terms[at + 1]);
        }
        if (const auto& last = words_.terms.back(); !last.prefix && !is_pattern(last)) {
            for (auto& other : number_variants(last.word)) {
                put(WordVariant::Kind::number, words_.terms.size() - 1, 1, {{std::move(other), false}});
            }
        }
        return std::move(out_);
    }

  private:
    void split(std::size_t at, const QueryWord& term) {
        for (const auto prefix : prefixes) {
            if (!term.word.starts_with(prefix) || term.word.size() < prefix.size() + shortest_rest) continue;
            put(WordVariant::Kind::hyphen, at, 1,
                {{std::string(prefix), false}, {term.word.substr(prefix.size()), term.prefix}});
        }
    }

    // "follow up", "non small": as one word. Two long words are written as one too seldom to ask.
    void join(std::size_t at, const QueryWord& one, const QueryWord& next) {
        if (one.prefix || is_pattern(next) || !is_letters(one.word) || !is_letters(next.word)) return;
        if (one.word.size() < 2 || next.word.size() < 2) return;
        put(WordVariant::Kind::hyphen, at, 2, {{one.word + next.word, next.prefix}});
    }

    void put(WordVariant::Kind kind, std::size_t at, std::size_t count, std::vector<QueryWord> terms) {
        Words other{words_.fields, {}, {}};
        const auto begin = words_.terms.begin();
        other.terms.assign(begin, begin + std::ptrdiff_t(at));
        other.terms.insert(other.terms.end(), terms.begin(), terms.end());
        other.terms.insert(other.terms.end(), begin + std::ptrdiff_t(at + count), words_.terms.end());
        out_.push_back({kind, std::move(other)});
    }

    const Words& words_;
    std::vector<WordVariant> out_;
};

}  // namespace

std::vector<WordVariant> word_variants(const Words& words) { return Maker(words).run(); }

}  // namespace evident
