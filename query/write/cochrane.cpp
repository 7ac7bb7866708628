#include "query/write/cochrane.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "query/syntax/embase/links.hpp"
#include "query/syntax/values/wordlists.hpp"
#include "query/write/colon.hpp"
#include "query/write/terms/keywords.hpp"
#include "query/write/terms/names.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr FieldSet keyword_fields = {Field::keyword, Field::heading, Field::substance};

std::string_view name_token(const Tag& tag) {
    return std::string_view(tag.token).substr(std::min(tag.token.find('.') + 1, tag.token.size()));
}

bool is_date(const Node& node) { return std::holds_alternative<Between>(node.is); }
bool is_language(const Node& node) {
    const auto* tag = std::get_if<Tag>(&node.is);
    return tag != nullptr && tag->kind == TagKind::language;
}

class CochraneWriter : public ColonWriter {
  public:
    CochraneWriter() : ColonWriter('"', {"*", "?", ""}, cochrane_wildcards, Syntax::cochrane) {}

  protected:
    std::string label(FieldSet fields, const Place& place) override {
        if (fields == all_fields) {
            tell(Severity::note, "other-form", "Words of all fields are written without a label: all text is searched.",
                 place);
            return {};
        }
        FieldSet said;
        std::string out;
        const auto add = [&](std::string_view label, FieldSet holds) {
            said = said | holds;
            out += (out.empty() ? ':' : ',');
            out += label;
        };
        if (fields.has(Field::title)) add("ti", {Field::title});
        if (fields.has(Field::abstract)) add("ab", {Field::abstract});
        if (fields.has(Field::keyword) || fields.has(Field::heading) || fields.has(Field::substance))
            add("kw", keyword_fields);
        if (fields.has(Field::journal)) add("so", {Field::journal});
        if (out.empty()) out = ":ti,ab,kw";
        tell_label(fields, said, out, place);
        return out;
    }

    const SearchField* row_of(TagKind kind) const override {
        for (const auto& row : search_fields()) {
            if (row.kind == SearchField::Kind::tag && row.tag == kind && !row.cochrane.empty()) return &row;
        }
        return nullptr;
    }
    std::string_view label_of(const SearchField& field) const override { return field.cochrane; }

    bool is_pair(const Node& first, const Node& second) const override {
        const auto* a = std::get_if<Tag>(&first.is);
        const auto* b = std::get_if<Tag>(&second.is);
        if (a == nullptr || b == nullptr || a->prefix || b->prefix || name_token(*a) != name_token(*b)) return false;
        const auto kinds = [&](TagKind x, TagKind y) { return a->kind == x && b->kind == y; };
        return kinds(TagKind::emtree, TagKind::heading) || kinds(TagKind::major_emtree, TagKind::major_heading) ||
               kinds(TagKind::emtree_link, TagKind::qualified_heading) ||
               kinds(TagKind::emtree_subheading, TagKind::qualifier);
    }

    std::string pair(const Tag&, const Tag& second, const Place& place) override {
        check_mesh(second, place);
        return mesh(second, place);
    }

    std::string value(const Tag& tag, const Place& place) override {
        switch (tag.kind) {
            case TagKind::emtree:
            case TagKind::major_emtree:
            case TagKind::emtree_link:
            case TagKind::emtree_subheading: check_mesh(tag, place); return mesh(tag, place);
            case TagKind::heading:
            case TagKind::major_heading:
            case TagKind::qualified_heading:
            case TagKind::major_qualified_heading:
            case TagKind::qualifier: return mesh(tag, place);
            case TagKind::substance:
                tell(Severity::warning, "wider-field", "The substance is searched as words of keywords.", place);
                return quoted(written_value(tag)) + ":kw";
            case TagKind::language: return language(place);
            case TagKind::keyword:
                tell(Severity::warning, "keyword-words",
                     "Keywords are searched by their words there, not whole: more may be found.", place);
                return words(keyword_words(tag), place);
            case TagKind::journal:
                tell(Severity::warning, "wider-field", "The journal is searched by the words of its title.", place);
                return quoted(written_value(tag)) + ":so";
            default: return labelled(tag, place);
        }
    }

