#include "store/dedup/cluster.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace evident {
namespace {

class Groups {
  public:
    explicit Groups(std::size_t count) : group(count), members_(count) {
        std::iota(group.begin(), group.end(), std::size_t{0});
        for (std::size_t i = 0; i < count; ++i) members_[i] = {i};
    }

    // Whether the condition holds of any two, one of each group.
    bool any(std::size_t x, std::size_t y, const std::function<bool(std::size_t, std::size_t)>& condition) const {
        for (const auto i : members_[x]) {
            for (const auto j : members_[y]) {
                if (condition(std::min(i, j), std::max(i, j))) return true;
            }
        }
        return false;
    }

    void join(std::size_t x, std::size_t y) {
        if (x > y) std::swap(x, y);
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

Clusters cluster(std::size_t count, std::vector<SamePair> pairs,
                 const std::function<bool(std::size_t, std::size_t)>& must_part,
                 const std::function<bool(std::size_t, std::size_t)>& judged_apart) {
    for (auto& pair : pairs) {
        if (pair.a > pair.b) std::swap(pair.a, pair.b);
    }
    std::sort(pairs.begin(), pairs.end(), goes_before);
    Clusters out;
    Groups groups(count);
    for (const auto& pair : pairs) {
        const auto x = groups.group[pair.a];
        const auto y = groups.group[pair.b];
        if (x == y) continue;
        if (groups.any(x, y, judged_apart) || (!pair.judged && groups.any(x, y, must_part))) {
            out.not_joined.push_back(pair);
        } else {
            groups.join(x, y);
        }
    }
    out.group = std::move(groups.group);
    return out;
}

}  // namespace evident
