// The index's entry for a record: a term for each word and each tag, and the values that ranking, dates and facets
// need.
//
// One document a current record; its number is the record's. A word of a field is the term column(field).prefix + word,
// once per occurrence with its position and the weight of the field (0: it can be asked for but does not rank). Values
// of one field stand value_gap positions apart, so that no phrase crosses from one to the next. A tag is tag_prefix +
// token, without position or weight. There is no document data: SQLite has the record.
#pragma once

#include <string>
#include <string_view>

#include <xapian.h>

#include "store/record/field.hpp"
#include "store/reports/records.hpp"

namespace evident {

// Raised whenever a term or a value would come out otherwise than before: an older index is then made anew.
inline constexpr std::string_view terms_version = "2";

inline constexpr std::string_view tag_prefix = "XT";
inline constexpr Xapian::termpos value_gap = 100;

// Where the values of a document stand. Ids are Xapian::sortable_serialise numbers; lists are joined by list_separator.
inline constexpr Xapian::valueno report_slot = 0;
inline constexpr Xapian::valueno version_slot = 1;
inline constexpr Xapian::valueno year_slot = 2;  // four digits, of the earliest publication; absent when unknown
inline constexpr Xapian::valueno types_slot = 3;
inline constexpr Xapian::valueno languages_slot = 4;
inline constexpr Xapian::valueno journal_slot = 5;
inline constexpr Xapian::valueno source_slot = 6;
inline constexpr Xapian::valueno first_date_slot = 7;  // one a search date: eight digits of its first day

inline constexpr char list_separator = '\x1f';

Xapian::valueno date_slot(SearchDate date);

// A day as it stands in a date slot: "20241231".
std::string date_value(Day day);

std::string id_value(std::int64_t id);
std::int64_t id_of_value(const std::string& value);

// The document's number of a record, and back. Throws Error (store) beyond the 2^32 - 1 that Xapian can count.
Xapian::docid document_of(RecordId record);
RecordId record_of(Xapian::docid document);

Xapian::Document make_document(const Held& held);

// The word of a term that ranks; "" for every other term.
std::string_view ranked_word(std::string_view term);

}  // namespace evident
