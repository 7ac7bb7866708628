#include "ingest/format/parts/draft.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "text/ascii.hpp"

namespace evident {
namespace {

// ArticleId of type pmcid comes as "pmc-id: PMC123;manuscript-id: NIHMS4": the PMC number alone is wanted.
std::string_view pmc_number(std::string_view text) {
    const auto start = text.find("PMC");
    return start == std::string_view::npos ? text : text.substr(start, text.find_first_of("; ", start) - start);
}

// DOIs made of a SICI hold "<" ("10.1002/(sici)1098-1004(200001)15:1<114::aid-x>3.0.co;2-4"), where normal_doi stops;
// the front part alone would be shared by every article of the issue.
Identifier doi_of(std::string_view text) {
    const auto angle = text.find('<');
    const bool sici = text.starts_with("10.") && angle != std::string_view::npos && angle + 1 < text.size() &&
                      text[angle + 1] >= '0' && text[angle + 1] <= '9' && text.find(' ') == std::string_view::npos;
    return sici ? Identifier{IdentifierKind::doi, lower(text), {}} : make_identifier(IdentifierKind::doi, text);
}

Identifier identifier_of(IdentifierKind kind, std::string_view text, std::string_view scheme) {
    if (kind == IdentifierKind::doi) return doi_of(text);
    return make_identifier(kind, kind == IdentifierKind::pmcid ? pmc_number(text) : text, scheme);
}

}  // namespace

void Draft::say(Severity severity, std::string_view code, std::string_view message) {
    const auto whose = record.key.empty() ? std::string("a record without a key") : std::string(noun) + record.key;
    problems.push_back({severity, std::string(code), fmt::format("{}: {}", whose, message), place});
}

void Draft::add_identifier(IdentifierKind kind, std::string_view text, std::string_view scheme) {
    text = trim(text);
    if (text.empty()) return;
    auto made = identifier_of(kind, text, scheme);
    if (made.value.empty()) {
        say(Severity::note, "malformed-identifier", fmt::format("\"{}\" is no {}; kept as given", text, name(kind)));
        made = {IdentifierKind::other, std::string(text), std::string(name(kind))};
    }
    auto& list = record.identifiers;
    if (std::find(list.begin(), list.end(), made) != list.end()) return;
    if (kind == IdentifierKind::doi && made.kind == kind) {
        const auto first = identifier(record, kind);
        if (!first.empty()) {
            say(Severity::warning, "two-dois", fmt::format("two DOIs, {} and {}; both are kept", first, made.value));
        }
    }
    list.push_back(std::move(made));
}

}  // namespace evident
