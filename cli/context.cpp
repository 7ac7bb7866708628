#include "cli/context.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.hpp"
#include "store/sqlite/evidence.hpp"

namespace evident {
namespace {

std::vector<std::string> keys_of(const std::vector<Review>& reviews) {
    std::vector<std::string> out;
    for (const auto& review : reviews) out.push_back(review.key);
    return out;
}

}  // namespace

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
