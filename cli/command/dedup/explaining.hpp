// Reports and pairs of records told in sentences that a librarian reads.
#pragma once

#include <string>
#include <vector>

#include "cli/context.hpp"
#include "query/reports/pair.hpp"
#include "query/reports/related.hpp"
#include "store/record/merged.hpp"

namespace evident {

// Two records side by side: title, authors, journal, place, date, identifiers.
std::string side_by_side(const ShownRecord& a, const ShownRecord& b);
// "  label       text", broken over lines; "" for no text.
std::string labelled(std::string_view label, const std::string& text);
// Fields of which records say different things, or all of them, each with the record that gave it.
std::string fields_text(const std::vector<MergedField>& fields, bool only_differing);
std::string related_text(const std::vector<RelatedReport>& related);
std::string study_text(const StudyFound& study);

// evident dedup explain ID [ID].
int explain_command(const DedupOptions& options, const Context& context);

}  // namespace evident
