// The names a paper goes by (PMID, DOI, PMCID, trial number ...) and their normal forms.
#pragma once

#include <compare>
#include <string>
#include <string_view>

namespace evident {

enum class IdentifierKind { pmid, doi, pmcid, pii, bookaccession, mid, nct, embase, other };

struct Identifier {
    IdentifierKind kind = IdentifierKind::other;
    std::string value;   // normal form
    std::string scheme;  // the source's own word for it when kind is other ("sici", "ExpressionsOfConcern" ...)

    friend auto operator<=>(const Identifier&, const Identifier&) = default;
};

// "pmid", "doi" ...: the word before the colon in "pmid:123".
std::string_view name(IdentifierKind kind);

// The kind of ArticleId/@IdType, ELocationID/@EIdType or a similar word; other when we have none.
IdentifierKind identifier_kind(std::string_view word);

// The normal form of a DOI: no resolver, no "doi:", lower case (the DOI handbook: case does not count), no trailing
// full stop or comma; "" when it does not begin with "10." and hold a slash.
std::string normal_doi(std::string_view text);

// Digits alone without leading zeros; "" when there is anything else or more than 9 digits.
std::string normal_pmid(std::string_view text);

// "PMC" and digits, without a version; "" otherwise.
std::string normal_pmcid(std::string_view text);

// The identifier in its normal form; value is "" when the text is none of that kind.
Identifier make_identifier(IdentifierKind kind, std::string_view text, std::string_view scheme = {});

// "pmid:123", "doi:10.1/x", "pmcid:PMC1".
std::string to_text(const Identifier& identifier);

}  // namespace evident
