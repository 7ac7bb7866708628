// Clusters: from decisions on pairs to groups of records, such that no chain of "same" joins two that are "different".
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace evident {

// Two of the things to be grouped, by their places.
struct SamePair {
    std::size_t a = 0;
    std::size_t b = 0;
    int grade = 0;        // Decision::grade
    bool judged = false;  // a person said so: goes before all others, and only a person's "different" stands against it

    friend bool operator==(const SamePair&, const SamePair&) = default;
};

struct Clusters {
    std::vector<std::size_t> group;    // of each thing, the least place in its group
    std::vector<SamePair> not_joined;  // "same", but joining them would put two that must part into one group
};

// Groups the things 0 to count - 1. The pairs are taken by judged, grade, then place, so that the result depends on the
// order in which things are numbered (number them by source and key) but not on that of the pairs.
//   must_part(i, j): the decision on i and j is that they are different. Asked only of things about to be joined; what
//   a person's word holds together may hold two of that kind, as groups are joined whole by it. judged_apart(i, j): a
//   person said that they are different.
Clusters cluster(std::size_t count, std::vector<SamePair> pairs,
                 const std::function<bool(std::size_t, std::size_t)>& must_part,
                 const std::function<bool(std::size_t, std::size_t)>& judged_apart);

}  // namespace evident
