#include "cli/ranking.hpp"

#include "index/sync.hpp"
#include "query/ranked.hpp"

namespace evident {
namespace {

constexpr std::int64_t hits_asked = 200;

}  // namespace

RankedSearch ranked_search(Store& store) {
    const auto status = Index(store).status();
    if (!status.present || !status.unfit.empty()) return {};
    return [&store](std::string_view words) {
        auto question = natural_question(words);
        question.limit = hits_asked;
        std::vector<std::pair<ReportId, double>> out;
        for (const auto& hit : rank(store, Index(store), question).hits) out.emplace_back(hit.report, hit.score);
        return out;
    };
}

}  // namespace evident
