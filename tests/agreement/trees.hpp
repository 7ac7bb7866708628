// Random questions made of the records' own words, so that most of them have an answer.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "query/ast/node.hpp"
#include "query/ast/pattern.hpp"
#include "store/record/searchable.hpp"
#include "tests/agreement/dice.hpp"
#include "text/words.hpp"

namespace evident::testing {

// What one record offers to questions.
struct Offer {
    struct Value {
        Field field;
        std::vector<std::string> words;
    };
    std::vector<Value> values;
    std::vector<std::string> tags;
    std::vector<std::pair<SearchDate, Day>> dates;
};

inline Offer offer_of(const Record& record) {
    Offer out;
    const auto found = searchable(record);
    for (const auto& column : columns()) {
        for (const auto text : found.of(column.field)) {
            Offer::Value value{column.field, {}};
            for (auto& word : words(text)) value.words.push_back(std::move(word.text));
            if (!value.words.empty()) out.values.push_back(std::move(value));
        }
    }
    out.tags = found.tags;
    for (std::size_t i = 0; i < search_date_count; ++i) {
        const Day day = search_date(record, SearchDate(i)).first;
        if (day != Day::none) out.dates.emplace_back(SearchDate(i), day);
    }
    return out;
}

// The first bytes of the text, at least one letter and no half of one.
inline std::string beginning(const std::string& text, std::size_t bytes) {
    std::size_t end = std::max<std::size_t>(bytes, 1);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    return text.substr(0, end);
}

class Trees {
  public:
    Trees(const std::vector<Record>& records, unsigned long seed) : dice_(seed) {
        for (const auto& record : records) offers_.push_back(offer_of(record));
    }

    Dice& dice() { return dice_; }

    // A tree that as a rule one record at least answers.
    Node tree(int depth) { return tree_for(any_offer(), depth); }

    // As a rule true of the record that makes the offer.
    Node tree_for(const Offer& offer, int depth) {
        if (dice_.one_in(80)) return dice_.one_in(3) ? Node{Nothing{}, {}} : Node{All{}, {}};
        if (dice_.one_in(200)) return {Line{std::int64_t(dice_.below(9))}, {}};  // finds nothing when nobody sets it
        if (depth == 0 || dice_.one_in(4)) return leaf_for(offer);
        switch (dice_.below(8)) {
            case 0: return {Not{{tree_for(any_offer(), dice_.one_in(3) ? depth - 1 : 0)}}, {}};
            case 1:
            case 2: return {Or{parts_for(offer, depth, 4)}, {}};
            default: return {And{parts_for(offer, depth, 60)}, {}};
        }
    }

    Node leaf_for(const Offer& offer) {
        const auto kind = dice_.below(12);
        if (kind < 2 && !offer.tags.empty()) return {tag_of(offer), {}};
        if (kind == 2 && !offer.dates.empty()) return {between_of(offer), {}};
        if (offer.values.empty()) return {All{}, {}};
        if (dice_.one_in(4)) return {near_of(offer), {}};
        return {words_of(offer), {}};
    }

    // Parts that stand near one another in one value of the record, some of them phrases, alternatives, or near
    // themselves; now and then farther apart than asked for.
    Near near_of(const Offer& offer) {
        const auto& value = dice_.of(offer.values);
        return near_in(value, fields_for(value.field), dice_.below(value.words.size()), 2);
    }

    const Offer& any_offer() { return dice_.of(offers_); }

    Words words_of(const Offer& offer) {
        const auto& value = dice_.of(offer.values);
        const std::size_t wanted = dice_.one_in(2) ? 1 : 1 + dice_.below(5);
        const std::size_t count = std::min(wanted, value.words.size());
        const std::size_t first = dice_.below(value.words.size() - count + 1);
        Words out{fields_for(value.field), {}};
        for (std::size_t i = first; i < first + count; ++i) out.terms.push_back({value.words[i], false});
        disturb(out, count);
        return out;
    }

    Between between_of(const Offer& offer) {
        const auto& [date, day] = dice_.of(offer.dates);
        Between out{{date}, shifted(day, -1), shifted(day, +1)};
        if (dice_.one_in(3)) out.dates.push_back(SearchDate(dice_.below(search_date_count)));
        if (dice_.one_in(4)) out.from = Day::none;
        if (dice_.one_in(4)) out.to = Day::none;
        if (dice_.one_in(4)) out.from = out.to = day;
        if (dice_.one_in(80)) std::swap(out.from, out.to);
        if (dice_.one_in(150)) out.dates.clear();
        return out;
    }

  private:
    Near near_in(const Offer::Value& value, FieldSet fields, std::size_t at, int depth) {
        static const std::vector<unsigned> reaches = {0, 0, 1, 1, 2, 3, 5, 5, 9, 30, 120, most_between};
        Near out{{}, dice_.of(reaches), dice_.one_in(3)};
        const auto first = at;
        for (auto i = 2 + (dice_.one_in(3) ? dice_.below(3) : 0); i > 0; --i) {
            out.parts.push_back(near_part(value, fields, at, depth));
            at += dice_.below(std::min<std::size_t>(out.between, 12) + 2);
            if (at >= value.words.size()) at = first;
        }
        if (!out.ordered && dice_.one_in(2)) std::swap(out.parts.front(), out.parts.back());
        return out;
    }

