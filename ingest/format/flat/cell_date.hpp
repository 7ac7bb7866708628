// Dates as cells of a table hold them, after a spreadsheet has rewritten them.
#pragma once

#include <string_view>

#include "base/date.hpp"

namespace evident {

// Which of two numbers that could both be the month stands first.
enum class DayOrder { unknown, month_first, day_first };

struct CellDate {
    Span span;
    bool ambiguous = false;  // day and month could be either; span reaches over both readings
};

// Beside all that parse_span reads: "6/11/25" and "6/11/2025" (ambiguous unless one number is above 12 or both are the
// same; with full stops the day comes first), "1-Dec-25", "Dec-25" (a month of a year). Two-digit years are taken as
// spreadsheets do: 00 to 29 are 2000 to 2029, the rest 19xx. An order that the column's other cells prove decides.
CellDate read_cell_date(std::string_view text, DayOrder order = DayOrder::unknown);

// The order that a cell with a number above 12 proves ("6/24/25": the month is first); unknown for any other text.
DayOrder proven_order(std::string_view text);

}  // namespace evident
