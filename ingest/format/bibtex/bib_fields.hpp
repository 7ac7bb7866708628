// Which field of a record each field of BibTeX and biblatex fills.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ingest/format/flat/field_names.hpp"

namespace evident {

// name in lower case. "ignored" are those that say nothing of the publication, or that the reader takes by itself
// (authors, eprints, the title of the book). Nothing for a name that is not known.
std::optional<FlatField> bib_field(std::string_view name);

}  // namespace evident
