#include "query/syntax/embase/embase.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "query/syntax/colon/terms.hpp"
#include "query/syntax/embase/limits.hpp"
#include "query/syntax/embase/links.hpp"
#include "query/syntax/values/wordlists.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr std::array<std::string_view, 7> indexing = {"exp", "de", "mj", "syn", "br", "lim", "lnk"};

bool is_label(std::string_view name) { return field_by_embase_label(name) != nullptr || name == "exp"; }
bool is_slash_code(std::string_view name) {
    return looks_like_link(name) || std::find(indexing.begin(), indexing.end(), name) != indexing.end() ||
           field_by_embase_label(name) != nullptr;
}

constexpr ColonRules rules{
    .names = {true, is_label, is_slash_code},
    .wildcards = embase_wildcards,
    .unlabelled = all_fields,
    .near = 2,
    .exclusion = 1,
    .conjunction = 1,
    .disjunction = 1,
    .bare_near = false,
    .dead_phrases = true,
};

// All that stands behind a term: /exp/mj/dm_dt,dm_th or :ti,ab,kw.
struct Asked {
    bool explode = false;
    bool term = false;  // the index term: /exp, /de, /mj, a link
    bool major = false;
    bool wide = false;  // /syn, /br: as words too
    std::vector<EmtreeLink> links;
    bool floating = false;  // :lnk
    FieldSet words;
    std::vector<const SearchField*> values;
};

class EmbaseTerms : public ColonTerms {
  public:
    EmbaseTerms(std::string_view question, std::string input, const SyntaxOptions& options)
        : ColonTerms(question, std::move(input), rules, options) {}

  protected:
    bool only_words(const Marks& marks) const override {
        for (const auto& mark : marks) {
            for (const auto& name : mark_names(mark)) {
                const auto* field = field_by_embase_label(name);
                if (field == nullptr || field->kind != SearchField::Kind::words || is_exact(mark, name)) return false;
            }
        }
        return true;
    }

    Node marked(const Words& words, const Place& place, const Marks& marks) override {
        const auto asked = read_marks(marks);
        std::vector<Node> any;
        if (asked.term) add_terms(any, words.text, asked);
        if (asked.floating) add_floating(any, words, place);
        auto fields = asked.words;
        for (const auto* field : asked.values) {
            if (auto node = value(*field, words, place)) any.push_back(std::move(*node));
        }
        if (asked.wide || (any.empty() && fields.empty() && asked.values.empty())) fields = all_fields;
        if (!fields.empty()) any.push_back({Words{fields, words.terms, words.text}, {}});
        for (auto& node : any) set_place(node, place);
        if (any.size() == 1) return std::move(any.front());
        if (any.empty()) return {Nothing{}, place};
        return {Or{std::move(any)}, place};
    }

    std::optional<Node> bracket(const ColonToken& token, const Marks& marks) override {
        const Stretch whole{token.place.begin, marks.empty() ? token.place.end : marks.back().place.end};
        const auto names = marks.empty() ? std::vector<std::string>{} : mark_names(marks.front());
        const auto limit = lower(single_spaced(token.text));
        std::optional<Node> node;
        if (names.size() == 1 && (names[0] == "lim" || names[0] == "it")) node = limit_node(limit);
        if (names.size() == 1 && names[0] == "py") node = years_node(limit);
        if (names.size() == 1 && names[0] == "sd") node = since_node(limit);
        if (!node && limit == "priority journals") {
            findings_.warning(
                "limit-passed-over",
                "Which journals have priority Embase alone knows; this limit is left out and more is found.", whole);
            return Node{All{}, findings_.place(whole)};
        }
        if (!node) {
            findings_.error(
                "unknown-limit",
                fmt::format("The limit [{}] cannot be answered from the records.", token.text.substr(0, 60)), whole);
            return {};
        }
        set_place(*node, findings_.place(whole));
        return node;
    }

  private:
    // :de is words of index terms, /de the term itself.
    static bool is_exact(const ColonToken& mark, std::string_view name) {
        return mark.text.front() == '/' && std::find(indexing.begin(), indexing.end(), name) != indexing.end();
    }

    static void set_place(Node& node, const Place& place) {
        node.place = place;
        if (auto* any = std::get_if<Or>(&node.is))
            for (auto& part : any->parts) set_place(part, place);
        if (auto* all = std::get_if<And>(&node.is))
            for (auto& part : all->parts) set_place(part, place);
    }

