// A search history as PubMed's and embase.com's pages give it for download, a table with commas, as lines of a
// strategy.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace evident {

// "3. query Filters: English (1,234)" for each row, a line each, in the rows' order; line ends within a query become
// blanks. Nothing when the first row does not name a number, a query and results ("Search
// number,Query,...,Results,Time", "No.,Query, Results"). Quotes are doubled within quotes (RFC 4180).
std::optional<std::string> downloaded_history(std::string_view text);

}  // namespace evident
