#include "query/syntax/values/values.hpp"

#include <fmt/format.h>

#include "query/ast/walk.hpp"
#include "query/syntax/values/dates.hpp"
#include "query/syntax/values/filters.hpp"
#include "query/syntax/values/identifiers.hpp"
#include "query/syntax/values/persons.hpp"
#include "query/syntax/values/wordlists.hpp"
#include "store/record/identifier.hpp"
#include "text/ascii.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

// At most the first 60 bytes, cut at a letter, for a sentence.
std::string shown(std::string_view text) {
    static constexpr std::size_t longest = 60;
    if (text.size() <= longest) return std::string(text);
    auto end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return std::string(text.substr(0, end)) + "...";
}

class ValueReader {
  public:
    ValueReader(const SearchField& field, const Value& value, Day today, Findings& findings)
        : field_(field), value_(value), text_(trim(value.piece.text)), today_(today), findings_(findings) {}

    std::optional<Node> run() {
        if (words(text_).empty()) {
            findings_.error("no-words", "There is no letter or digit to search for here.", place());
            return {};
        }
        switch (field_.kind) {
            case SearchField::Kind::words: return words_node();
            case SearchField::Kind::date: return date_node();
            case SearchField::Kind::tag: break;
        }
        return tag_node();
    }

  private:
    Stretch place() const { return value_.place; }
    static Node node(Tag tag) { return {std::move(tag), {}}; }
    Node exact(TagKind kind, std::string_view value) const {
        return node({kind, tag_token(kind, value), false, false});
    }

    std::optional<Node> words_node() {
        auto terms = read_words(value_.piece, pubmed_wildcards, findings_);
        return Node{Words{field_.fields, std::move(terms), {}}, {}};
    }

    std::optional<Node> date_node() {
        const auto range = value_.typed ? read_typed_days(text_, today_) : read_days(text_, today_);
        if (!range) {
            findings_.error("bad-date",
                            fmt::format("\"{}\" is no date. Write 2024, 2024/12, 2024/12/31, a range such as "
                                        "2020:2024, or \"last 5 years\".",
                                        shown(text_)),
                            place());
            return {};
        }
        if (range->swapped) {
            findings_.warning("reversed-range", "The later date stands first; the range is read the other way round.",
                              place());
        }
        const auto dates = search_dates(field_);
        return Node{Between{{dates.begin(), dates.end()}, range->from, range->to}, {}};
    }

    std::optional<Node> tag_node() {
        switch (field_.tag) {
            case TagKind::heading:
            case TagKind::major_heading: return heading_node();
            case TagKind::qualifier: return qualifier_node();
            case TagKind::type: return open_tag(value_.explode);
            case TagKind::language: return language_node();
            case TagKind::author:
            case TagKind::first_author:
            case TagKind::last_author:
            case TagKind::investigator:
            case TagKind::subject_person:
            case TagKind::full_author:
            case TagKind::editor:
            case TagKind::full_investigator: return name_node();
            case TagKind::action: return open_tag(true);
            case TagKind::pmid: return pmid_node();
            case TagKind::pmcid: return pmcid_node();
            case TagKind::doi: return doi_node();
            case TagKind::subset: return subset_node();
            default: return open_tag(false);
        }
    }

    std::optional<Node> name_node() {
        const auto star = text_.find('*');
        if (star != std::string_view::npos && star + 1 != text_.size()) return open_tag(false);
        return person_node(field_.tag, text_, value_.quoted);
    }

    // The value as typed, a prefix when it ends with a star.
    std::optional<Node> open_tag(bool explode) { return open_tag(field_.tag, text_, explode); }

    std::optional<Node> open_tag(TagKind kind, std::string_view text, bool explode) {
        if (text.starts_with('*')) {
            findings_.error("misplaced-truncation", "A star cannot begin a value; it is searched without.", place());
            while (text.starts_with('*')) text.remove_prefix(1);
        }
        const auto star = text.find('*');
        const bool prefix = star != std::string_view::npos;
        if (prefix && star + 1 != text.size()) {
            findings_.error("misplaced-truncation", "A star can only end a value; what follows it is left out.",
                            place());
        }
        auto token = tag_token(kind, text.substr(0, star));
        if (token == prefix_of(kind)) {
            findings_.error("no-words", "There is no letter or digit before the star.", place());
            return {};
        }
        return node({kind, std::move(token), prefix, explode});
    }
    static std::string_view prefix_of(TagKind kind) { return prefix(kind); }

