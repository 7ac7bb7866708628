#include "store/record/identifier.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr std::array<std::pair<IdentifierKind, std::string_view>, 9> names = {{
    {IdentifierKind::pmid, "pmid"},
    {IdentifierKind::doi, "doi"},
    {IdentifierKind::pmcid, "pmcid"},
    {IdentifierKind::pii, "pii"},
    {IdentifierKind::bookaccession, "bookaccession"},
    {IdentifierKind::mid, "mid"},
    {IdentifierKind::nct, "nct"},
    {IdentifierKind::embase, "embase"},
    {IdentifierKind::other, "other"},
}};

std::string normal_nct(std::string_view text) {
    const auto value = lower(trim(text));
    if (value.size() != 11 || value.compare(0, 3, "nct") != 0 || !all_digits(value.substr(3))) return {};
    return "NCT" + value.substr(3);
}

// "%2f" and the like as the characters they stand for.
std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned value = 0;
        const auto* end = text.data() + std::min(i + 3, text.size());
        const bool escape =
            text[i] == '%' && i + 2 < text.size() && std::from_chars(text.data() + i + 1, end, value, 16).ptr == end;
        out += escape ? char(value) : text[i];
        if (escape) i += 2;
    }
    return out;
}

// Where a DOI ends in running text: at white space, a quote, or a tag of markup. Angle brackets of old SICI names
// ("82:1<1::aid-cncr1>3.0.co;2-x") belong to it.
std::size_t end_of_doi(std::string_view value) {
    bool open = false;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '"') return i;
        if (c == '<') {
            const char next = i + 1 < value.size() ? value[i + 1] : '/';
            if (next < '0' || next > '9') return i;
            open = true;
        }
        if (c == '>' && !std::exchange(open, false)) return i;
    }
    return value.size();
}

}  // namespace

std::string_view name(IdentifierKind kind) {
    for (const auto& [value, word] : names) {
        if (value == kind) return word;
    }
    return "other";
}

IdentifierKind identifier_kind(std::string_view word) {
    const auto key = lower(trim(word));
    if (key == "pubmed") return IdentifierKind::pmid;
    if (key == "pmc") return IdentifierKind::pmcid;
    for (const auto& [value, text] : names) {
        if (text == key) return value;
    }
    return IdentifierKind::other;
}

std::string normal_doi(std::string_view text) {
    std::string value = lower(trim(text));
    const auto start = value.find("10.");
    if (start == std::string::npos) return {};
    const auto before = std::string_view(value).substr(0, start);
    const bool known = before.empty() || before.ends_with("doi.org/") || before.ends_with("doi:") ||
                       before.ends_with("doi: ") || before.ends_with("doi ") || before.ends_with("doi/");
    if (!known) return {};
    value.erase(0, start);
    if (!before.empty()) value = unescaped(value);  // only addresses are percent-encoded
    value.erase(end_of_doi(value));
    while (!value.empty() && (value.back() == '.' || value.back() == ',' || value.back() == ';')) value.pop_back();
    const auto slash = value.find('/');
    if (slash == std::string::npos || slash < 5 || slash + 1 == value.size()) return {};
    return value;
}

std::string normal_pmid(std::string_view text) {
    text = trim(text);
    if (!all_digits(text)) return {};
    while (text.size() > 1 && text.front() == '0') text.remove_prefix(1);
    return text.size() > 9 || text == "0" ? std::string{} : std::string(text);
}

std::string normal_pmcid(std::string_view text) {
    std::string value = lower(trim(text));
    if (value.compare(0, 3, "pmc") == 0) value.erase(0, 3);
    if (const auto dot = value.find('.'); dot != std::string::npos) value.erase(dot);
    return all_digits(value) ? "PMC" + value : std::string{};
}

Identifier make_identifier(IdentifierKind kind, std::string_view text, std::string_view scheme) {
    switch (kind) {
        case IdentifierKind::doi: return {kind, normal_doi(text), {}};
        case IdentifierKind::pmid: return {kind, normal_pmid(text), {}};
        case IdentifierKind::pmcid: return {kind, normal_pmcid(text), {}};
        case IdentifierKind::nct: return {kind, normal_nct(text), {}};
        default: return {kind, std::string(trim(text)), kind == IdentifierKind::other ? std::string(scheme) : ""};
    }
}

std::string to_text(const Identifier& identifier) {
    return std::string(name(identifier.kind)) + ':' + identifier.value;
}

}  // namespace evident
