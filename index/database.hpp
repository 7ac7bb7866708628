// Opening an index, what it says of itself, and Xapian's faults in plain words.
#pragma once

#include <cstdint>
#include <string>

#include <xapian.h>

namespace evident {

// What an index says of itself.
struct IndexNature {
    std::int64_t seq = 0;  // the last change of the feed that it holds
    std::string identity;  // of the store it was made from
    std::string terms;     // the terms_version it was made by

    // Why it cannot serve that store, in words that follow "the index"; "" when it can.
    std::string unfit(const std::string& store_identity) const;
};

IndexNature read_nature(const Xapian::Database& database);
void write_nature(Xapian::WritableDatabase& database, const IndexNature& nature);

// The index in that folder for reading. Throws Error (store) when there is none, when it is damaged, and when it was
// made from another store or by other rules for words; the advice says what to do.
Xapian::Database open_index(const std::string& folder, const std::string& store_identity);

// True when there is something at the folder that may be an index.
bool index_exists(const std::string& folder);

[[noreturn]] void throw_index_fault(const std::string& folder, const Xapian::Error& error);

// Runs the work; Xapian's faults come out as Error (store).
template <class Work>
auto with_index_faults(const std::string& folder, Work work) {
    try {
        return work();
    } catch (const Xapian::Error& error) {
        throw_index_fault(folder, error);
    }
}

}  // namespace evident
