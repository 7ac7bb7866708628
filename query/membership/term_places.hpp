// Where in a record the words of a question's term stand, so that a person can see them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "query/ast/node.hpp"
#include "store/record/record.hpp"

namespace evident {

struct TermPlace {
    std::string field;        // "title", "abstract", "heading" ..., or the name of a date
    std::string text;         // the words in their context; of a tag the value, of a date the day
    std::uint32_t begin = 0;  // byte offsets of the words that match, in text
    std::uint32_t end = 0;
};

// The first place of each field. Empty for anything but words, tags and dates, and when the record does not answer.
std::vector<TermPlace> places_of(const Node& term, const Record& record);

}  // namespace evident
