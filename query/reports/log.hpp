// The log of people's words on records, as JSON Lines that name records by source and key, so that another store can
// take them over.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"
#include "store/reports/dedup.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

// {"a":{"source","key"},"b":{...},"word","by","why","at"}, one a word, the oldest first.
std::vector<std::string> word_log(Store& store);

struct Replayed {
    std::int64_t said = 0;
    std::int64_t known = 0;  // said before by the same person at the same moment
    Problems problems;       // bad-word, unknown-record, contrary-word
};

// Says every word of the log that the store does not know, with the moment it was first said, the oldest first. A line
// that cannot be read, names a record that is not there, or stands against another word is a problem. Call within a
// transaction.
Replayed replay_words(Store& store, std::string_view text, const std::string& input, const Arrival& arrival);

}  // namespace evident
