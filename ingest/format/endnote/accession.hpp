// Which number an EndNote record's accession number is: EndNote keeps a PMID, an Embase number and others in one field.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/format/flat/database_number.hpp"
#include "ingest/format/parts/draft.hpp"

namespace evident {

// What else of the record tells the database.
struct EndnoteHints {
    std::vector<std::string> databases;  // remote-database-name, each part in lower case
    std::string provider;                // remote-database-provider, lower case

    bool has(std::string_view database) const;
    bool is_pubmed() const;  // EndNote's own search of PubMed writes the provider "NLM"
};

// Adds the number as what it certainly is. Digits that could be a PMID or an Embase number stay an identifier of kind
// other, scheme "accession-num", with the note unlabelled-number: never a wrong PMID.
void add_accession_number(Draft& draft, DatabaseNumbers& numbers, const EndnoteHints& hints, std::string_view text);

}  // namespace evident
