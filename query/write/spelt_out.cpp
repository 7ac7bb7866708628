#include "query/write/spelt_out.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "query/ast/pattern.hpp"
#include "query/ast/walk.hpp"
#include "text/english/variants.hpp"

namespace evident {
namespace {

using Spellings = std::set<std::string>;

constexpr std::ptrdiff_t most_signs = 2;       // 27 candidates each
constexpr std::size_t most_alternatives = 12;  // of a phrase

bool is_missing(char c, const MissingSigns& signs) {
    return (c == one_letter && signs.one_letter) || (c == letter_or_none && signs.letter_or_none);
}

// Every word that the signs may stand for, in the letters a to z.
Spellings candidates(std::string_view pattern, const MissingSigns& signs) {
    std::vector<std::string> made{""};
    for (const char c : pattern) {
        std::vector<std::string> longer;
        for (auto& one : made) {
            if (!is_missing(c, signs)) {
                longer.push_back(one + c);
                continue;
            }
            if (c == letter_or_none) longer.push_back(one);
            for (char letter = 'a'; letter <= 'z'; ++letter) longer.push_back(one + letter);
        }
        made = std::move(longer);
    }
    return {made.begin(), made.end()};
}

// Those of the candidates that are other ways to write one another.
Spellings spellings(const QueryWord& term, const MissingSigns& signs) {
    const auto count = std::count_if(term.word.begin(), term.word.end(), [&](char c) { return is_missing(c, signs); });
    if (count == 0 || count > most_signs || term.word.find(any_letters) != std::string::npos) return {};
    const auto all = candidates(term.word, signs);
    Spellings out;
    for (const auto& one : all) {
        auto others = spelling_variants(one, term.prefix);
        if (!term.prefix) {
            for (auto& other : number_variants(one)) others.push_back(std::move(other));
        }
        for (const auto& other : others) {
            if (all.count(other) == 0 || other == one) continue;
            out.insert(one);
            out.insert(other);
        }
    }
    return out;
}

class Speller {
  public:
    Speller(const MissingSigns& signs, Problems& losses) : signs_(signs), losses_(losses) {}

    Node run(const Node& node) {
        if (const auto* words = std::get_if<Words>(&node.is)) return spelt(*words, node.place);
        Node out = node;
        auto* parts = parts_of(out);
        if (parts == nullptr) return out;
        const bool any = std::holds_alternative<Or>(node.is);
        std::vector<Node> spelt;
        for (const auto& part : *parts) {
            auto one = run(part);
            if (any && std::holds_alternative<Words>(part.is) && std::holds_alternative<Or>(one.is)) {
                for (auto& spelling : std::get<Or>(one.is).parts) spelt.push_back(std::move(spelling));
            } else {
                spelt.push_back(std::move(one));
            }
        }
        *parts = std::move(spelt);
        return out;
    }

  private:
    Node spelt(const Words& words, const Place& place) {
        std::vector<std::vector<QueryWord>> phrases{{}};
        std::vector<std::string> told;
        for (const auto& term : words.terms) {
            const auto found = spellings(term, signs_);
            if (found.empty() || phrases.size() * found.size() > most_alternatives) {
                for (auto& phrase : phrases) phrase.push_back(term);
                continue;
            }
            told.push_back(fmt::format("{}", fmt::join(found, ", ")));
            std::vector<std::vector<QueryWord>> longer;
            for (const auto& phrase : phrases) {
                for (const auto& spelling : found) {
                    longer.push_back(phrase);
                    longer.back().push_back({spelling, term.prefix});
                }
            }
            phrases = std::move(longer);
        }
        if (told.empty()) return {words, place};
        losses_.push_back({Severity::note, "spelt-out",
                           fmt::format("There is no sign for one letter; the spellings that are meant are asked: {}.",
                                       fmt::join(told, "; ")),
                           place});
        Or any;
        for (auto& phrase : phrases) any.parts.push_back({Words{words.fields, std::move(phrase), {}}, place});
        return {std::move(any), place};
    }

    const MissingSigns& signs_;
    Problems& losses_;
};

}  // namespace

Node spelt_out(const Node& node, const MissingSigns& signs, Problems& losses) {
    return Speller(signs, losses).run(node);
}

}  // namespace evident
