#include "store/record/record.hpp"

#include <algorithm>
#include <array>

namespace evident {
namespace {

constexpr std::array<std::string_view, 3> record_kinds = {"article", "book", "chapter"};
constexpr std::array<std::string_view, 10> date_kinds = {"print",     "electronic", "create",   "entry",    "mesh",
                                                         "completed", "revised",    "received", "accepted", "other"};

template <class Kind, std::size_t Count>
std::optional<Kind> kind_of(const std::array<std::string_view, Count>& names, std::string_view word) {
    const auto found = std::find(names.begin(), names.end(), word);
    if (found == names.end()) return {};
    return static_cast<Kind>(found - names.begin());
}

Span earlier(const Span& electronic, const Span& print) {
    if (!electronic.known()) return print;
    if (!print.known()) return electronic;
    return print.last < electronic.last ? print : electronic;
}

}  // namespace

std::string_view name(RecordKind kind) { return record_kinds[std::size_t(kind)]; }
std::string_view name(DateKind kind) { return date_kinds[std::size_t(kind)]; }
std::optional<RecordKind> parse_record_kind(std::string_view word) { return kind_of<RecordKind>(record_kinds, word); }
std::optional<DateKind> parse_date_kind(std::string_view word) { return kind_of<DateKind>(date_kinds, word); }

std::string identifier(const Record& record, IdentifierKind kind) {
    for (const auto& id : record.identifiers) {
        if (id.kind == kind) return id.value;
    }
    return {};
}

Span date(const Record& record, DateKind kind) {
    for (const auto& fact : record.dates) {
        if (fact.kind == kind) return fact.span;
    }
    return {};
}

Span earliest_publication(const Record& record) {
    return earlier(date(record, DateKind::electronic), date(record, DateKind::print));
}

bool is_derived(const DateFact& fact) { return fact.text.starts_with("sort date "); }

Span stated_date(const Record& record, DateKind kind) {
    for (const auto& fact : record.dates) {
        if (fact.kind == kind && !is_derived(fact)) return fact.span;
    }
    return {};
}

Span stated_publication(const Record& record) {
    return earlier(stated_date(record, DateKind::electronic), stated_date(record, DateKind::print));
}

std::string abstract_text(const Record& record) {
    std::string out;
    for (const auto& section : record.abstract) {
        if (!out.empty()) out += '\n';
        if (!section.label.empty()) out += section.label + ": ";
        out += section.text;
    }
    return out;
}

std::vector<std::string> author_names(const Record& record) {
    std::vector<std::string> out;
    for (const auto& author : record.authors) {
        if (!author.collective.empty()) {
            out.push_back(author.collective);
        } else if (!author.last.empty()) {
            out.push_back(author.initials.empty() ? author.last : author.last + ' ' + author.initials);
        }
    }
    return out;
}

int publication_year(const Record& record) {
    const Span span = earliest_publication(record);
    return span.known() ? year_of(span.first) : 0;
}

}  // namespace evident
