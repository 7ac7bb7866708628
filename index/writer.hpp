// Making a whole index from nothing: many small parts side by side, then one joining.
//
// Xapian gathers changes in trees that are quick only while they stay in the processor's cache, hence a commit every
// documents_a_commit and a new part every part_size documents (measured: docs/index.md).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "store/sqlite/store.hpp"

namespace evident {

inline constexpr std::size_t documents_a_commit = 250;
inline constexpr std::size_t part_size = 5000;
// The joining has every part open at once; with very many records the parts grow instead.
inline constexpr std::size_t most_parts = 100;

// Called now and then with the documents made so far and how many there will be; from another thread at times, never
// from two at once. What it throws ends the work.
using IndexProgress = std::function<void(std::int64_t done, std::int64_t total)>;

// Writes the documents of the records (ascending) of that store into a new index in the folder out, with parts kept in
// the folder workshop meanwhile. Records that are withdrawn by now are passed over. Says how many documents there are.
// Throws Xapian::Error and Error.
std::int64_t load_in_bulk(const std::string& store_path, const std::vector<RecordId>& records,
                          const std::string& workshop, const std::string& out, const IndexProgress& progress);

}  // namespace evident
