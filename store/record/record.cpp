#include "store/record/record.hpp"

#include <algorithm>

namespace evident {

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
    const Span electronic = date(record, DateKind::electronic);
    const Span print = date(record, DateKind::print);
    if (!electronic.known()) return print;
    if (!print.known()) return electronic;
    return print.last < electronic.last ? print : electronic;
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
