#include "ingest/source/windows.hpp"

#include <random>

#include "base/error.hpp"
#include "tests/catch.hpp"

using namespace evident;

namespace {

struct Made {
    Day created;
    Day entered;
    std::int64_t number;
};

bool within(const Made& one, const WindowLimits& limits) {
    if (limits.from != Day::none && (one.created < limits.from || one.created > limits.to)) return false;
    if (limits.entry_from != Day::none && (one.entered < limits.entry_from || one.entered > limits.entry_to))
        return false;
    return limits.number_from == 0 || (one.number >= limits.number_from && one.number <= limits.number_to);
}

}  // namespace

TEST_CASE("windows part any set of records: each record in just one, none above the cap") {
    std::mt19937 random(7);
    for (int round = 0; round < 30; ++round) {
        std::vector<Made> records;
        const auto count = std::int64_t(random() % 3000 + 1);
        const bool crowded = round % 3 == 0;  // many on one day
        for (std::int64_t i = 0; i < count; ++i) {
            const Day day{crowded ? 20200101 : std::int32_t(19950101 + 10000 * std::int32_t(random() % 30))};
            records.push_back({day, round % 6 == 0 ? day : Day{20200101 + std::int32_t(random() % 28)}, i + 1});
        }
        const auto counted = [&](const WindowLimits& limits) {
            return std::count_if(records.begin(), records.end(), [&](const Made& one) { return within(one, limits); });
        };
        const std::int64_t most = 1 + std::int64_t(random() % 200);
        const auto whole = widest(Day{20250101});
        const auto windows = split_to_fit(whole, counted(whole), most, counted);
        std::int64_t sum = 0;
        for (const auto& window : windows) {
            CHECK(window.count <= most);
            CHECK(window.count == counted(window.limits));
            sum += window.count;
        }
        CHECK(sum == count);
        for (const auto& one : records) {
            CHECK(std::count_if(windows.begin(), windows.end(),
                                [&](const SplitWindow& window) { return within(one, window.limits); }) == 1);
        }
    }
}

TEST_CASE("a window's limits are written as PubMed reads them") {
    WindowLimits limits;
    CHECK(to_clause(limits, "crdt").empty());
    CHECK(with_clause("a OR b", "") == "a OR b");
    limits.from = Day{20240101};
    limits.to = Day{20240630};
    CHECK(to_clause(limits, "crdt") == "(\"2024/01/01\"[crdt] : \"2024/06/30\"[crdt])");
    limits.number_from = 5;
    limits.number_to = 9;
    CHECK(with_clause("a OR b", to_clause(limits, "crdt")) ==
          "(a OR b) AND (\"2024/01/01\"[crdt] : \"2024/06/30\"[crdt]) AND 5:9[uid]");
}

TEST_CASE("what cannot be split is said") {
    const auto always = [](const WindowLimits&) { return std::int64_t(100); };
    CHECK_THROWS_AS(split_to_fit(widest(Day{20250101}), 100, 10, always), Error);
}
