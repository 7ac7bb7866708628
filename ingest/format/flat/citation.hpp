// PubMed's one-line citation, read for what stands nowhere else in its CSV.
#pragma once

#include <string_view>

#include "store/record/record.hpp"

namespace evident {

// "Lancet. 2024 Jan 6;403(10421):55-66. doi: 10.1/x. Epub 2023 Dec 1.": date of print, volume, issue, pages, date of
// the electronic form. What the record has already stays; what is not in that form is passed over.
void read_citation(Record& record, std::string_view text);

}  // namespace evident
