#include "query/write/embase.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "query/syntax/embase/limits.hpp"
#include "query/syntax/embase/links.hpp"
#include "query/syntax/values/wordlists.hpp"
#include "query/write/colon.hpp"
#include "query/write/terms/headings.hpp"
#include "query/write/terms/keywords.hpp"
#include "query/write/terms/names.hpp"
#include "query/write/terms/publication_types.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

struct FieldLabel {
    Field field;
    std::string_view label;
};
constexpr std::array<FieldLabel, 7> field_labels = {{{Field::title, "ti"},
                                                     {Field::abstract, "ab"},
                                                     {Field::keyword, "kw"},
                                                     {Field::heading, "de"},
                                                     {Field::substance, "tn"},
                                                     {Field::affiliation, "ff"},
                                                     {Field::journal, "jt"}}};

int part_of(Day day, int divisor, int modulus) { return int(std::int64_t(day) / divisor % modulus); }

std::string name_of(const Tag& tag) { return lower(written_value(tag)); }
// The token without its kind: equal for one name in two vocabularies.
std::string_view name_token(const Tag& tag) {
    return std::string_view(tag.token).substr(std::min(tag.token.find('.') + 1, tag.token.size()));
}

class EmbaseWriter : public ColonWriter {
  public:
    EmbaseWriter() : ColonWriter('\'', {"*", "?", "$"}, embase_wildcards, Syntax::embase) {}

  protected:
    std::string label(FieldSet fields, const Place& place) override {
        if (fields == all_fields) return {};
        FieldSet said;
        std::string out;
        for (const auto& row : field_labels) {
            if (!fields.has(row.field)) continue;
            said = said | FieldSet{row.field};
            out += (out.empty() ? ':' : ',');
            out += row.label;
        }
        if (said == fields) return out;
        const auto unsaid = without(fields, said);
        const auto missing = names_of(unsaid);
        // As text words are translated to embase.com: without a label.
        if (out.empty() || fields == text_word_fields || fields == multi_purpose_fields) {
            tell(Severity::warning, "wider-field",
                 fmt::format("No label there is for words of: {}. They are searched in every field.", missing), place);
            return {};
        }
        tell(of_leaving_out(unsaid, fields), "narrower-field", fmt::format("{} leaves out words of: {}.", out, missing),
             place);
        return out;
    }

    bool can_ask(const Tag& tag) const override {
        if (tag.kind == TagKind::subset) {
            const auto name = name_token(tag);
            return name == "hasabstract" || name == "pubmednotmedline" || name == "medline";
        }
        return tag.kind == TagKind::collection || ColonWriter::can_ask(tag);
    }

    const SearchField* row_of(TagKind kind) const override {
        for (const auto& row : search_fields()) {
            if (row.kind == SearchField::Kind::tag && row.tag == kind && !row.embase.empty()) return &row;
        }
        return nullptr;
    }
    std::string_view label_of(const SearchField& field) const override { return field.embase; }

    bool is_pair(const Node& first, const Node& second) const override {
        const auto* a = std::get_if<Tag>(&first.is);
        const auto* b = std::get_if<Tag>(&second.is);
        if (a == nullptr || b == nullptr || a->prefix || b->prefix) return false;
        const auto kinds = [&](TagKind x, TagKind y) { return a->kind == x && b->kind == y; };
        const bool same_name = name_token(*a) == name_token(*b);
        if (kinds(TagKind::emtree_subheading, TagKind::qualifier)) return same_name && b->explode;
        if (!same_name || b->kind == TagKind::type) return !limit_of(*a, *b).empty();
        return a->explode == b->explode &&
               (kinds(TagKind::emtree, TagKind::heading) || kinds(TagKind::major_emtree, TagKind::major_heading) ||
                kinds(TagKind::emtree_link, TagKind::qualified_heading));
    }

