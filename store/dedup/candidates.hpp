// Candidates: the keys by which records that may be one publication are brought together, so that not every pair has to
// be looked at. Two records are a candidate pair when they share a key that is alive.
#pragma once

#include <cstdint>
#include <vector>

#include "store/dedup/face/face.hpp"

namespace evident {

// Hashes of the identifiers, the title's wording, the place in the journal, the first author with the year ...; sorted,
// each once. Never empty for a record that has a title or an identifier.
std::vector<std::int64_t> keys_of(const Face& face);

// A key that more records than this carry says nothing ("Editorial"): it is dead, and brings no pair together. Records
// that are the same share a rarer key too. That a key is dead follows from the set of records alone, never from the
// order in which they came.
inline constexpr std::size_t most_of_a_key = 64;

}  // namespace evident
