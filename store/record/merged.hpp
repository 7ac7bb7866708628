// Several records of one publication told as one: of each field the value that is shown, which record gave it and why,
// and what the others say instead.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/record/record.hpp"

namespace evident {

// What another record says of a field.
struct OtherValue {
    std::string value;
    std::vector<std::string> from;  // "embase:L1"
    std::string why_not;            // "the title is cut"; "" when only the preference of sources stands against it

    friend bool operator==(const OtherValue&, const OtherValue&) = default;
};

struct MergedField {
    std::string name;                // "title", "published" ...: one of merged_fields()
    std::string value;               // for people
    std::string from;                // the record that gave it; several, with ", " between, of a field that is gathered
    std::string why;                 // "pubmed goes before embase", "the only record that says it" ...
    std::vector<std::string> agree;  // the other records that say the same in other spelling or none
    std::vector<OtherValue> others;  // those that say something else, in order of preference

    friend bool operator==(const MergedField&, const MergedField&) = default;
};

// The sources in the order in which they are believed; those not named come after, as their records stand.
using SourcePreference = std::vector<std::string>;

// What is believed when nobody said otherwise: PubMed, then as they came.
SourcePreference default_preference();

// The names of the fields in the order in which merged() gives them.
std::vector<std::string_view> merged_fields();

// The fields that any of the records fills. A function of the records and the preference alone. Of each field the value
// of the source that is preferred wins, unless it says less than another: a cut title or abstract, a list of authors
// that is not whole, a first page without the last, a year without month, a date that only stands in for one. Types and
// registrations are gathered from all records. The records stand as RecordTable::of_report() gives them.
std::vector<MergedField> merged(const std::vector<Record>& records, const SourcePreference& preference);

// The value of a field by its name; "" when no record fills it.
std::string merged_value(const std::vector<MergedField>& fields, std::string_view name);

}  // namespace evident