    Asked read_marks(const Marks& marks) {
        Asked out;
        for (const auto& mark : marks) {
            for (const auto& name : mark_names(mark)) {
                if (!read_code(mark, name, out)) read_label(mark, name, out);
            }
        }
        return out;
    }

    bool read_code(const ColonToken& mark, const std::string& name, Asked& out) {
        const bool slash = mark.text.front() == '/';
        if (name == "exp") {
            out.term = out.explode = true;
        } else if (slash && name == "de") {
            out.term = true;
        } else if (slash && name == "mj") {
            out.term = out.major = true;
        } else if (slash && (name == "syn" || name == "br")) {
            out.term = out.explode = out.wide = true;
            findings_.note("emtree-synonyms",
                           "Synonyms of Emtree are not held here: the term is searched with all narrower ones, and as "
                           "words.",
                           mark.place);
        } else if (looks_like_link(name)) {
            const auto link = link_of_code(name);
            out.term = true;
            if (link) out.links.push_back(*link);
            if (!link)
                findings_.error("unknown-subheading",
                                fmt::format("\"{}\" is no code of a subheading that is known here.", name), mark.place);
        } else {
            return false;
        }
        return true;
    }

    void read_label(const ColonToken& mark, const std::string& name, Asked& out) {
        const auto* field = name == "lim" ? nullptr : field_by_embase_label(name);
        if (field == nullptr) {
            unknown_mark(mark.text, mark.place, "Write :ti,ab,kw for words and /exp for an Emtree term.");
        } else if (field->kind == SearchField::Kind::words) {
            out.words = out.words | field->fields;
        } else if (field->tag == TagKind::qualifier && field->kind == SearchField::Kind::tag) {
            out.floating = true;
        } else {
            out.values.push_back(field);
        }
    }

    void add_terms(std::vector<Node>& any, const std::string& text, const Asked& asked) {
        if (asked.links.empty()) {
            auto pair = emtree_node(text, text, asked.explode, asked.major);
            for (auto& part : std::get<Or>(pair.is).parts) any.push_back(std::move(part));
        }
        for (const auto& link : asked.links) add_link(any, text, link, asked);
    }

    // Emtree's own link, and the MeSH heading with the qualifier of that name when there is one.
    static void add_link(std::vector<Node>& any, const std::string& text, const EmtreeLink& link, const Asked& asked) {
        const auto typed = text + '/' + std::string(link.name);
        Node linked{
            Tag{TagKind::emtree_link, tag_token(TagKind::emtree_link, text, link.name), false, asked.explode, typed},
            {}};
        if (asked.major) {
            And both;
            both.parts.push_back(std::move(linked));
            both.parts.push_back(
                {Tag{TagKind::major_emtree, tag_token(TagKind::major_emtree, text), false, asked.explode, text}, {}});
            linked = {std::move(both), {}};
        }
        any.push_back(std::move(linked));
        const auto qualifier = qualifier_name(link.name);
        if (qualifier.empty()) return;
        const auto kind = asked.major ? TagKind::major_qualified_heading : TagKind::qualified_heading;
        any.push_back(
            {Tag{kind, tag_token(kind, text, qualifier), false, asked.explode, text + '/' + std::string(qualifier)},
             {}});
    }

    void add_floating(std::vector<Node>& any, const Words& words, const Place& place) {
        const auto name = lower(single_spaced(words.text));
        const auto qualifier = qualifier_name(name);
        if (qualifier.empty() && !link_of_name(name)) {
            findings_.warning("unknown-subheading",
                              fmt::format("\"{}\" is no subheading that is known here; it is searched as typed.", name),
                              {place.begin, place.end});
        }
        any.push_back(
            {Tag{TagKind::emtree_subheading, tag_token(TagKind::emtree_subheading, name), false, false, name}, {}});
        if (qualifier.empty()) return;
        any.push_back(
            {Tag{TagKind::qualifier, tag_token(TagKind::qualifier, qualifier), false, true, std::string(qualifier)},
             {}});
    }
};

}  // namespace

Parsed parse_embase(std::string_view text, std::string input, const SyntaxOptions& options) {
    return EmbaseTerms(text, std::move(input), options).run();
}

}  // namespace evident