    // Moves `at` behind the part.
    Node near_part(const Offer::Value& value, FieldSet fields, std::size_t& at, int depth) {
        if (depth > 0 && dice_.one_in(8)) {
            Or any{{near_part(value, fields, at, depth - 1)}};
            const auto& other = dice_.of(any_offer_with_values().values);
            std::size_t stranger = dice_.below(other.words.size());
            any.parts.push_back(near_part(other, fields, stranger, 0));
            return {std::move(any), {}};
        }
        if (depth > 0 && dice_.one_in(10)) {
            auto near = near_in(value, fields, at, depth - 1);
            at = std::min(at + 2, value.words.size() - 1);
            return {std::move(near), {}};
        }
        Words out{fields, {}};
        const auto count = std::min<std::size_t>(dice_.one_in(4) ? 2 : 1, value.words.size() - at);
        for (std::size_t i = 0; i < count; ++i) out.terms.push_back({value.words[at + i], false});
        if (dice_.one_in(8)) out.terms.back() = shortened(out.terms.back().word, 2);
        if (dice_.one_in(10)) out.terms.front() = opened(out.terms.front());
        at += count;
        return {std::move(out), {}};
    }

    const Offer& any_offer_with_values() {
        for (int tries = 0; tries < 100; ++tries) {
            const auto& offer = any_offer();
            if (!offer.values.empty()) return offer;
        }
        return offers_.front();
    }

    // The word with a letter or two left open.
    QueryWord opened(QueryWord term) {
        auto& word = term.word;
        if (!std::all_of(word.begin(), word.end(), [](unsigned char c) { return c < 0x80; })) return term;
        const auto at = dice_.one_in(12) ? 0 : word.size() / 2 + dice_.below(word.size() - word.size() / 2);
        switch (dice_.below(4)) {
            case 0: word[at] = one_letter; break;
            case 1: word[at] = letter_or_none; break;
            case 2: word.insert(at, 1, letter_or_none); break;
            default:
                word.replace(at, std::min<std::size_t>(2, word.size() - at), 1, any_letters);
                if (word.back() == any_letters) word.back() = letter_or_none;  // a star at the end is a beginning
        }
        return term;
    }

    // Parts of which one in so many is of another record; an "and" may also take away what another record has.
    std::vector<Node> parts_for(const Offer& offer, int depth, std::size_t strangers) {
        std::vector<Node> out;
        for (auto i = dice_.one_in(20) ? 0 : 1 + dice_.below(3); i > 0; --i) {
            if (strangers > 10 && dice_.one_in(8)) {
                out.push_back({Not{{tree_for(any_offer(), dice_.one_in(4) ? depth - 1 : 0)}}, {}});
            } else {
                out.push_back(tree_for(dice_.one_in(strangers) ? any_offer() : offer, depth - 1));
            }
        }
        if (!out.empty() && dice_.one_in(8)) out.push_back(out.front());
        return out;
    }

    FieldSet fields_for(Field field) {
        static const std::vector<FieldSet> sets = {plain_fields, tiab_fields, text_word_fields, all_fields, all_fields};
        const auto set = dice_.of(sets);
        if (dice_.one_in(300)) return {};
        if (dice_.one_in(60)) return set;
        return set.has(field) && !dice_.one_in(3) ? set : FieldSet{field, Field(dice_.below(field_count))};
    }

    // Stars, and now and then another order, a stranger or a word that no record has.
    void disturb(Words& out, std::size_t count) {
        auto& last = out.terms.back();
        if (dice_.one_in(4)) last = shortened(last.word, count);
        if (dice_.one_in(12)) {
            auto& term = out.terms[dice_.below(count)];
            term = shortened(term.word, count);
        }
        if (dice_.one_in(16)) {
            auto& term = out.terms[dice_.below(count)];
            term = opened(term);
        }
        if (dice_.one_in(60)) std::swap(out.terms.front(), out.terms.back());
        if (dice_.one_in(100)) out.terms.push_back({"zqx", dice_.one_in(2)});
        if (dice_.one_in(80)) out.terms.push_back(out.terms.front());
    }

    // Within a phrase as a rule half of the word at least: a phrase of one letter and a star is slow, and right or
    // wrong as any other.
    QueryWord shortened(const std::string& word, std::size_t count) {
        const auto least = count > 1 && !dice_.one_in(50) ? (word.size() + 1) / 2 : 1;
        return {beginning(word, least + dice_.below(word.size() - least + 1)), true};
    }

    Tag tag_of(const Offer& offer) {
        const auto& token = dice_.of(offer.tags);
        Tag out{kind_of(token), token, dice_.one_in(3), dice_.one_in(4)};
        const auto value = token.find('.') + 1;
        if (out.prefix) out.token = beginning(token, value + dice_.below(token.size() - value + 1));
        if (dice_.one_in(80)) out.token += "zqx";
        return out;
    }

    static TagKind kind_of(const std::string& token) {
        for (int kind = 0; kind <= int(TagKind::action); ++kind) {
            if (token.starts_with(prefix(TagKind(kind)))) return TagKind(kind);
        }
        return TagKind::heading;
    }

    // A day of the years before (-1) or after (+1), now and then of the same year.
    Day shifted(Day day, int direction) {
        const int years = dice_.one_in(8) ? 0 : 1 + int(dice_.below(3));
        const auto span =
            make_span(int(day) / 10000 + direction * years, 1 + int(dice_.below(12)), 1 + int(dice_.below(28)));
        return span ? span->first : day;
    }

    std::vector<Offer> offers_;
    Dice dice_;
};

}  // namespace evident::testing
