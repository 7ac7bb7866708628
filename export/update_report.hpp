// What one update did, in numbers and news: what a mail or a feed entry tells of it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/problem.hpp"
#include "query/news/news.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

// One configured source, or one pass of files, in this update.
struct SourceNumbers {
    std::string source;
    std::string how;          // "E-utilities", "mirror", "files"
    Moment at;                // when it was asked; "": as the update
    std::int64_t found = -1;  // records of the search, each once, whatever parts of it they are in; -1: no search
    std::int64_t read = 0;    // = fresh + updated + unchanged + rejected
    std::int64_t fresh = 0;
    std::int64_t updated = 0;
    std::int64_t unchanged = 0;
    std::int64_t deleted = 0;
    std::int64_t rejected = 0;
    std::int64_t outside_cutoff = 0;  // of fresh and updated, after the cutoff of the review's protocol
    bool finished = true;             // everything asked for is in the store
    std::string waiting_for;          // of a mirror: the file it stopped before; ""
    Problems problems;
};

struct UpdateReport {
    std::string store;        // identity: what Store::property("identity") says
    RunId run = RunId::none;  // the last run of the update; names the entry of the feed
    Moment at;
    std::vector<SourceNumbers> sources;
    std::vector<News> reviews;
    Problems problems;  // of the update itself
};

// False when a person need not be told: nothing new came, nothing became of a claim, and there was no trouble.
bool tells_anything(const UpdateReport& report);

// "1 retracted, 2 new for a claim; 30 records new (tlcr-2025-163)", "trouble with pubmed", "nothing new": at most 60
// letters of ASCII, without the day. "nothing new" says that nothing came and nothing became of a claim.
std::string headline(const UpdateReport& report);

// What happened to a claim's reports, one sentence without the title: "retracted (was: ok), for the claim".
std::string sentence(const NewsItem& item);

// "for 11 -> 12, against 1, neutral 18, since the review 1 -> 2".
std::string counts_sentence(const LinkCounts& before, const LinkCounts& after);

// "120 found, 12 read: 3 new, 1 updated, 8 unchanged". What overlapping parts of a search found is counted once.
std::string numbers_sentence(const SourceNumbers& numbers);

}  // namespace evident
