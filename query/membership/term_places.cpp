#include "query/membership/term_places.hpp"

#include <algorithm>
#include <optional>
#include <variant>

#include "query/ast/pattern.hpp"
#include "store/record/searchable.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

constexpr std::size_t context_bytes = 50;  // on each side, and less to the next word

std::size_t find_terms(const std::vector<QueryWord>& terms, const std::vector<Word>& value) {
    for (std::size_t at = 0; at + terms.size() <= value.size(); ++at) {
        std::size_t same = 0;
        while (same < terms.size() && fits(terms[same], value[at + same].text)) ++same;
        if (same == terms.size()) return at;
    }
    return value.size();
}

// The words from `first` to `last` with whole words around them.
TermPlace in_context(std::string_view field, std::string_view text, const std::vector<Word>& words, std::size_t first,
                     std::size_t last) {
    auto from = first;
    while (from > 0 && words[first].begin - words[from - 1].begin <= context_bytes) --from;
    auto to = last;
    while (to + 1 < words.size() && words[to + 1].end - words[last].end <= context_bytes) ++to;
    const auto begin = from == 0 ? 0 : words[from].begin;
    const auto end = to + 1 == words.size() ? std::uint32_t(text.size()) : words[to].end;
    const std::string before = begin > 0 ? "... " : "";
    const std::string after = end < text.size() ? " ..." : "";
    const auto shift = std::uint32_t(before.size());
    return {std::string(field), before + std::string(text.substr(begin, end - begin)) + after,
            words[first].begin - begin + shift, words[last].end - begin + shift};
}

std::vector<TermPlace> places(const Words& term, const Record& record) {
    const auto found = searchable(record);
    std::vector<TermPlace> out;
    for (const auto& column : columns()) {
        if (!term.fields.has(column.field)) continue;
        for (const auto text : found.of(column.field)) {
            const auto value = words(text);
            const auto at = find_terms(term.terms, value);
            if (at == value.size()) continue;
            out.push_back(in_context(column.name, text, value, at, at + term.terms.size() - 1));
            break;
        }
    }
    return out;
}

// The record's own spelling of the value a token stands for; "" when it is none of those kept with their spelling.
std::string spelled(TagKind kind, const std::string& token, const Record& record) {
    const auto is = [&](TagKind as, const std::string& value) { return kind == as && tag_token(as, value) == token; };
    for (const auto& heading : record.headings) {
        if (is(TagKind::heading, heading.descriptor) || is(TagKind::major_heading, heading.descriptor)) {
            return heading.descriptor;
        }
        for (const auto& qualifier : heading.qualifiers) {
            if (is(TagKind::qualifier, qualifier.name)) return heading.descriptor + '/' + qualifier.name;
            if (tag_token(kind, heading.descriptor, qualifier.name) == token) {
                return heading.descriptor + '/' + qualifier.name;
            }
        }
    }
    for (const auto& type : record.types) {
        if (is(TagKind::type, type.name)) return type.name;
    }
    for (const auto& term : record.index_terms) {
        if (is(TagKind::emtree, term.term) || is(TagKind::major_emtree, term.term)) return term.term;
    }
    for (const auto& term : record.supplementary) {
        if (is(TagKind::substance, term.name)) return term.name;
    }
    for (const auto& substance : record.substances) {
        if (is(TagKind::substance, substance.name)) return substance.name;
    }
    return {};
}

std::string_view field_of(TagKind kind) {
    switch (kind) {
        case TagKind::heading: return "heading";
        case TagKind::major_heading: return "major heading";
        case TagKind::qualified_heading: return "heading with subheading";
        case TagKind::major_qualified_heading: return "major heading with subheading";
        case TagKind::qualifier: return "subheading";
        case TagKind::type: return "publication type";
        case TagKind::language: return "language";
        case TagKind::journal: return "journal";
        case TagKind::author: return "author";
        case TagKind::substance: return "substance";
        case TagKind::registry: return "registry number";
        case TagKind::accession: return "accession number";
        case TagKind::emtree: return "emtree";
        case TagKind::major_emtree: return "major emtree";
        default: return prefix(kind);
    }
}

std::vector<TermPlace> places(const Tag& tag, const Record& record) {
    const auto found = searchable(record);
    for (const auto& token : found.tags) {
        if (tag.prefix ? !token.starts_with(tag.token) : token != tag.token) continue;
        auto text = spelled(tag.kind, token, record);
        if (text.empty()) {
            text = token.substr(std::min(token.find('.') + 1, token.size()));
            std::replace(text.begin(), text.end(), '.', ' ');
        }
        const auto end = std::uint32_t(text.size());
        return {{std::string(field_of(tag.kind)), std::move(text), 0, end}};
    }
    return {};
}

std::vector<TermPlace> places(const Between& between, const Record& record) {
    std::vector<TermPlace> out;
    for (const auto kind : between.dates) {
        const auto span = search_date(record, kind);
        if (!span.known()) continue;
        const bool late_enough = between.from == Day::none || span.first >= between.from;
        const bool early_enough = between.to == Day::none || span.first <= between.to;
        if (!late_enough || !early_enough) continue;
        const auto text = to_text(span);
        out.push_back({std::string(name(kind)) + " date", text, 0, std::uint32_t(text.size())});
    }
    return out;
}

}  // namespace

std::vector<TermPlace> places_of(const Node& term, const Record& record) {
    if (const auto* said = std::get_if<Words>(&term.is)) return places(*said, record);
    if (const auto* tag = std::get_if<Tag>(&term.is)) return places(*tag, record);
    if (const auto* between = std::get_if<Between>(&term.is)) return places(*between, record);
    return {};
}

}  // namespace evident
