// Grouping: no chain joins two that must part, a person's word goes first, and the order of the pairs does not matter.
#include "store/dedup/cluster.hpp"

#include <algorithm>
#include <random>
#include <set>

#include "tests/catch.hpp"

namespace evident {
namespace {

using Two = std::pair<std::size_t, std::size_t>;
using Apart = std::set<Two>;

Clusters grouped(std::size_t count, std::vector<SamePair> pairs, const Apart& parted, const Apart& judged = {}) {
    return cluster(
        count, std::move(pairs), [&](std::size_t i, std::size_t j) { return parted.count(std::minmax(i, j)) > 0; },
        [&](std::size_t i, std::size_t j) { return judged.count(std::minmax(i, j)) > 0; });
}

using Places = std::vector<std::size_t>;

TEST_CASE("without pairs each stands alone, and nothing is grouped to nothing") {
    CHECK(grouped(0, {}, {}).group.empty());
    CHECK(grouped(3, {}, {}).group == Places{0, 1, 2});
}

TEST_CASE("a chain joins, unless two of it must part: then the weaker pair stays open") {
    const std::vector<SamePair> chain = {{0, 1, 70, false}, {1, 2, 90, false}};
    CHECK(grouped(3, chain, {}).group == Places{0, 0, 0});
    const auto cut = grouped(3, chain, {{0, 2}});
    CHECK(cut.group == Places{0, 1, 1});
    CHECK(cut.not_joined == std::vector<SamePair>{{0, 1, 70, false}});
}

TEST_CASE("of two pairs as strong, the one of the lesser places is taken") {
    CHECK(grouped(3, {{1, 2, 80, false}, {1, 0, 80, false}}, {{0, 2}}).group == Places{0, 0, 2});
}

TEST_CASE("a person's word goes before the strongest decision, and nothing but another word stands against it") {
    const std::vector<SamePair> pairs = {{0, 1, 100, false}, {1, 2, 0, true}};
    CHECK(grouped(3, pairs, {{1, 2}}).group == Places{0, 0, 0});
    CHECK(grouped(3, pairs, {}, {{0, 2}}).group == Places{0, 1, 1});
    CHECK(grouped(3, pairs, {{1, 2}}, {{1, 2}}).group == Places{0, 0, 2});
    CHECK(grouped(3, {{0, 1, 0, true}, {1, 2, 0, true}}, {}, {{0, 2}}).group == Places{0, 0, 2});
}

TEST_CASE("a person's word joins groups whole, though others of them must part") {
    const std::vector<SamePair> pairs = {{0, 1, 90, false}, {2, 3, 90, false}, {1, 2, 0, true}};
    CHECK(grouped(4, pairs, {{0, 2}, {0, 3}, {1, 2}, {1, 3}}).group == Places{0, 0, 0, 0});
    // Decisions alone still join none that must part: 3 does not bring 4, from which 2 must part.
    const std::vector<SamePair> more = {{0, 1, 90, false}, {2, 3, 90, false}, {3, 4, 80, false}, {1, 2, 0, true}};
    CHECK(grouped(5, more, {{0, 2}, {2, 4}}).group == Places{0, 0, 0, 0, 4});
}

TEST_CASE("no group holds two that must part, whatever the pairs; their order does not matter") {
    std::mt19937 random(GENERATE(range(1U, 60U)));
    const std::size_t count = 12;
    const auto any = [&] { return std::size_t(random() % count); };
    std::vector<SamePair> pairs;
    Apart parted, judged;
    for (int i = 0; i < 30; ++i) {
        const auto a = any(), b = any();
        if (a != b) pairs.push_back({a, b, int(random() % 4) * 25, false});
    }
    for (int i = 0; i < 12; ++i) {
        const auto a = any(), b = any();
        if (a != b) (i < 3 ? judged : parted).insert(std::minmax(a, b));
    }
    std::erase_if(pairs, [&](const SamePair& pair) { return parted.count(std::minmax(pair.a, pair.b)) > 0; });
    const auto found = grouped(count, pairs, parted, judged);
    for (std::size_t i = 0; i < count; ++i) {
        CHECK(found.group[i] <= i);
        CHECK(found.group[found.group[i]] == found.group[i]);
        for (std::size_t j = i + 1; j < count; ++j) {
            if (found.group[i] == found.group[j]) CHECK(parted.count({i, j}) + judged.count({i, j}) == 0);
        }
    }
    for (int turn = 0; turn < 5; ++turn) {
        std::shuffle(pairs.begin(), pairs.end(), random);
        for (auto& pair : pairs) {
            if (random() % 2 == 0) std::swap(pair.a, pair.b);
        }
        CHECK(grouped(count, pairs, parted, judged).group == found.group);
    }
}

}  // namespace
}  // namespace evident
