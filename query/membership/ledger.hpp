// The late arrivals of a review: the reports its search finds now that it did not find, or not as they are, on its last
// day; each with the one reason why.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "store/evidence/review.hpp"
#include "store/reports/records.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

// The first that holds, in this order, is the reason.
enum class Late : std::uint8_t {
    published,  // its earliest publication date, as the source states it, lies after the cutoff
    entered,    // published by the cutoff; the record was made after it
    indexed,    // made by the cutoff; its MeSH headings came after it
    revised,    // a later version came, or its revision date lies, after the cutoff
    withdrawn,  // its source withdrew it after the cutoff
};
inline constexpr std::array<Late, 5> all_late = {Late::published, Late::entered, Late::indexed, Late::revised,
                                                 Late::withdrawn};

// "published later", "entered later", "indexed later", "revised later", "withdrawn later".
std::string_view name(Late why);

struct LedgerDate {
    std::string name;  // "publication", "create", "entry", "mesh", "revised"
    Span span;
    bool straddles = false;  // partial, and may lie on either side of the cutoff: counted as not after it
};

struct LedgerEntry {
    std::string report;  // its name
    std::string record;  // "pubmed:123", the one whose reason and dates these are
    std::string title;
    Late why = Late::published;
    std::vector<LedgerDate> dates;  // those known
    Moment first_seen;              // when its first version came into this store
    Moment seen;                    // when what makes it late came: first version, the one shown or withdrawal
    RunId run = RunId::none;        // that brought it
};

// The reports with a record that the review's search finds and that its other limits (language, type) admit, each that
// is late once, by the record that was there most: one that is as it was on the day makes its report not late. With
// since only those whose `seen` is of that day or later. In the order of the reasons, then by record. Empty for a
// review without a cutoff.
std::vector<LedgerEntry> ledger(Store& store, const Review& review, Day since = Day::none);

}  // namespace evident
