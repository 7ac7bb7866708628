#include "query/syntax/ovid/labelled.hpp"

#include <algorithm>

#include "query/syntax/ovid/heading.hpp"
#include "query/syntax/ovid/marks.hpp"
#include "query/syntax/parts/expression.hpp"
#include "query/syntax/values/publication_types.hpp"
#include "query/syntax/values/values.hpp"
#include "query/syntax/values/wordlists.hpp"
#include "text/ascii.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

using Kind = SearchField::Kind;

// Where the words of an exact value stand.
FieldSet words_of(const SearchField& row) {
    switch (row.tag) {
        case TagKind::heading:
        case TagKind::qualifier: return {Field::heading};
        case TagKind::keyword: return {Field::keyword};
        case TagKind::substance:
        case TagKind::registry: return {Field::substance};
        case TagKind::author:
        case TagKind::full_author: return {Field::author};
        case TagKind::journal: return {Field::journal};
        default: return {Field::other};
    }
}

// A number with dashes, an EC number, or ten letters and digits: no name of a substance.
bool looks_registered(std::string_view text) {
    static constexpr std::size_t unii = 10;
    const auto small = lower(text);
    if (small.starts_with("ec ") || small.find_first_not_of("0123456789-.* ") == std::string::npos) return true;
    return text.size() == unii &&
           std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || (c >= 'A' && c <= 'Z'); });
}

// Without quotes; the signs for letters become PubMed's.
std::string plain_value(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '"') continue;
        const bool within = (c == '?' || c == '#') && !out.empty() && is_word(out.back());
        out += c == '$' || within ? '*' : c;
    }
    auto value = std::string(trim(out));
    if (value.ends_with(':')) value.back() = '*';
    return value;
}

// "smith $": any initials after just this last name.
std::optional<Node> any_initials(const SearchField& row, std::string_view value) {
    if (!value.ends_with(" *")) return {};
    const auto name = trim(value.substr(0, value.size() - 1));
    if (words(name).empty()) return {};
    return Node{Tag{row.tag, tag_token(row.tag, name, ""), true, false, std::string(value)}, {}};
}

// A subheading that MeSH's list of today has not: one that was given up, or Emtree's.
std::optional<Node> other_subheading(std::string_view value, bool explode) {
    const auto known = subheading_name(value);
    if (const auto link = ovid_link(value)) {
        return Node{Tag{TagKind::emtree_subheading, tag_token(TagKind::emtree_subheading, link->name), false, false,
                        std::string(link->name)},
                    {}};
    }
    if (known.empty() || known == qualifier_name(value)) return {};
    return Node{Tag{TagKind::qualifier, tag_token(TagKind::qualifier, known), false, explode, std::string(known)}, {}};
}

// ".kw." asks for whole keywords, and signs for letters within a word are those of words.
std::optional<Node> keyword_words(std::string_view text, Stretch place, Findings& findings) {
    const auto value = plain_value(text);
    if (const auto star = value.find('*'); star == std::string::npos || (star > 0 && star + 1 == value.size()))
        return {};
    Findings silent{std::string()};
    auto terms = read_words({text, place.begin}, ovid_wildcards, silent);
    if (terms.empty()) return {};
    findings.note_once("keyword-signs",
                       "Signs for letters within a word stand before .kw., which asks for whole keywords: the words of "
                       "keywords are searched, as .kf. does.",
                       place);
    return Node{Words{{Field::keyword}, std::move(terms), std::string(trim(text))}, findings.place(place)};
}

bool is_person(TagKind kind) { return kind == TagKind::author || kind == TagKind::investigator; }

std::string date_part(std::string_view text) {
    text = trim(text);
    while (!text.empty() && (text.back() == '*' || text.back() == '$' || text.back() == '.')) text.remove_suffix(1);
    if (lower(text) == "current") return {};
    if (!all_digits(text) || (text.size() != 8 && text.size() != 6)) return std::string(text);
    std::string out(text.substr(0, 4));
    out.append("/").append(text.substr(4, 2));
    if (text.size() == 8) out.append("/").append(text.substr(6, 2));
    return out;
}

// "20081*": the months that begin so.
bool begins_month(std::string_view text) {
    return text.size() == 6 && all_digits(text.substr(0, 5)) && (text[4] == '0' || text[4] == '1') &&
           (text[5] == '*' || text[5] == '$');
}

// "202*", "19$": the years that begin so.
std::string years_beginning(std::string_view text) {
    const auto digits = text.substr(0, text.size() - (text.empty() ? 0 : 1));
    const bool star = text.ends_with('*') || text.ends_with('$');
    if (!star || (digits.size() != 2 && digits.size() != 3) || !all_digits(digits)) return {};
    const std::string year(digits);
    return year + std::string(4 - year.size(), '0') + ".." + year + std::string(4 - year.size(), '9');
}

