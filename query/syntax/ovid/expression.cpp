#include "query/syntax/ovid/expression.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "query/syntax/colon/pieces.hpp"
#include "query/syntax/embase/links.hpp"
#include "query/syntax/ovid/labelled.hpp"
#include "query/syntax/ovid/tokens.hpp"
#include "query/syntax/parts/expression.hpp"
#include "query/syntax/values/publication_types.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

class OvidSource final : public TermSource {
  public:
    OvidSource(std::string_view text, Stretch within, const SyntaxOptions& options, Findings& findings)
        : text_(text),
          end_(within.end),
          options_(options),
          findings_(findings),
          tokens_(ovid_tokens(text, within, findings)) {}

    bool at_end() const override { return at_ >= tokens_.list.size(); }
    Stretch here() const override { return at_end() ? Stretch{end_, end_} : token().place; }
    bool opens() const override { return is(Kind::open); }
    bool closes() const override { return is(Kind::close); }
    void pass() override { ++at_; }

    std::optional<Joining> joining() override {
        if (is(Kind::joining)) return tokens_.joinings[token().index];
        Joining understood;
        understood.strength = 2;
        understood.place = {here().begin, here().begin};
        return understood;
    }

    void pass(const Joining& joining) override {
        if (joining.place.end > joining.place.begin) {
            ++at_;
        } else if (!is(Kind::label)) {
            findings_.error("missing-operator", "No operator stands between these terms; they are joined by AND.",
                            here());
        }
    }

    std::optional<Node> read_term() override {
        switch (token().kind) {
            case Kind::words: return read_words_here();
            case Kind::heading: return read_heading_here();
            case Kind::lines: return read_lines();
            default: break;
        }
        findings_.error("tag-without-term", "There is no term before this field label.", here());
        ++at_;
        return {};
    }

    void finish_group(Node& group) override {
        while (is(Kind::label)) give_label(group, tokens_.labels[tokens_.list[at_++].index], options_.today, findings_);
    }

  private:
    using Kind = OvidToken::Kind;

    const OvidToken& token() const { return tokens_.list[at_]; }
    bool is(Kind kind) const { return !at_end() && token().kind == kind; }

    // On a label without a field of words.
    bool is_exact() const {
        if (!is(Kind::label)) return false;
        const auto& fields = tokens_.labels[token().index].fields;
        return !fields.empty() && std::none_of(fields.begin(), fields.end(), [](const auto& each) {
            return each.row->kind == SearchField::Kind::words;
        });
    }

    std::optional<Node> read_words_here() {
        const OvidToken found = token();
        ++at_;
        const auto run = trim(text_.substr(found.place.begin, found.place.end - found.place.begin));
        if (found.explode && !is(Kind::label)) return slashless(run, found.place);
        Findings silent{std::string()};  // "smith $.au." is no word but a value, which its label reads
        auto terms = read_words({run, found.place.begin}, ovid_wildcards, is_exact() ? silent : findings_);
        if (terms.empty()) {
            findings_.error("no-words", "There is no letter or digit to search for here.", found.place);
            if (is(Kind::label)) ++at_;
            return {};
        }
        Node node{Words{{}, std::move(terms), with_plain_hyphens(run)}, findings_.place(found.place)};
        bool labelled = false;
        for (; is(Kind::label); ++at_) {
            give_label(node, tokens_.labels[token().index], options_.today, findings_);
            if (found.explode && !labelled) explode(node);
            labelled = true;
        }
        return node;
    }

    static void explode(Node& node) {
        auto* tag = std::get_if<Tag>(&node.is);
        if (tag != nullptr && tag->kind == TagKind::heading) tag->explode = true;
    }

    // "exp Neoplasms" with its slash forgotten.
    std::optional<Node> slashless(std::string_view run, Stretch place) {
        auto token = tag_token(TagKind::heading, run);
        if (token == prefix(TagKind::heading)) {
            findings_.error("no-words", "There is no letter or digit to search for here.", place);
            return {};
        }
        findings_.warning("missing-slash", "EXP stands before a heading, which ends with a slash; it is read as one.",
                          place);
        if (is_publication_type(run)) return Node{type_tag(run, true), findings_.place(place)};
        return Node{Tag{TagKind::heading, std::move(token), false, true, std::string(run)}, findings_.place(place)};
    }

    // A subheading that Emtree alone has: "X/ct".
    static Node linked(const OvidHeading& heading, const EmtreeLink& link, const Place& place) {
        const auto name = with_plain_hyphens(heading.name.text);
        Node out{Tag{TagKind::emtree_link, tag_token(TagKind::emtree_link, name, link.name), false, heading.explode,
                     fmt::format("{}/{}", name, link.name)},
                 place};
        if (!heading.major) return out;
        And both;
        both.parts.push_back(std::move(out));
        both.parts.push_back(
            {Tag{TagKind::major_emtree, tag_token(TagKind::major_emtree, name), false, heading.explode, name}, place});
        return {std::move(both), place};
    }

    // A publication type has no subheadings and is never a major topic.
    static bool is_type(const OvidHeading& heading) {
        return !heading.major && heading.qualifiers.empty() && heading.unknown.empty() &&
               is_publication_type(heading.name.text);
    }

    // As typed with its slash, which tells it from "letter.pt.".
    static Tag type_tag(std::string_view name, bool explode) {
        return {TagKind::type, tag_token(TagKind::type, name), false, explode, with_plain_hyphens(name) + '/'};
    }

