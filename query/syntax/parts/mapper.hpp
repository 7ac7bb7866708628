// Tells what untagged words of a PubMed question stand for besides themselves: the door of automatic term mapping.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "query/ast/node.hpp"

namespace evident {

struct MappedTerm {
    std::size_t words = 0;  // how many of those given, from the first one on
    Node node;              // what is searched for in their place; without places
    std::string told;       // what they were found to be: the heading "Lung Neoplasms"
};

// The code of the note that tells what a term was mapped to.
inline constexpr std::string_view mapped_code = "term-mapping";

class TermMapper {
  public:
    virtual ~TermMapper() = default;

    // The longest beginning of the words that stands in one of the tables; nothing when none does. A word may be
    // several words without a space, joined by full stops as in a vocabulary_key().
    virtual std::optional<MappedTerm> longest(std::span<const std::string> words) = 0;
};

}  // namespace evident
