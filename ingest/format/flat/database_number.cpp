#include "ingest/format/flat/database_number.hpp"

#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;

std::string_view leading_digits(std::string_view text) {
    std::size_t size = 0;
    while (size < text.size() && text[size] >= '0' && text[size] <= '9') ++size;
    return text.substr(0, size);
}

// What follows the mark, whatever its case, as far as it is digits.
std::string_view digits_after(std::string_view text, std::string_view lowered, std::string_view mark) {
    const auto at = lowered.find(mark);
    return at == npos ? std::string_view{} : leading_digits(text.substr(at + mark.size()));
}

bool set_once(std::string& into, std::string value) {
    if (value.empty()) return false;
    if (into.empty()) into = std::move(value);
    return true;
}

}  // namespace

std::string embase_number(std::string_view text) {
    text = trim(text);
    if (text.empty() || (text[0] != 'L' && text[0] != 'l')) return {};
    const auto digits = text.substr(1);
    if (!all_digits(digits) || digits.size() < 6 || digits.size() > 12) return {};
    return "L" + std::string(digits);
}

std::string central_number(std::string_view text) {
    text = trim(text);
    if (lower(text.substr(0, 3)) != "cn-") return {};
    const auto digits = text.substr(3);
    return all_digits(digits) && digits.size() >= 6 && digits.size() <= 9 ? "CN-" + std::string(digits) : std::string{};
}

std::string wos_number(std::string_view text) {
    text = trim(text);
    const auto head = lower(text.substr(0, 4));
    if (head != "wos:" && head != "isi:") return {};
    const auto number = trim(text.substr(4));
    if (number.size() < 10 || number.size() > 24) return {};
    for (const char c : number) {
        if (!(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z')) return {};
    }
    return "WOS:" + std::string(number);
}

std::string scopus_number(std::string_view text) {
    const auto at = text.find("2-s2.0-");
    if (at == npos) return {};
    const auto digits = leading_digits(text.substr(at + 7));
    return digits.empty() || digits.size() > 15 ? std::string{} : "2-s2.0-" + std::string(digits);
}

std::string_view leading_number(std::string_view text) {
    const auto digits = leading_digits(text);
    const auto rest = text.substr(digits.size());
    const bool decimal = rest.size() > 1 && rest[0] == '.' && rest[1] >= '0' && rest[1] <= '9';
    return decimal ? std::string_view{} : digits;
}

bool DatabaseNumbers::take(std::string_view text) {
    return set_once(embase, embase_number(text)) || set_once(central, central_number(text)) ||
           set_once(wos, wos_number(text)) || set_once(scopus, scopus_number(text));
}

bool take_address(Draft& draft, DatabaseNumbers& numbers, std::string_view address) {
    address = trim(address);
    const auto lowered = lower(address);
    const auto has = [&](std::string_view word) { return lowered.find(word) != std::string::npos; };
    if (has("embase.com")) {
        const auto digits = digits_after(address, lowered, "id=l");
        return !digits.empty() && set_once(numbers.embase, embase_number("L" + std::string(digits)));
    }
    if (has("scopus.com")) return set_once(numbers.scopus, scopus_number(address));
    if (has("cochranelibrary.com")) {
        const auto digits = digits_after(address, lowered, "cn-");
        return !digits.empty() && set_once(numbers.central, central_number("CN-" + std::string(digits)));
    }
    for (const std::string_view mark : {"pubmed.ncbi.nlm.nih.gov/", "nih.gov/pubmed/", "pubmed/?term="}) {
        const auto at = lowered.find(mark);
        const auto pmid = at == npos ? std::string_view{} : leading_number(address.substr(at + mark.size()));
        if (!pmid.empty()) return draft.add_identifier(IdentifierKind::pmid, pmid, "pmid"), true;
    }
    for (const std::string_view mark :
         {"nih.gov/pmc/articles/pmc", "pmc.ncbi.nlm.nih.gov/articles/pmc", "europepmc.org/articles/pmc"}) {
        const auto digits = digits_after(address, lowered, mark);
        if (!digits.empty()) return draft.add_identifier(IdentifierKind::pmcid, "PMC" + std::string(digits), ""), true;
    }
    const auto resolver = lowered.find("doi.org/10.");
    if (resolver == std::string::npos) return false;
    if (normal_doi(address.substr(resolver + 8)).empty()) return false;
    if (identifier(draft.record, IdentifierKind::doi).empty()) {
        draft.add_identifier(IdentifierKind::doi, address.substr(resolver + 8), "doi");
    }
    return true;
}

void add_identifiers(Draft& draft, const DatabaseNumbers& numbers) {
    if (!numbers.embase.empty()) draft.add_identifier(IdentifierKind::embase, numbers.embase, {});
    draft.add_identifier(IdentifierKind::other, numbers.central, "central");
    draft.add_identifier(IdentifierKind::other, numbers.wos, "wos");
    draft.add_identifier(IdentifierKind::other, numbers.scopus, "scopus");
}

}  // namespace evident
