// The one query tree. Every syntax parses to it; it compiles to SQL with FTS5, to Xapian, and to a plain scan.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "base/problem.hpp"
#include "store/record/field.hpp"

namespace evident {

struct Node;

// One folded word, or with prefix every word that begins so. Within the word, signs that no folded word has stand for
// letters: * any number of them, # just one, ? one or none (query/ast/pattern.hpp). A star at the end is a prefix and
// not written in the word.
struct QueryWord {
    std::string word;
    bool prefix = false;

    friend bool operator==(const QueryWord&, const QueryWord&) = default;
};

// The terms one after another, in this order, within one value of one of the fields. A single term is just a word.
struct Words {
    FieldSet fields;
    std::vector<QueryWord> terms;  // never empty
    std::string text{};            // as typed, for writing it out again; no part of equality

    friend bool operator==(const Words& a, const Words& b) { return a.fields == b.fields && a.terms == b.terms; }
};

// The parts not far from one another within one value of one of the fields: put in the order in which they stand, at
// most so many words lie between the end of each and the beginning of the next, and none overlap. query/ast/spans.hpp
// tells it exactly. A part is Words, an Or of such parts, or another Near (which stands from its first word to its
// last); all their fields are the same.
struct Near {
    std::vector<Node> parts;  // two at least
    unsigned between = 0;     // words, at most most_between
    bool ordered = false;     // the parts stand in this order

    bool operator==(const Near&) const;
};
inline constexpr unsigned most_between = 1000;  // PubMed's [ad]; Ovid stops at 98, Embase and Cochrane below it
inline constexpr std::size_t most_near_parts = 12;

// An exact value: the token of store/record/field.hpp's tag_token(). With prefix, every value whose token begins so.
struct Tag {
    TagKind kind = TagKind::heading;
    std::string token;
    bool prefix = false;
    bool explode = false;  // headings, qualifiers, types: with all narrower ones, once a vocabulary is loaded
    std::string text{};    // the value as typed, for writing it out again; no part of equality

    friend bool operator==(const Tag& a, const Tag& b) {
        return a.kind == b.kind && a.token == b.token && a.prefix == b.prefix && a.explode == b.explode;
    }
};

// One of the dates lies in the stretch of days, both ends included. A date that is a span of days ("2024 Dec") lies in
// it when its first day does: PubMed files a date without day under the first of its month.
struct Between {
    std::vector<SearchDate> dates;
    Day from = Day::none;  // none: open
    Day to = Day::none;

    friend bool operator==(const Between&, const Between&) = default;
};

// Another line of the strategy. It is put in before a question is answered; alone it finds nothing.
struct Line {
    std::int64_t number = 0;
    friend bool operator==(const Line&, const Line&) = default;
};

// Every record, and no record.
struct All {
    friend bool operator==(const All&, const All&) = default;
};
struct Nothing {
    friend bool operator==(const Nothing&, const Nothing&) = default;
};

// And of no parts is All; Or of no parts is Nothing.
struct And {
    std::vector<Node> parts;
    bool operator==(const And&) const;
};
struct Or {
    std::vector<Node> parts;
    bool operator==(const Or&) const;
};
// Every record that the part does not match. part holds exactly one node.
struct Not {
    std::vector<Node> part;
    bool operator==(const Not&) const;
};

struct Node {
    std::variant<Nothing, All, Words, Near, Tag, Between, Line, And, Or, Not> is;
    Place place;  // where in the question it was written; not part of equality

    bool operator==(const Node& other) const { return is == other.is; }
};

inline bool Near::operator==(const Near& other) const {
    return between == other.between && ordered == other.ordered && parts == other.parts;
}
inline bool And::operator==(const And& other) const { return parts == other.parts; }
inline bool Or::operator==(const Or& other) const { return parts == other.parts; }
inline bool Not::operator==(const Not& other) const { return part == other.part; }

// What a parser gives: always a tree, and everything that was wrong with the text.
struct Parsed {
    Node node;
    Problems problems;

    friend bool operator==(const Parsed&, const Parsed&) = default;
};

// How deep a question may be nested; a parser reports "too-deep" and stops beyond it.
inline constexpr int deepest_question = 100;

}  // namespace evident
