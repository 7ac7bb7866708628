// How many records each source brought and how many reports they make: the numbers of the PRISMA flow diagram.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/sqlite/store.hpp"

namespace evident {

struct SourceIdentified {
    std::string source;
    std::int64_t records = 0;    // identified
    std::int64_t within = 0;     // duplicates within the source: records less its reports
    std::int64_t across = 0;     // its reports that a source above it in this list brought too
    std::int64_t reports = 0;    // different reports of this source; records = within + reports
    std::int64_t only_here = 0;  // reports that no other source brought

    friend bool operator==(const SourceIdentified&, const SourceIdentified&) = default;
};

struct Identified {
    std::vector<SourceIdentified> sources;  // in the order of the preference, then by name
    std::int64_t records = 0;
    std::int64_t within = 0;   // duplicates within sources
    std::int64_t across = 0;   // duplicates across sources
    std::int64_t removed = 0;  // before screening: within + across = records - reports
    std::int64_t reports = 0;
};

// Current records: what its source withdrew does not count. review: "" for the whole store, else only records that a
// run for the review of that key brought or saw again.
Identified identified(Store& store, const std::string& review);

}  // namespace evident
