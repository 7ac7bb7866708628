#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "query/ast/pattern.hpp"
#include "query/ast/print.hpp"
#include "query/ast/walk.hpp"
#include "query/strategy/press/checks.hpp"
#include "query/strategy/press/corpus_words.hpp"
#include "query/strategy/press/word_variants.hpp"
#include "text/english/variants.hpp"

namespace evident {
namespace {

constexpr std::size_t most_tried = 2000;   // other ways to write a term that are asked of the records
constexpr std::int64_t least_records = 5;  // that have what may have been meant
constexpr std::int64_t least_share = 200;  // one report more in so many that the term finds is worth a word
constexpr std::int64_t times_more = 5;     // see is_meant()
constexpr std::size_t surely_long = 8;     // letters of a word that is hardly another one by chance

// What Cochrane's filters for randomised trials ask, in just these forms; the shorter one lacks the last.
constexpr std::array<std::string_view, 4> filter_words = {"placebo", "randomly", "trial", "groups"};

// "in-patient" is read as two words, of which the second says nothing by itself.
constexpr std::array<std::string_view, 8> small_words = {"in", "out", "of", "to", "by", "at", "on", "the"};

bool is_shouted(std::string_view typed) {
    return std::any_of(typed.begin(), typed.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) &&
           std::none_of(typed.begin(), typed.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool asks_text(const FieldSet& fields) {
    return fields.has(Field::title) || fields.has(Field::abstract) || fields.has(Field::keyword);
}

std::string told(const Words& words) {
    std::vector<std::string> out;
    for (const auto& term : words.terms) out.push_back(term.word + (term.prefix ? "*" : ""));
    return fmt::format("{}", fmt::join(out, " "));
}

class WordReviewer {
  public:
    explicit WordReviewer(ReviewDesk& desk) : desk_(desk), words_(desk.store()) {}

    void run() {
        gather_words();
        for (const auto& step : desk_.asked().steps) {
            line_ = step.number;
            wanted_ = desk_.is_wanted(line_);
            root_ = step.node;
            typed_.clear();
            begun_.clear();
            tried_.clear();
            for_each_node(root_, [&](const Node& node) {
                const auto* words = std::get_if<Words>(&node.is);
                if (words == nullptr) return;
                for (const auto& term : words->terms) (term.prefix ? begun_ : typed_).insert(term.word);
            });
            visit(root_, true);
        }
    }

  private:
    void gather_words() {
        std::set<std::string, std::less<>> all;
        for (const auto& step : desk_.asked().steps) {
            for_each_node(step.node, [&](const Node& node) {
                const auto* words = std::get_if<Words>(&node.is);
                if (words != nullptr && words->terms.size() == 1) all.insert(words->terms.front().word);
            });
        }
        filtered_ = std::all_of(filter_words.begin(), filter_words.end() - 1,
                                [&](std::string_view word) { return all.find(word) != all.end(); });
    }

    // alone: the node is an alternative of the line's own, so that what it finds the line finds.
    void visit(Node& node, bool alone) {
        if (std::holds_alternative<Not>(node.is)) return;
        if (std::holds_alternative<Words>(node.is)) {
            if (asks_text(std::get<Words>(node.is).fields)) check(node, alone);
            return;
        }
        auto* parts = parts_of(node);
        if (parts == nullptr) return;
        const bool below = alone && std::holds_alternative<Or>(node.is);
        for (auto& part : *parts) {
            // What PubMed's mapping put there has the place of what it stands for, and other spellings already.
            if (!(part.place == node.place)) visit(part, below);
        }
    }

    void check(Node& node, bool alone) {
        const auto words = std::get<Words>(node.is);
        if (check_spelling(words, node.place) || !wanted_) return;
        const auto found = desk_.sets().reports(desk_.sets().find({words, {}}));
        for (const auto& other : word_variants(words)) {
            if (other.kind == WordVariant::Kind::number && (is_fixed(words) || is_shouted(desk_.text(node.place))))
                continue;
            if (tried_.size() >= most_tried || !is_here(other.words)) continue;
            if (!tried_.insert(print({other.words, {}})).second) continue;
            const auto more = gain(node, other.words, alone);
            const auto least = other.kind == WordVariant::Kind::hyphen ? 2 + found / 50 : 1 + found / least_share;
            if (more >= least) tell_variant(words, other, node.place, more);
        }
    }

    // Whether the words are of a filter, or of a name with a hyphen, that has no other number.
    bool is_fixed(const Words& words) const {
        const auto is_one = [&](const auto& list, const std::string& word) {
            return std::find(list.begin(), list.end(), word) != list.end();
        };
        if (words.terms.size() == 1) return filtered_ && is_one(filter_words, words.terms.front().word);
        return words.terms.size() == 2 && is_one(small_words, words.terms.front().word);
    }

    bool is_here(const Words& words) {
        return std::all_of(words.terms.begin(), words.terms.end(), [&](const QueryWord& term) {
            return is_pattern(term) || (term.prefix ? words_.any_begins(term.word) : words_.count(term.word) > 0);
        });
    }

    // The reports that the line, were the other words an alternative there, would find and its block does not.
    std::int64_t gain(Node& node, const Words& other, bool alone) {
        auto found = desk_.sets().find({other, {}});
        found -= desk_.block(line_);
        if (found.empty() || alone) return desk_.sets().reports(found);
        auto old = node;
        node.is = Or{{old, Node{other, {}}}};
        found = desk_.sets().find(root_);
        node = std::move(old);
        found -= desk_.block(line_);
        return desk_.sets().reports(found);
    }

    void tell_variant(const Words& words, const WordVariant& other, const Place& place, std::int64_t more) {
        const auto message = fmt::format("\"{}\" is not asked for beside \"{}\": {} more here.", told(other.words),
                                         told(words), reports_told(more));
        switch (other.kind == WordVariant::Kind::spelling && has_other_number(other.words) ? WordVariant::Kind::number
                                                                                           : other.kind) {
            case WordVariant::Kind::spelling:
                return desk_.tell(PressElement::words, Severity::warning, "missing-spelling", line_, place, message);
            case WordVariant::Kind::number:
                return desk_.tell(PressElement::words, Severity::note, "missing-number", line_, place, message);
            default: desk_.tell(PressElement::words, Severity::note, "missing-hyphen", line_, place, message);
        }
    }

    // "localizations" beside "localisation" and "localization": the spelling is there, its plural is not.
    bool has_other_number(const Words& words) const {
        const auto others = number_variants(words.terms.back().word);
        return std::any_of(others.begin(), others.end(),
                           [&](const std::string& one) { return typed_.count(one) != 0; });
    }

    // True when a word of the term seems to be misspelt: other ways to write it are of no use then.
    bool check_spelling(const Words& words, const Place& place) {
        bool out = false;
        if (is_shouted(desk_.text(place)) && !is_shouted(desk_.text(root_.place))) return false;
        for (std::size_t i = 0; i < words.terms.size(); ++i) {
            const auto& term = words.terms[i];
            if (term.prefix) out = check_beginning(words, term, place) || out;
            if (term.prefix || is_pattern(term)) continue;
            const auto likely = words_.likely(term.word);
            if (!likely || is_typed(likely->word) || is_known(term.word) || !is_meant(words, i, *likely)) {
                continue;
            }
            out = true;
            const auto count = words_.count(term.word);
            desk_.tell(PressElement::lines, Severity::warning, "possible-misspelling", line_, place,
                       fmt::format("\"{}\" stands in {} here, \"{}\" in {}: did you mean that?", term.word,
                                   count == 0 ? "no record" : fmt::format("{} record{}", count, count == 1 ? "" : "s"),
                                   likely->word, likely->records));
        }
        return out;
    }

    // A long beginning of no word here, one slip away from the beginning of words in many records.
    bool check_beginning(const Words& words, const QueryWord& term, const Place& place) {
        if (is_pattern(term) || words_.any_begins(term.word)) return false;
        if (words_.is_in_vocabulary(term.word, true)) return false;
        for (const auto& other : words_.likely_beginnings(term.word)) {
            if (is_typed(other)) return false;
            const auto records = desk_.sets().find({Words{words.fields, {{other, true}}}, {}}).count();
            if (records < least_records) continue;
            desk_.tell(
                PressElement::lines, Severity::warning, "possible-misspelling", line_, place,
                fmt::format("No word here begins with \"{}\"; \"{}\" begins one in {} records: did you mean that?",
                            term.word, other, records));
            return true;
        }
        return false;
    }

    // Who asks for the right word on the line as well knows of the slip.
    bool is_typed(const std::string& word) const {
        return typed_.count(word) != 0 || std::any_of(begun_.begin(), begun_.end(), [&](const std::string& beginning) {
                   return word.starts_with(beginning);
               });
    }

    // A word that a vocabulary has, or one that is the beginning of others, is no slip.
    bool is_known(const std::string& word) {
        return words_.any_begins(word + "s") || words_.is_in_vocabulary(word, false);
    }

    // Of a phrase: records have it with the likely word. Of a word: it is long, or the records that have the likely
    // word are among those of the block three times as often as others.
    bool is_meant(const Words& words, std::size_t at, const LikelyWord& likely) {
        auto other = words;
        other.terms[at].word = likely.word;
        auto found = desk_.sets().find({other, {}});
        if (words.terms.size() > 1) return !found.empty();
        if (words.terms.front().word.size() >= surely_long) return true;
        const auto all = found.count();
        const auto& block = desk_.block(line_);
        found &= block;
        const auto records = desk_.sets().find({All{}, {}}).count();
        return found.count() >= times_more && found.count() * records >= times_more * all * block.count();
    }

    ReviewDesk& desk_;
    CorpusWords words_;
    std::int64_t line_ = 0;
    bool wanted_ = false;  // a line that the result does not use, or only takes away, is looked at for its spelling
    Node root_;
    bool filtered_ = false;        // the filter for randomised trials is a part of the strategy
    std::set<std::string> typed_;  // words of the line
    std::set<std::string> begun_;  // those with a star
    std::set<std::string> tried_;  // other ways to write a term of the line
};

}  // namespace

void check_words(ReviewDesk& desk) { WordReviewer(desk).run(); }

}  // namespace evident
