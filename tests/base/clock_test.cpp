#include <cstdlib>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "tests/catch.hpp"

namespace evident {
namespace {

TEST_CASE("The machine's clock tells a moment of the documented form") {
    unsetenv("EVIDENT_NOW");
    const auto now = SystemClock().now();
    REQUIRE(now.size() == 20);
    CHECK(now[10] == 'T');
    CHECK(now[13] == ':');
    CHECK(now.back() == 'Z');
    CHECK(year_of(day_of(now)) >= 2025);
}

TEST_CASE("EVIDENT_NOW stands still; what is no moment is refused, never passed over") {
    setenv("EVIDENT_NOW", "2024-12-31T23:59:59Z", 1);
    CHECK(SystemClock().now() == "2024-12-31T23:59:59Z");
    for (const auto* bad : {"yesterday", "2024-02-30T00:00:00Z", "2024-12-31", "2024-12-31T25:00:00Z",
                            "2024-12-31 23:59:59", "2024-12-31T23:59:59Zulu"}) {
        CAPTURE(bad);
        setenv("EVIDENT_NOW", bad, 1);
        CHECK_THROWS_AS(SystemClock(), Error);
    }
    setenv("EVIDENT_NOW", "", 1);
    CHECK(SystemClock().now().size() == 20);
    unsetenv("EVIDENT_NOW");
}

TEST_CASE("A fixed clock says what it is told") {
    FixedClock clock("2025-08-26T09:30:00Z");
    CHECK(day_of(clock.now()) == make_day(2025, 8, 26));
    clock.set("2025-08-27T00:00:00Z");
    CHECK(to_iso(day_of(clock.now())) == "2025-08-27");
    CHECK(day_of("nonsense") == Day::none);
    CHECK(day_of("") == Day::none);
}

}  // namespace
}  // namespace evident
