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

Identifier identifier_of(IdentifierKind kind, std::string_view text, std::string_view scheme) {
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