    std::optional<Node> read_heading_here() {
        const OvidToken found = token();
        const OvidHeading& heading = tokens_.headings[found.index];
        ++at_;
        while (is(Kind::label)) ++at_;  // "X/.sh." says it twice
        const auto place = findings_.place(found.place);
        std::vector<Node> any;
        for (const auto& unknown : heading.unknown) {
            if (const auto link = ovid_link(unknown)) {
                any.push_back(linked(heading, *link, place));
                continue;
            }
            findings_.error("unknown-subheading", fmt::format("\"{}\" is no MeSH subheading.", unknown), found.place);
        }
        if (is_type(heading)) return Node{type_tag(heading.name.text, heading.explode), place};
        if (heading.qualifiers.empty() && any.empty()) {
            const auto kind = heading.major ? TagKind::major_heading : TagKind::heading;
            any.push_back({Tag{kind, tag_token(kind, heading.name.text), false, heading.explode,
                               with_plain_hyphens(heading.name.text)},
                           place});
        }
        for (const auto& qualifier : heading.qualifiers) {
            const auto kind = heading.major ? TagKind::major_qualified_heading : TagKind::qualified_heading;
            any.push_back({Tag{kind, tag_token(kind, heading.name.text, qualifier), false, heading.explode,
                               fmt::format("{}/{}", with_plain_hyphens(heading.name.text), qualifier)},
                           place});
        }
        if (any.size() == 1) return std::move(any.front());
        return Node{Or{std::move(any)}, place};
    }

    std::optional<Node> read_lines() {
        const OvidToken found = token();
        const OvidLines& lines = tokens_.lines[found.index];
        ++at_;
        if (!options_.lines) {
            findings_.error("line-outside", "Lines of a strategy stand only within one; a single question has none.",
                            found.place);
            return Node{Nothing{}, findings_.place(found.place)};
        }
        std::vector<Node> parts;
        for (const auto number : lines.numbers) parts.push_back({Line{number}, findings_.place(found.place)});
        if (parts.empty()) return Node{Nothing{}, findings_.place(found.place)};
        if (parts.size() == 1) return std::move(parts.front());
        if (lines.either) return Node{Or{std::move(parts)}, findings_.place(found.place)};
        return Node{And{std::move(parts)}, findings_.place(found.place)};
    }

    std::string_view text_;
    std::size_t end_;
    const SyntaxOptions& options_;
    Findings& findings_;
    OvidTokens tokens_;
    std::size_t at_ = 0;
};

// The number of a line that "12" or "#12" is; 0 when it is none.
std::int64_t line_number(std::string_view text) {
    static constexpr std::size_t longest = 5;
    if (text.starts_with('#')) text.remove_prefix(1);
    if (text.size() > longest || !all_digits(text)) return 0;
    std::int64_t out = 0;
    for (const char c : text) out = out * 10 + (c - '0');
    return out;
}

// The fields told within a Near: all of its words are asked in the same ones.
FieldSet told_fields(const Node& node) {
    FieldSet out;
    const auto each = [&](const std::vector<Node>& parts) {
        for (const auto& part : parts) out = out | told_fields(part);
    };
    if (const auto* words = std::get_if<Words>(&node.is)) return words->fields;
    if (const auto* near = std::get_if<Near>(&node.is)) each(near->parts);
    if (const auto* any = std::get_if<Or>(&node.is)) each(any->parts);
    return out;
}

// Gives them to all; whether a word had others.
bool same_fields(Node& node, FieldSet fields) {
    bool changed = false;
    const auto each = [&](std::vector<Node>& parts) {
        for (auto& part : parts) changed = same_fields(part, fields) || changed;
    };
    if (auto* words = std::get_if<Words>(&node.is)) {
        changed = words->fields != fields;
        words->fields = fields;
    }
    if (auto* near = std::get_if<Near>(&node.is)) each(near->parts);
    if (auto* any = std::get_if<Or>(&node.is)) each(any->parts);
    return changed;
}

// "heart adj3 attack.ti,ab.": the label of one is that of all.
void finish_near(Node& near, Findings& findings) {
    const auto told = told_fields(near);
    if (told.empty()) {
        give_fields(near, multi_purpose_fields);
    } else if (same_fields(near, told)) {
        findings.warning("near-fields",
                         "Words near each other stand in one field; the labels within are taken for all of them. Put "
                         "parentheses around them and the label behind.",
                         {near.place.begin, near.place.end});
    }
}

// Words that no label claimed: numbers are lines, the rest is asked as .mp. does.
void finish(Node& node, const SyntaxOptions& options, Findings& findings) {
    if (std::holds_alternative<Near>(node.is)) {
        finish_near(node, findings);
    } else if (auto* group = std::get_if<And>(&node.is)) {
        for (auto& part : group->parts) finish(part, options, findings);
    } else if (auto* any = std::get_if<Or>(&node.is)) {
        for (auto& part : any->parts) finish(part, options, findings);
    } else if (auto* negated = std::get_if<Not>(&node.is)) {
        finish(negated->part.front(), options, findings);
    } else if (auto* found = std::get_if<Words>(&node.is); found != nullptr && found->fields.empty()) {
        const auto number = line_number(found->text);
        if (number > 0 && options.lines) {
            node = {Line{number}, node.place};
            return;
        }
        if (number > 0) {
            findings.error("line-outside",
                           "A number alone is a line of a strategy, which a single question has not; it is searched as "
                           "a word.",
                           {node.place.begin, node.place.end});
        }
        found->fields = multi_purpose_fields;
    }
}

}  // namespace

std::optional<Node> read_ovid(std::string_view text, Stretch within, const SyntaxOptions& options, Findings& findings) {
    OvidSource source(text, within, options, findings);
    auto node = read_expression(source, findings, true);
    if (node) finish(*node, options, findings);
    return node;
}

}  // namespace evident