class Labelling {
  public:
    Labelling(const OvidLabel& label, Day today, Findings& findings)
        : label_(label), today_(today), findings_(findings) {
        for (const auto& field : label.fields) {
            const bool is_words = field.row->kind == Kind::words;
            if (is_words) words_ = words_ | field.row->fields;
            all_ = all_ | (is_words ? field.row->fields : words_of(*field.row));
            exact_ = exact_ || !is_words;
        }
        if (label.fields.empty()) words_ = all_ = multi_purpose_fields;
    }

    void give(Node& node) {
        if (const auto* found = std::get_if<Words>(&node.is)) {
            if (found->fields.empty()) node = labelled(*found, node.place);
        } else if (std::holds_alternative<Near>(node.is)) {
            give_near(node);
        } else if (auto* group = std::get_if<And>(&node.is)) {
            for (auto& part : group->parts) give(part);
        } else if (auto* any = std::get_if<Or>(&node.is)) {
            for (auto& part : any->parts) give(part);
        } else if (auto* negated = std::get_if<Not>(&node.is)) {
            give(negated->part.front());
        }
    }

  private:
    void give_near(Node& node) {
        if (exact_) {
            findings_.note_once("near-in-values", "ADJ asks for words; those of exact values are asked.",
                                {node.place.begin, node.place.end});
        }
        give_fields(node, all_);
    }

    Node labelled(const Words& found, const Place& place) {
        std::vector<Node> any;
        if (!words_.empty()) any.push_back({Words{words_, found.terms, found.text}, place});
        for (const auto& field : label_.fields) {
            if (field.row->kind == Kind::words) continue;
            auto value = ovid_value(field, found.text, {place.begin, place.end}, today_, findings_);
            if (value) any.push_back(std::move(*value));
        }
        if (any.size() == 1) return std::move(any.front());
        if (any.empty()) return {Nothing{}, place};
        return {Or{std::move(any)}, place};
    }

    const OvidLabel& label_;
    Day today_;
    Findings& findings_;
    FieldSet words_;
    FieldSet all_;
    bool exact_ = false;
};

void note_date(const OvidLabel::Named& field, Stretch place, Findings& findings) {
    if (field.code == "yr" || field.code == "dp") return;
    findings.note_once("date-label",
                       "What .ed., .dt., .da. and .up. mean differs between Ovid's databases; they are read as in "
                       "MEDLINE: entry, creation and revision date.",
                       place);
}

}  // namespace

void give_label(Node& node, const OvidLabel& label, Day today, Findings& findings) {
    Labelling(label, today, findings).give(node);
}

std::optional<Node> ovid_value(const OvidLabel::Named& field, std::string_view text, Stretch place, Day today,
                               Findings& findings) {
    const auto* row = field.row;
    if (row->kind == Kind::tag && row->tag == TagKind::keyword) {
        if (auto words = keyword_words(text, place, findings)) return words;
    }
    const auto value = row->kind == Kind::date ? ovid_days(text) : plain_value(text);
    std::optional<Node> node;
    if (row->kind == Kind::date) note_date(field, place, findings);
    if (row->kind == Kind::tag && row->tag == TagKind::registry && !looks_registered(value)) {
        row = field_by_pubmed_tag("nm");
    }
    if (row->kind == Kind::tag && is_person(row->tag)) node = any_initials(*row, value);
    if (row->kind == Kind::tag && row->tag == TagKind::qualifier) node = other_subheading(value, field.explode);
    if (!node) node = value_node(*row, {{value, place.begin}, place, true, field.explode, true}, today, findings);
    if (node && row->tag == TagKind::heading && row->kind == Kind::tag && is_publication_type(value)) {
        node->is = Tag{TagKind::type, tag_token(TagKind::type, value), false, field.explode, value + '/'};
    }
    if (node) node->place = findings.place(place);
    return node;
}

std::string ovid_days(std::string_view text) {
    std::string bare;
    for (const char c : text) {
        if (c != '"') bare += c;
    }
    std::string_view rest = trim(bare);
    auto mark = rest.find(':');
    std::size_t size = 1;
    if (mark == std::string_view::npos) mark = rest.find(" - ");
    if (mark != std::string_view::npos && rest[mark] == ' ') size = 3;
    if (mark == std::string_view::npos) {
        mark = rest.find(" to ");
        size = 4;
    }
    if (mark == std::string_view::npos && std::count(rest.begin(), rest.end(), '-') == 1) {
        mark = rest.find('-');
        size = 1;
    }
    if (mark == std::string_view::npos && begins_month(rest)) {
        const std::string year(rest.substr(0, 4));
        return year + (rest[4] == '0' ? "/01.." + year + "/09" : "/10.." + year + "/12");
    }
    if (mark == std::string_view::npos) {
        auto years = years_beginning(rest);
        return years.empty() ? date_part(rest) : years;
    }
    return date_part(rest.substr(0, mark)) + ".." + date_part(rest.substr(mark + size));
}

}  // namespace evident