    std::string pair(const Tag& first, const Tag& second, const Place& place) override {
        if (name_token(first) == name_token(second) && second.kind != TagKind::type) return index_term(first, place);
        return fmt::format("[{}]/lim", limit_of(first, second));
    }

    std::string value(const Tag& tag, const Place& place) override {
        switch (tag.kind) {
            case TagKind::heading:
            case TagKind::major_heading:
            case TagKind::emtree:
            case TagKind::major_emtree:
            case TagKind::qualified_heading:
            case TagKind::major_qualified_heading:
            case TagKind::qualifier: return checked_term(tag, place);
            case TagKind::emtree_link:
            case TagKind::emtree_subheading: return index_term(tag, place);
            case TagKind::subset:
            case TagKind::collection: return limit(tag, place);
            case TagKind::substance: return substance(tag, place);
            case TagKind::language: return tag.prefix ? labelled(tag, place) : fmt::format("[{}]/lim", name_of(tag));
            case TagKind::type: return type(tag, place);
            case TagKind::keyword:
                tell(Severity::warning, "keyword-words",
                     "Keywords are searched by their words there, not whole: more may be found.", place);
                return words(keyword_words(tag), place);
            case TagKind::journal:
                if (is_issn(written_value(tag))) return labelled(tag, place);
                tell(Severity::warning, "wider-field", "The journal is searched by the words of its title.", place);
                return quoted(written_value(tag)) + ":jt";
            default: return labelled(tag, place);
        }
    }

    std::string between(const Between& between, const Place& place) override {
        const bool published =
            between.dates.front() == SearchDate::print || between.dates.front() == SearchDate::electronic;
        if (!published) return since(between, place);
        const bool whole = (between.from == Day::none || std::int64_t(between.from) % 10000 == 101) &&
                           (between.to == Day::none || std::int64_t(between.to) % 10000 == 1231);
        if (!whole)
            tell(Severity::warning, "whole-years", "Dates of publication are written as whole years.", place);
        else if (between.from == Day::none || between.to == Day::none)
            tell(Severity::note, "open-years", "An open end is written as a year far away.", place);
        else if (part_of(between.to, 10000, 10000) >= 3000)
            tell(Severity::note, "open-years", "So late a year is read as an open end.", place);
        else if (between.dates.size() != 2)
            tell(Severity::note, "other-date", "Printed and electronic dates are one there.", place);
        const auto from = between.from == Day::none ? 1000 : part_of(between.from, 10000, 10000);
        const auto to = between.to == Day::none ? 3000 : part_of(between.to, 10000, 10000);
        return from == to ? fmt::format("[{}]/py", from) : fmt::format("[{}-{}]/py", from, to);
    }

    std::string all(const Place& place) override {
        tell(Severity::note, "all-records", "Every record is written as those of every year.", place);
        return "[1000-3000]/py";
    }

  private:
    // A term of MeSH's under the name that Emtree has for it where that is known, with the note to look it up.
    std::string checked_term(const Tag& tag, const Place& place) {
        auto named = tag;
        std::string told = "the Emtree term of that name: look whether Emtree calls it so";
        if (tag.kind == TagKind::qualifier) {
            told =
                fmt::format("Emtree's subheading \"{}\": look whether it is the same", full_subheading(name_of(tag)));
        } else if (const auto name = emtree_name(tag); !name.empty()) {
            named.text = name;
            named.token = tag_token(tag.kind, name);
            told = fmt::format("the Emtree term \"{}\"", name);
        }
        tell(Severity::note, "check-emtree", fmt::format("\"{}\" is written as {}.", written_value(tag), told), place);
        return index_term(named, place);
    }

