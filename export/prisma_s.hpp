// The report of a review's searches by PRISMA-S: where, what, when, how many, from the package and the log of runs.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "store/evidence/review.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

// A line of a strategy with how many records it found by the server's own count; -1: the server was not asked.
struct SearchLine {
    std::int64_t number = 0;
    std::string text;
    std::int64_t count = -1;

    friend bool operator==(const SearchLine&, const SearchLine&) = default;
};

// A file or reply that a run read.
struct SearchInput {
    std::string name;
    std::string format;
    std::string sha256;  // of the bytes as they came; "": not read to its end
};

// One search at a server.
struct ServerSearch {
    std::string term;            // the question as sent
    std::string address;         // where to
    std::string translation;     // how the server read it; "": not told
    std::int64_t told = -1;      // records by the server's count, of overlapping parts summed; -1: not told
    std::int64_t distinct = -1;  // of them, each once; -1: not known
    std::int64_t windows = 0;    // parts it was fetched in
    Moment asked;
    Moment finished;  // "": not every record was fetched
    std::vector<SearchLine> lines;
};

// A run that brought records in for the review. Counts are -1 when the run did not come to its end.
struct SearchRun {
    RunId run = RunId::none;
    std::string kind;    // "ingest", "harvest", "mirror"
    std::string source;  // as configured; "": none, a person typed the command
    Moment started;
    Moment finished;
    std::vector<ServerSearch> searches;
    std::vector<SearchInput> inputs;  // of a run without searches; those of a search are its pages
    std::int64_t input_count = 0;
    std::int64_t read = -1;
    std::int64_t fresh = -1;
    std::int64_t updated = -1;
    std::int64_t unchanged = -1;
    std::int64_t deleted = -1;
    std::int64_t rejected = -1;
    std::vector<std::string> records_of;  // of a typed command: the sources of the records it was given

    // It came to its end and nothing in the store is otherwise since: it found what was there, or nothing.
    bool brought_nothing() const { return fresh == 0 && updated == 0 && deleted == 0; }
};

// The records of one source of the store that runs for the review brought or saw again, each once.
struct SourceTotal {
    std::string source;    // "pubmed"
    std::string database;  // as the package calls it; "": it does not
    bool registry = false;
    std::int64_t records = 0;
    std::int64_t withdrawn = 0;  // of them, no longer held by the source
    bool names_none = false;     // the source is only what the files were: "jsonl", "ris"

    friend bool operator==(const SourceTotal&, const SourceTotal&) = default;
};

// What is known of the boxes of the PRISMA 2020 flow diagram; the others are for screening to fill.
struct SearchFlow {
    std::int64_t from_databases = 0;
    std::int64_t from_registers = 0;
    std::int64_t from_files = 0;  // files that name no database
    std::int64_t duplicates = 0;  // records less the reports they make
    std::int64_t reports = 0;
};

// How often records were joined to one report later than they came, by which rule.
struct JoiningRule {
    std::string rule;
    std::int64_t count = 0;
};

struct SearchReport {
    std::string review;
    std::string title;
    std::string citation;
    std::string store;  // identity
    Protocol protocol;
    std::vector<SearchRun> runs;  // the oldest first
    std::int64_t other_runs = 0;  // brought records in and were for no review
    std::vector<SourceTotal> totals;
    SearchFlow flow;
    std::vector<JoiningRule> joinings;
};

// Runs count that were for this review: `evident update` of a source of it, and `evident ingest` with it.
SearchReport search_report(Store& store, const Review& review);

// True for the name of a registry of studies ("ClinicalTrials.gov"), and of a meeting's proceedings. CENTRAL is a
// database.
bool names_registry(std::string_view database);
bool names_proceedings(std::string_view database);
// True for the source that records have whose file names no database: the name of a format or a program.
bool names_no_database(std::string_view source);

// One of the 16 items in sentences; told is false when neither the package nor the store knows anything of it. Items
// and order: Rethlefsen et al. 2021, doi 10.1186/s13643-020-01542-z.
struct SearchItem {
    int number = 0;
    std::string name;
    bool told = false;
    std::vector<std::string> sentences;
};
std::vector<SearchItem> search_items(const SearchReport& report);

// The whole as Markdown, and as one line of JSON.
std::string to_markdown(const SearchReport& report);
std::string to_json(const SearchReport& report);

}  // namespace evident
