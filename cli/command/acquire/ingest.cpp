// evident ingest: files, folders or a pipe into the store.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/ingesting.hpp"
#include "cli/output.hpp"
#include "store/sqlite/evidence.hpp"
#include "store/sqlite/runs.hpp"
#include "store/vocabulary/vocabulary.hpp"

namespace evident {
namespace {

std::optional<Format> format_of(const std::string& word) {
    if (word == "auto") return {};
    if (const auto format = parse_format(word)) return format;
    std::vector<std::string_view> known;
    for (const auto format : formats()) known.push_back(name(format));
    throw Error(Fault::usage, fmt::format("unknown format: {}", word),
                fmt::format("this evident reads {}", fmt::join(known, ", ")));
}

std::string summary_text(const IngestSummary& summary) {
    return fmt::format(
        "run {}: {} read from {}: {} new, {} updated, {} unchanged, {} rejected; {} deleted\n"
        "{} joined a report that was there; {} outside the cutoff; {} in the store; {:.1f} s\n",
        number(summary.run), summary.read, counted(summary.inputs, "input"), summary.fresh, summary.updated,
        summary.unchanged, summary.rejected, summary.deleted, summary.duplicates, summary.outside_cutoff,
        counted(summary.reports, "report"), summary.seconds);
}

// The package's, else the one that was noted before, else the newest that is loaded.
int vocabulary_year_of(Store& store, const Review& review) {
    if (review.protocol.vocabulary_year != 0) return review.protocol.vocabulary_year;
    const auto earlier = EvidenceTable(store).find_review(review.key);
    if (earlier && earlier->protocol.vocabulary_year != 0) return earlier->protocol.vocabulary_year;
    return VocabularyTable(store).year();
}

}  // namespace

IngestSummary ingest_with_progress(Store& store, const IngestRequest& request, const Context& context) {
    Progress line(context.options.quiet || context.options.json);
    return ingest(store, request, context.clock, [&](std::int64_t records, const std::string& input) {
        line.show(fmt::format("{} records, reading {}", records, input));
    });
}

bool import_review(Store& store, Review review, const std::filesystem::path& folder, const Clock& clock) {
    RunLog log(store);
    Transaction transaction(store.database());
    const nlohmann::json asked = {{"review", review.key}, {"folder", folder.string()}};
    const auto now = clock.now();
    const auto id = log.begin("import", asked.dump(), now);
    review.protocol.vocabulary_year = vocabulary_year_of(store, review);
    const bool changed = EvidenceTable(store).put_review(review, id, now);
    log.finish(id, fmt::format(R"({{"claims":{},"changed":{}}})", review.claims.size(), changed), clock.now());
    transaction.commit();
    return changed;
}

int run(const IngestOptions& options, const Context& context) {
    IngestRequest request;
    request.paths = options.paths;
    request.format = format_of(options.format);
    request.source = options.source;
    request.strict = options.strict;
    if (!options.columns.empty()) request.reading.columns = read_file(options.columns);
    Store store = context.open(Access::write);
    const auto review = likely_review(store, options.review);
    request.review = review ? &*review : nullptr;
    const auto summary = ingest_with_progress(store, request, context);
    if (!context.options.quiet && !context.options.json) report_problems(summary.problems);
    print(context.options.json ? to_json(summary) + "\n" : summary_text(summary));
    if (summary.source_failed) return exit_code(Fault::source);
    return summary.rejected > 0 || any_worse_than_note(summary.problems) ? 1 : 0;
}

}  // namespace evident
