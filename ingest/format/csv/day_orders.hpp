// Which of day and month stands first in each column of dates of a table, as far as its cells prove it.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/format/csv/columns.hpp"
#include "ingest/format/flat/cell_date.hpp"

namespace evident {

// One a column of the header. Looked for in the rows of a text that begins so, which may end within a row; unknown for
// columns that hold no dates, prove nothing or contradict themselves.
std::vector<DayOrder> find_day_orders(std::string_view head, char delimiter, const ColumnMap& map);

}  // namespace evident
