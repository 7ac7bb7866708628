// Dates as words of an export, put among the dates of the record being read.
#pragma once

#include <string_view>

#include "ingest/format/parts/draft.hpp"

namespace evident {

// Adds the date; the words are kept beside it when they are more than year, month and day ("Mar-Apr", "Winter 2019").
// A time of day behind it is dropped. Words that tell no date are kept and told of (odd-date). Nothing is added twice.
// status is the source's own word, of DateKind::other only.
void add_written_date(Draft& draft, DateKind kind, std::string_view text, std::string_view status = {});

}  // namespace evident
