#include "store/dedup/cluster.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace evident {
namespace {

using Condition = std::function<bool(std::size_t, std::size_t)>;

class Groups {
  public:
    explicit Groups(std::size_t count) : group(count), members_(count) {
        std::iota(group.begin(), group.end(), std::size_t{0});
        for (std::size_t i = 0; i < count; ++i) members_[i] = {i};
    }

    bool together(const SamePair& pair) const { return group[pair.a] == group[pair.b]; }

    // Whether the condition holds of any two, one of the group of each.
    bool any(const SamePair& pair, const Condition& condition) const {
        if (together(pair)) return false;
        for (const auto i : members_[group[pair.a]]) {
            for (const auto j : members_[group[pair.b]]) {
                if (condition(std::min(i, j), std::max(i, j))) return true;
            }
        }
        return false;
    }

    void join(const SamePair& pair) {
        const auto x = std::min(group[pair.a], group[pair.b]);
        const auto y = std::max(group[pair.a], group[pair.b]);
        if (x == y) return;
        for (const auto j : members_[y]) {
            group[j] = x;
            members_[x].push_back(j);
        }
        members_[y].clear();
    }

    std::vector<std::size_t> group;

  private:
    std::vector<std::vector<std::size_t>> members_;
};

bool goes_before(const SamePair& left, const SamePair& right) {
    return std::tuple(!left.judged, -left.grade, left.a, left.b) <
           std::tuple(!right.judged, -right.grade, right.a, right.b);
}

}  // namespace

// Two groupings grow side by side: that of the decisions alone, in which no two must part, and that of decisions and
// words, in which no two were told apart. So a word joins what decisions hold together as a whole.
Clusters cluster(std::size_t count, std::vector<SamePair> pairs, const Condition& must_part,
                 const Condition& judged_apart) {
    for (auto& pair : pairs) {
        if (pair.a > pair.b) std::swap(pair.a, pair.b);
    }
    std::sort(pairs.begin(), pairs.end(), goes_before);
    Clusters out;
    Groups decided(count);
    Groups all(count);
    for (const auto& pair : pairs) {
        const bool apart = all.any(pair, judged_apart) || (!pair.judged && decided.any(pair, must_part));
        if (!apart) {
            all.join(pair);
            if (!pair.judged) decided.join(pair);
        } else if (!all.together(pair)) {
            out.not_joined.push_back(pair);
        }
    }
    std::erase_if(out.not_joined, [&](const SamePair& pair) { return all.together(pair); });
    out.group = std::move(all.group);
    return out;
}

}  // namespace evident
