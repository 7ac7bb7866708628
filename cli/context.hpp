// What every command is given: the global options, the clock, and how to open what they name.
#pragma once

#include <string>

#include "base/clock.hpp"
#include "cli/config.hpp"
#include "cli/options/options.hpp"
#include "store/evidence/review.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

struct Context {
    GlobalOptions options;
    const Clock& clock;
    const Config& config;

    // Says on stderr when an older store was brought up to date.
    Store open(Access access) const;
    // The index lies beside the store.
    std::string index_folder() const { return options.db + ".xapian"; }
};

// The review with that key, or the store's only one when key is "". Throws Error (usage) when there is none such.
Review chosen_review(Store& store, const std::string& key);

// The same, but null when key is "" and the store does not have just one.
std::optional<Review> likely_review(Store& store, const std::string& key);

// Each command prints its data and gives its exit code (0 or 1); faults are thrown.
int run(const InitOptions& options, const Context& context);
int run(const IngestOptions& options, const Context& context);
int run(const UpdateOptions& options, const Context& context);
int run(const StatusOptions& options, const Context& context);
int run(const SearchOptions& options, const Context& context);
int run(const StrategyOptions& options, const Context& context);
int run(const ShowOptions& options, const Context& context);
int run(const IndexOptions& options, const Context& context);
int run(const ReviewOptions& options, const Context& context);
int run(const ClaimOptions& options, const Context& context);
int run(const LinkOptionsTyped& options, const Context& context);
int run(const DedupOptions& options, const Context& context);
int run(const CertificateOptions& options, const Context& context);
int run(const LedgerOptions& options, const Context& context);
int run(const StandingOptions& options, const Context& context);
int run(const ExportOptions& options, const Context& context);
int run(const VocabularyOptions& options, const Context& context);
int run(const CheckOptions& options, const Context& context);
int run(const BackupOptions& options, const Context& context);

}  // namespace evident