    std::string index_term(const Tag& tag, const Place& place) {
        const bool major = tag.kind == TagKind::major_heading || tag.kind == TagKind::major_emtree ||
                           tag.kind == TagKind::major_qualified_heading;
        if (tag.kind == TagKind::qualifier || tag.kind == TagKind::emtree_subheading)
            return quoted(full_subheading(name_of(tag))) + ":lnk";
        const auto names = two_names(tag);
        auto out = quoted(lower(names.first));
        if (tag.explode) out += "/exp";
        if (major) out += "/mj";
        if (!tag.explode && !major && names.second.empty()) out += "/de";
        if (names.second.empty()) return out;
        if (const auto link = link_of_qualifier(names.second)) {
            return out + (link->of_drug ? "/dd_" : "/dm_") + std::string(link->letters);
        }
        tell(Severity::warning, "subheading-lost",
             fmt::format("No subheading of Emtree is called \"{}\": the term is written without.",
                         full_subheading(names.second)),
             place);
        return tag.explode || major ? out : out + "/de";
    }

    // By its full name: letters are known in brackets and behind slashes only.
    static std::string full_subheading(const std::string& typed) {
        if (const auto link = link_of_qualifier(typed)) return std::string(link->name);
        const auto full = qualifier_name(typed);
        return full.empty() ? typed : std::string(full);
    }

    // An item type, or the Emtree term of a study's design.
    std::string type(const Tag& tag, const Place& place) {
        auto value = std::string(name_token(tag));
        std::replace(value.begin(), value.end(), '.', ' ');
        const auto kind = embase_kind(value);
        if (tag.prefix || kind.name.empty()) {
            tell(Severity::warning, "check-item-type",
                 fmt::format(
                     "\"{}\" is no item type or study type of embase.com that is known here; it is written as an "
                     "item type.",
                     written_value(tag)),
                 place);
            return quoted(lower(written_value(tag))) + ":it";
        }
        if (kind.design) {
            tell(Severity::note, "check-emtree",
                 fmt::format("The publication type \"{}\" is written as the Emtree term \"{}\", not as an item type: "
                             "look it up.",
                             written_value(tag), kind.name),
                 place);
            return quoted(kind.name) + (tag.explode && has_narrower_types(value) ? "/exp" : "/de");
        }
        if (kind.name != value) {
            tell(Severity::note, "other-form",
                 fmt::format("The publication type \"{}\" is written as the item type \"{}\".", written_value(tag),
                             kind.name),
                 place);
        }
        return quoted(kind.name) + ":it";
    }

    std::string limit(const Tag& tag, const Place& place) {
        const auto name = name_of(tag);
        if (name_token(tag) == "hasabstract") return "[abstracts]/lim";
        if (name_token(tag) == "pubmednotmedline") return "[pubmed-not-medline]/lim";
        if (tag.kind == TagKind::collection || name_token(tag) == "medline") {
            if (tag.kind == TagKind::subset)
                tell(Severity::note, "other-form", "MEDLINE's records are asked for by the limit of that name.", place);
            return fmt::format("[{}]/lim", name);
        }
        return labelled(tag, place);
    }

    std::string substance(const Tag& tag, const Place& place) {
        tell(Severity::note, "check-emtree",
             fmt::format("\"{}\" is written as a trade name; look for the Emtree term of the substance.",
                         written_value(tag)),
             place);
        return quoted(written_value(tag)) + ":tn";
    }

    static std::string day(Day day) {
        return fmt::format("[{:02}-{:02}-{}]/sd", part_of(day, 1, 100), part_of(day, 100, 100),
                           part_of(day, 10000, 10000));
    }

    // Only "since" can be said: up to a day is everything without what came later.
    std::string since(const Between& between, const Place& place) {
        if (between.dates.front() != SearchDate::create)
            tell(Severity::warning, "other-date", "The date is written as the day the record was added.", place);
        const auto from = between.from == Day::none ? Day{10000101} : between.from;
        if (between.to == Day::none) return day(from);
        tell(Severity::note, "other-date", "An end is written by leaving out what was added since that day.", place);
        return fmt::format("({} NOT {})", day(from), day(next_day(between.to)));
    }
};

}  // namespace

Written write_embase(const Node& node) { return EmbaseWriter().write_ordered(node); }

}  // namespace evident
