// A set of records is the set it says, whatever the numbers: compared with std::set.
#include <random>
#include <set>

#include "query/compile/record_set.hpp"
#include "tests/catch.hpp"

using namespace evident;

namespace {

using Ids = std::vector<std::int64_t>;

Ids listed(const std::set<std::int64_t>& set) { return {set.begin(), set.end()}; }

}  // namespace

TEST_CASE("record set: none, one, and the edges of a word of bits") {
    RecordSet set;
    CHECK(set.empty());
    CHECK(set.count() == 0);
    CHECK(set.ids().empty());
    CHECK_FALSE(set.has(0));
    CHECK_FALSE(set.has(1000000));
    for (const std::int64_t id : {0, 63, 64, 127, 128, 1000000}) {
        set.add(id);
        set.add(id);  // once
        CHECK(set.has(id));
        CHECK_FALSE(set.has(id + 1));
    }
    CHECK(set.count() == 6);
    CHECK(set.ids() == Ids{0, 63, 64, 127, 128, 1000000});
    CHECK(set.bytes() >= 1000000 / 8);
}

TEST_CASE("record set: with sets of other sizes") {
    const RecordSet small(Ids{1, 2, 3});
    const RecordSet large(Ids{2, 500, 100000});
    auto either = small;
    CHECK((either |= large).ids() == Ids{1, 2, 3, 500, 100000});
    auto other_way = large;
    CHECK((other_way |= small).ids() == either.ids());
    auto both = small;
    CHECK((both &= large).ids() == Ids{2});
    both = large;
    CHECK((both &= small).ids() == Ids{2});
    CHECK_FALSE(both.has(100000));
    auto without = large;
    CHECK((without -= small).ids() == Ids{500, 100000});
    without = small;
    CHECK((without -= large).ids() == Ids{1, 3});
    auto itself = large;
    CHECK((itself -= large).empty());
    auto none = small;
    CHECK((none &= RecordSet{}).empty());
}

TEST_CASE("record set: as std::set, on random numbers") {
    std::mt19937 dice(7);
    for (int round = 0; round < 200; ++round) {
        const auto most = 1 + dice() % 3000;
        std::set<std::int64_t> a, b;
        RecordSet first, second;
        for (auto i = dice() % 300; i > 0; --i) {
            const auto id = std::int64_t(dice() % most);
            a.insert(id);
            first.add(id);
        }
        for (auto i = dice() % 300; i > 0; --i) {
            const auto id = std::int64_t(dice() % (most * 2));
            b.insert(id);
            second.add(id);
        }
        std::set<std::int64_t> either = a, both, without;
        either.insert(b.begin(), b.end());
        for (const auto id : a) (b.count(id) != 0 ? both : without).insert(id);
        auto set = first;
        CHECK((set |= second).ids() == listed(either));
        set = first;
        CHECK((set &= second).ids() == listed(both));
        CHECK(set.count() == std::int64_t(both.size()));
        set = first;
        CHECK((set -= second).ids() == listed(without));
        Ids in_order;
        first.each([&](std::int64_t id) { in_order.push_back(id); });
        CHECK(in_order == listed(a));
    }
}
