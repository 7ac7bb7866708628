// "Did you mean": the known name that is written most like the one given.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace evident {

// The candidate with the fewest letters to change, add or leave out, when these are no more than about a third of the
// given name's (at least one); "" when none is that near. Bytes are compared as they are; put both in lower case first.
std::string_view nearest(std::string_view given, std::span<const std::string_view> candidates);

// How many letters must be changed, added or left out to make one of the other (Levenshtein's distance).
std::size_t edit_distance(std::string_view a, std::string_view b);

// Every PubMed tag, and every name of the plain syntax, of the table of fields.
std::vector<std::string_view> known_tags();
std::vector<std::string_view> known_names();

}  // namespace evident
