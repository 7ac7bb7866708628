// The sources of a store as a person configures them, and when each is due.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/problem.hpp"
#include "ingest/format/reader.hpp"
#include "store/sqlite/harvests.hpp"

namespace evident {

enum class SourceKind {
    eutils,  // NCBI E-utilities: a strategy is searched and its records fetched
    mirror,  // a folder or address of NLM's baseline and update files
    files,   // a folder into which a person or another program puts export files
};
std::string_view name(SourceKind kind);
std::optional<SourceKind> parse_source_kind(std::string_view word);

// One [source.NAME] of the configuration. docs/operate.md tells each setting.
struct SourceSetup {
    std::string name;
    SourceKind kind = SourceKind::files;
    std::string review;                  // key; "": the store's only review, if it has one
    std::chrono::seconds every{86'400};  // due so long after the last run that came to its end
    bool enabled = true;
    std::string records;  // name of the records' source; "": the format's own ("pubmed" for eutils and mirror)

    // eutils
    std::string address;        // "": NCBI's
    std::string strategy;       // in PubMed syntax, may have several lines; "": that of the review
    std::string strategy_from;  // where it was read from, for messages
    std::string email;
    std::string api_key;
    std::string email_file;  // read when the source is asked: others need not be able to
    std::string api_key_file;
    double requests_a_second = 0;  // 0: by NCBI's rules
    std::int64_t page = 1000;
    std::int64_t window = 9999;
    int overlap_days = 14;  // asked again, so that nothing falls between two runs
    bool accept_unknown_phrases = false;

    // mirror: folders or addresses
    std::string baseline;
    std::string updates;

    // files
    std::string folder;
    std::optional<Format> format;
    std::string columns;  // text of a CSV column map
};

// "15m", "12h", "1d", "1w", "90s"; nothing for anything else or less than a second.
std::optional<std::chrono::seconds> parse_duration(std::string_view text);
// "12 h", "3 days".
std::string duration_text(std::chrono::seconds duration);

// When the source is due: at once when it never came to its end; after failures sooner than usual, but not at once:
// 15 minutes doubled with each failure, at most `every`. A clock that was set back does not keep a source waiting: a
// last run in the future counts as one just now.
Moment due_at(const SourceSetup& source, const SourceState& state, const Moment& now);
bool is_due(const SourceSetup& source, const SourceState& state, const Moment& now);

// The moment so many seconds later.
Moment later(const Moment& moment, std::chrono::seconds by);

}  // namespace evident
