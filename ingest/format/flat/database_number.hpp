// The numbers by which databases know a record, told by their shape or by the address of the record's page.
#pragma once

#include <string>
#include <string_view>

#include "ingest/format/parts/draft.hpp"

namespace evident {

// Normal forms; "" when the text is none of them.
std::string embase_number(std::string_view text);   // "L" and 6 to 12 digits ("L2012345678"); "L" must be there
std::string central_number(std::string_view text);  // "CN-01997878"
std::string wos_number(std::string_view text);      // "WOS:000..." ("ISI:" of old exports is the same number)
std::string scopus_number(std::string_view text);   // "2-s2.0-85079532227"

// The digits that a text begins with ("28587607 [pii]"); "" when they go on as a DOI does ("10.1136/x").
std::string_view leading_number(std::string_view text);

// What a record's numbers are, the first of each kind.
struct DatabaseNumbers {
    std::string embase;
    std::string central;
    std::string wos;
    std::string scopus;

    // The number in normal form goes where its shape says; false when its shape tells nothing (plain digits).
    bool take(std::string_view text);
};

// Numbers and identifiers that an address holds: the record's page in Embase, Scopus, PubMed, PMC, Web of Science or
// the Cochrane Library, or a DOI's resolver. False when the address says nothing of the kind.
bool take_address(Draft& draft, DatabaseNumbers& numbers, std::string_view address);

// Puts them among the record's identifiers, Embase's under its own kind.
void add_identifiers(Draft& draft, const DatabaseNumbers& numbers);

}  // namespace evident