    std::optional<Node> heading_node() {
        const auto slash = text_.find('/');
        if (slash == std::string_view::npos) return open_tag(value_.explode);
        const auto descriptor = trim(text_.substr(0, slash));
        auto qualifier = trim(text_.substr(slash + 1));
        if (const auto second = qualifier.find('/'); second != std::string_view::npos) {
            findings_.error("one-subheading",
                            "A heading takes one subheading. Write heading/first[mh] OR heading/second[mh].", place());
            qualifier = trim(qualifier.substr(0, second));
        }
        const auto known = qualifier_name(qualifier);
        if (known.empty()) {
            unknown_subheading(qualifier);
            return words(descriptor).empty() ? std::optional<Node>{} : open_tag(field_.tag, descriptor, value_.explode);
        }
        if (words(descriptor).empty()) return exploded(TagKind::qualifier, tag_token(TagKind::qualifier, known));
        const auto kind =
            field_.tag == TagKind::heading ? TagKind::qualified_heading : TagKind::major_qualified_heading;
        return exploded(kind, tag_token(kind, descriptor, known));
    }

    Node exploded(TagKind kind, std::string token) const {
        return node({kind, std::move(token), false, value_.explode});
    }

    void unknown_subheading(std::string_view text) {
        std::string message = fmt::format("\"{}\" is no MeSH subheading.", shown(text));
        const auto near = findings_.full() ? std::string_view{} : nearest_qualifier(text);
        if (!near.empty()) message += fmt::format(" Did you mean \"{}\"?", near);
        findings_.error("unknown-subheading", std::move(message), place());
    }

    std::optional<Node> qualifier_node() {
        if (const auto known = qualifier_name(text_); !known.empty()) {
            return exploded(TagKind::qualifier, tag_token(TagKind::qualifier, known));
        }
        if (!text_.ends_with('*')) unknown_subheading(text_);
        return open_tag(value_.explode);
    }

    std::optional<Node> language_node() {
        if (const auto code = language_code(text_); !code.empty()) return exact(TagKind::language, code);
        findings_.warning("unknown-language",
                          fmt::format("\"{}\" is no language of MEDLINE's list; it is searched as typed. Write its "
                                      "English name or three letters, such as chinese or chi.",
                                      shown(text_)),
                          place());
        return open_tag(false);
    }

    void bad_identifier(std::string_view kind) {
        findings_.error("bad-identifier", fmt::format("\"{}\" is no {}.", shown(text_), kind), place());
    }

    std::optional<Node> pmid_node() {
        std::vector<Node> any;
        std::string_view rest = text_;
        while (!rest.empty()) {
            const auto end = rest.find_first_of(" ,;\t\r\n");
            const auto one = rest.substr(0, end);
            rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
            if (one.empty()) continue;
            const auto pmid = normal_pmid(one);
            if (pmid.empty()) {
                bad_identifier("PubMed number (digits alone)");
                return {};
            }
            any.push_back(exact(TagKind::pmid, pmid));
        }
        if (any.size() == 1) return std::move(any.front());
        return Node{Or{std::move(any)}, {}};
    }

    std::optional<Node> pmcid_node() {
        if (const auto pmcid = normal_pmcid(text_); !pmcid.empty()) return exact(TagKind::pmcid, pmcid);
        bad_identifier("PubMed Central number (PMC and digits)");
        return {};
    }

    // PubMed's [aid] and [lid] hold DOIs and the publishers' own identifiers alike.
    std::optional<Node> doi_node() {
        if (const auto doi = normal_doi(text_); !doi.empty()) return exact(TagKind::doi, doi);
        return open_tag(TagKind::other_id, text_, false);
    }

    std::optional<Node> subset_node() {
        if (auto found = filter_node(text_, today_)) {
            for_each_node(*found, [&](Node& part) { part.place = findings_.place(place()); });
            return found;
        }
        findings_.error(
            "unknown-filter",
            fmt::format("The filter \"{}\" cannot be answered from the records. Known are the status "
                        "(medline, inprocess, publisher, pubmednotmedline), hasabstract, publication types, "
                        "languages, humans, animals, sex and age groups.",
                        shown(text_)),
            place());
        return {};
    }

    const SearchField& field_;
    const Value& value_;
    std::string_view text_;
    Day today_;
    Findings& findings_;
};

// What was typed, for writing the question out again.
void keep_text(Node& node, std::string_view text) {
    if (auto* words = std::get_if<Words>(&node.is)) words->text = text;
    if (auto* tag = std::get_if<Tag>(&node.is)) tag->text = text;
    if (auto* any = std::get_if<Or>(&node.is); any != nullptr && any->parts.size() <= 4) {
        for (auto& part : any->parts) {
            const auto* tag = std::get_if<Tag>(&part.is);
            if (tag == nullptr || tag->kind != TagKind::pmid) keep_text(part, text);  // the text may be a list of them
        }
    }
}

}  // namespace

Node published(Day from, Day to) { return {Between{{SearchDate::print, SearchDate::electronic}, from, to}, {}}; }

std::optional<Node> value_node(const SearchField& field, const Value& value, Day today, Findings& findings) {
    auto found = ValueReader(field, value, today, findings).run();
    if (found) found->place = findings.place(value.place);
    if (found) keep_text(*found, trim(value.piece.text));
    return found;
}

}  // namespace evident
