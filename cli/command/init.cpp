// evident init: a new store, and a review with its records when a package is named.
#include <filesystem>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "cli/context.hpp"
#include "cli/ingesting.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "store/evidence/package.hpp"
#include "store/sqlite/evidence.hpp"
#include "store/sqlite/runs.hpp"

namespace evident {
namespace {

// The store's own folder is made for the default place only: a mistyped --db should not sow folders.
void make_default_folder(const std::string& db) {
    const auto folder = std::filesystem::path(db).parent_path();
    if (folder.filename() != "evident") return;
    std::error_code code;
    std::filesystem::create_directories(folder, code);
    if (!code) return;
    throw Error(Fault::store, fmt::format("cannot make the folder {}: {}", folder.string(), code.message()),
                "name another place for the store with --db");
}

}  // namespace

int run(const InitOptions& options, const Context& context) {
    Problems problems;
    std::optional<Review> review;
    if (!options.review.empty()) review = read_package(options.review, problems);  // before a file is made
    make_default_folder(context.options.db);
    Store store = Store::create(context.options.db, context.clock);
    nlohmann::json out = {{"db", context.options.db}, {"schema", newest_schema()}};
    if (review) {
        import_review(store, *review, options.review, context.clock);
        IngestRequest request;
        for (const auto& file : package_records(options.review)) request.paths.push_back(file.string());
        request.review = &*review;
        const auto summary = ingest_with_progress(store, request, context);
        out["review"] = review->key;
        out["ingest"] = nlohmann::json::parse(to_json(summary));
        problems.insert(problems.end(), summary.problems.begin(), summary.problems.end());
    }
    out["problems"] = to_value(problems);
    if (!context.options.quiet && !context.options.json) report_problems(problems);
    if (context.options.json) {
        print(text_of(out) + "\n");
    } else {
        print(fmt::format("made {}\n", context.options.db));
        if (review) {
            print(fmt::format("review {}: {} claims, {} records, {} reports\n", review->key, review->claims.size(),
                              out["ingest"]["read"].get<int>(), out["ingest"]["reports"].get<int>()));
        }
    }
    return any_worse_than_note(problems) ? 1 : 0;
}

}  // namespace evident
