// The part of PubMed's query language the stand-in understands, and which records answer it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/standin/pubmed/corpus.hpp"

namespace evident::standin {

// A term read: `all[sb]`, `12:34[uid]`, `2024/01/01:2024/12/31[crdt]`, `("2024"[Date - Create] : "3000"[Date -
// Create])`, the words of the made records with any tag, joined by AND, OR, NOT from left to right, and parentheses.
struct Term {
    using Accepts = std::function<bool(std::int64_t, const Holding&)>;

    Accepts accepts;                     // empty: no word was found, so nothing answers
    std::vector<std::string> not_found;  // left out of the search
};

Term read_term(std::string_view text, const Corpus& corpus);

// The first and the last day of a date as esearch takes it: "2024", "2024/01" or "2024/01/31".
Day first_day(std::string_view text);
Day last_day(std::string_view text);

}  // namespace evident::standin
