// What the runs since an earlier one changed for a review, claim by claim: new links, revisions, retractions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/links.hpp"
#include "store/evidence/link.hpp"
#include "store/evidence/review.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

// What became of a report that is, or was, linked to a claim; the gravest first.
enum class Happening : std::uint8_t {
    retracted,
    concern,
    corrected,
    superseded,
    cleared,    // nothing is said against it any more
    withdrawn,  // its sources no longer hold it
    linked,     // came since, and is proposed or named by the package
    proposed,   // was here and is proposed now: it reads otherwise, or what it is weighed against has changed
    turned,     // read as taking another side than before
    unlinked,   // no longer proposed
    revised,    // a record of it came in other words
};

// In words for people: "retracted", "expression of concern", "new", "newly linked", "withdrawn by its source" ...
std::string_view name(Happening happening);

struct NewsItem {
    Happening what = Happening::linked;
    std::string report;  // "pmid:1", "doi:10..." or "SOURCE:KEY"
    std::string title;
    Direction direction = Direction::neutral;         // of what is withdrawn or no longer linked: as it was
    Direction direction_before = Direction::neutral;  // of what was linked before
    Standing standing = Standing::ok;
    Standing standing_before = Standing::ok;  // ok of what was not in the store
    bool judged = false;                      // the direction is a person's word
    bool since = false;                       // after the review's cutoff
};

struct ClaimNews {
    std::string claim;            // key
    std::string text;             // the claim in English
    std::vector<NewsItem> items;  // the gravest first; a report may stand in several
    LinkCounts before;
    LinkCounts after;

    bool counts_changed() const { return before != after; }
};

// Distinct reports of the review to which each thing happened, whatever the number of claims.
struct NewsTotals {
    std::int64_t retracted = 0;
    std::int64_t concern = 0;
    std::int64_t corrected = 0;
    std::int64_t superseded = 0;
    std::int64_t cleared = 0;
    std::int64_t withdrawn = 0;
    std::int64_t linked = 0;
    std::int64_t proposed = 0;
    std::int64_t turned = 0;
    std::int64_t unlinked = 0;
    std::int64_t revised = 0;

    friend bool operator==(const NewsTotals&, const NewsTotals&) = default;
};

struct News {
    std::string review;
    std::string title;
    RunId after = RunId::none;      // the runs told of come after this one
    std::vector<ClaimNews> claims;  // only those with items or changed counts, in reading order
    NewsTotals totals;

    bool empty() const { return claims.empty(); }
};

// Compares the links as they are with those at the end of run `after`. People's judgements are no news: they stand on
// both sides, so that what differs is what the runs brought. Of the review, today's import counts on both sides. The
// first linking of a claim is no news: a claim that was linked first after `after` is compared with its links then.
News news_of(Store& store, const Review& review, RunId after);

}  // namespace evident
