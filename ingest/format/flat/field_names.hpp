// The fields a table or a BibTeX entry can fill, and the words that name them in a map of columns.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace evident {

enum class FlatField : std::uint8_t {
    title,
    original_title,
    abstract,
    original_abstract,
    authors,
    full_authors,  // the same people with their given names
    group,
    editors,
    affiliations,
    journal,
    journal_abbreviation,
    volume,
    issue,
    pages,
    first_page,
    last_page,
    article_number,
    year,
    month,
    date,             // of publication
    electronic_date,  // online ahead of print
    create_date,      // the day the database made the record
    entry_date,
    revised_date,
    citation,  // PubMed's "J Name. 2024 Jan 5;12(3):100-110."
    language,
    type,
    keywords,        // the authors' own
    index_keywords,  // a database's, of no named vocabulary
    mesh,
    emtree_drug,
    emtree_drug_major,
    emtree_medical,
    emtree_medical_major,
    emtree_device,
    emtree_device_major,
    drug_name,
    drug_maker,
    device_name,
    device_maker,
    registry,
    section,
    issn,
    isbn,
    doi,
    pmid,
    pmcid,
    manuscript,  // NIHMS
    embase,
    scopus,
    wos,
    central,
    trial,
    accession,   // a number of a database that the column does not name
    identifier,  // of the tool that made the file
    url,
    publisher,
    place,
    book_title,
    edition,
    series,
    conference,
    conference_place,
    conference_date,
    conference_sponsor,
    funding,
    note,
    country,
    database,
    notice,  // copyright of the abstract
    key,     // the number of the record in this table, unique: only by a map, for such numbers are no database's
    ignored,
};

// "title", "first-page" ...: the words of a map of columns.
std::string_view name(FlatField field);
std::optional<FlatField> parse_flat_field(std::string_view word);

// The field that a column of a known export, or of a table made by hand, stands for; nothing when it is none we know.
// Case and white space do not count. "ignored" are columns that say nothing of the publication ("Cited by").
std::optional<FlatField> field_of_column(std::string_view column);

}  // namespace evident