    bool can_ask(const Tag& tag) const override { return tag.kind == TagKind::language || ColonWriter::can_ask(tag); }

    bool left_out(const Node& part) override {
        if (is_made_of(part, is_date)) {
            lost(Severity::warning, "date-lost",
                 "Dates are set beside the search in the Cochrane Library: this one is left out.", part.place);
            return true;
        }
        if (is_made_of(part, is_language)) {
            lost(Severity::warning, "language-lost",
                 "The Cochrane Library has no field for the language: this limit is left out.", part.place);
            return true;
        }
        return left_out_collection(part);
    }

    std::string between(const Between&, const Place& place) override {
        tell(Severity::error, "date-lost",
             "A date cannot be searched in a line there: words that begin with a stand for every record.", place);
        return "a*:ti,ab,kw";
    }

    std::string language(const Place& place) {
        tell(Severity::error, "language-lost",
             "The Cochrane Library has no field for the language: words that begin with a stand for every record.",
             place);
        return "a*:ti,ab,kw";
    }

    std::string all(const Place& place) override {
        tell(Severity::error, "all-records", "Every record cannot be said: words that begin with a stand for it.",
             place);
        return "a*:ti,ab,kw";
    }

  private:
    // :ti,ab,kw is what stands for PubMed's [tw] and Ovid's .mp. there.
    void tell_label(FieldSet fields, FieldSet said, const std::string& label, const Place& place) {
        const auto missing = without(fields, said);
        const bool topical = fields.has(Field::title) && fields.has(Field::abstract) && fields.has(Field::heading);
        if (said.empty()) {
            tell(Severity::error, "no-such-field",
                 fmt::format("No label there is for words of: {}. They are searched by {}.", names_of(fields), label),
                 place);
        } else if (!missing.empty()) {
            tell(topical ? Severity::warning : of_leaving_out(missing, fields), "narrower-field",
                 fmt::format("{} leaves out words of: {}.", label, names_of(missing)), place);
        } else if (said != fields) {
            tell(Severity::warning, "wider-field",
                 fmt::format("{} holds words of these too: {}; more may be found.", label,
                             names_of(without(said, fields))),
                 place);
        }
    }

    void check_mesh(const Tag& tag, const Place& place) {
        tell(Severity::note, "check-mesh",
             fmt::format("\"{}\" is written as the MeSH heading of that name: look whether MeSH calls it so.",
                         written_value(tag)),
             place);
    }

    std::string mesh(const Tag& tag, const Place& place) {
        const bool floating = tag.kind == TagKind::qualifier || tag.kind == TagKind::emtree_subheading;
        const auto names = floating ? TwoNames{{}, written_value(tag)} : two_names(tag);
        if (tag.kind == TagKind::major_heading || tag.kind == TagKind::major_emtree ||
            tag.kind == TagKind::major_qualified_heading) {
            tell(Severity::warning, "major-lost", "Major topics cannot be asked for there: all are.", place);
        }
        std::string out = "[mh ";
        if (!tag.explode && !floating) out += '^';
        if (!floating) out += quoted(names.first);
        if (!names.second.empty()) {
            const auto of_link = qualifier_of_link(names.second);
            const auto letters = upper(qualifier_letters(of_link.empty() ? names.second : of_link));
            if (!letters.empty()) {
                out += '/' + letters;
            } else {
                tell(floating ? Severity::error : Severity::warning, "subheading-lost",
                     fmt::format("\"{}\" is no subheading of MeSH.", names.second), place);
                if (floating) return quoted(names.second) + ":kw";
            }
        }
        return out + ']';
    }

    static std::string upper(std::string_view letters) {
        std::string out(letters);
        for (char& c : out) {
            if (c >= 'a' && c <= 'z') c = char(c - 'a' + 'A');
        }
        return out;
    }
};

}  // namespace

Written write_cochrane(const Node& node) { return CochraneWriter().write_ordered(node); }

}  // namespace evident
