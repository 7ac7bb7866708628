#include "cli/context.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.hpp"
#include "cli/output.hpp"
#include "store/sqlite/evidence.hpp"

namespace evident {
namespace {

std::vector<std::string> keys_of(const std::vector<Review>& reviews) {
    std::vector<std::string> out;
    for (const auto& review : reviews) out.push_back(review.key);
    return out;
}

}  // namespace

Store Context::open(Access access) const {
    Store store = Store::open(options.db, access);
    if (store.words_remade() > 0 && !options.quiet) {
        report_problems(
            {{Severity::note, "words-made-anew",
              fmt::format("this store was made by an older evident: the words of {} records were made anew; "
                          "`evident index sync` brings the index up to date",
                          store.words_remade()),
              Place{store.path(), 0, 0}}});
    }
    return store;
}

std::optional<Review> likely_review(Store& store, const std::string& key) {
    EvidenceTable evidence(store);
    if (!key.empty()) return chosen_review(store, key);
    auto reviews = evidence.reviews();
    if (reviews.size() != 1) return {};
    return std::move(reviews.front());
}

Review chosen_review(Store& store, const std::string& key) {
    EvidenceTable evidence(store);
    if (!key.empty()) {
        if (auto review = evidence.find_review(key)) return std::move(*review);
    }
    auto reviews = evidence.reviews();
    if (key.empty() && reviews.size() == 1) return std::move(reviews.front());
    if (reviews.empty()) {
        throw Error(Fault::usage, "this store holds no review", "import one with `evident review import DIR`");
    }
    throw Error(Fault::usage,
                key.empty() ? "this store holds several reviews" : fmt::format("there is no review {}", key),
                fmt::format("name one with --review: {}", fmt::join(keys_of(reviews), ", ")));
}

}  // namespace evident
