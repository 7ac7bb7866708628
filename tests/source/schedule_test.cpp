#include "ingest/schedule.hpp"

#include "tests/catch.hpp"

using namespace evident;
using namespace std::chrono_literals;

TEST_CASE("durations are written and read") {
    CHECK(parse_duration("15m") == 900s);
    CHECK(parse_duration(" 1d ") == 86'400s);
    CHECK(parse_duration("2w") == 1'209'600s);
    for (const auto* bad : {"", "d", "0h", "-1d", "1", "1y", "1dd", "99999999999d"}) CHECK_FALSE(parse_duration(bad));
    CHECK(duration_text(86'400s) == "1 day");
    CHECK(duration_text(90s) == "90 seconds");
}

TEST_CASE("a source is due at first, then at its interval, sooner after a failure") {
    SourceSetup source;
    source.every = 86'400s;
    SourceState state;
    CHECK(is_due(source, state, "2025-01-02T00:00:00Z"));
    state.done = state.tried = "2025-01-02T00:00:00Z";
    CHECK_FALSE(is_due(source, state, "2025-01-02T23:59:59Z"));
    CHECK(is_due(source, state, "2025-01-03T00:00:00Z"));
    CHECK(due_at(source, state, "2025-01-02T01:00:00Z") == "2025-01-03T00:00:00Z");
    state.failures = 1;
    CHECK(due_at(source, state, "2025-01-02T00:01:00Z") == "2025-01-02T00:15:00Z");
    state.failures = 3;
    CHECK(due_at(source, state, "2025-01-02T00:01:00Z") == "2025-01-02T01:00:00Z");
    state.failures = 50;
    CHECK(due_at(source, state, "2025-01-02T00:01:00Z") == "2025-01-03T00:00:00Z");
    source.enabled = false;
    CHECK_FALSE(is_due(source, state, "2026-01-01T00:00:00Z"));
}

TEST_CASE("a clock that was set back does not keep a source waiting beyond its interval") {
    SourceSetup source;
    source.every = 86'400s;
    SourceState state;
    state.done = "2031-01-01T00:00:00Z";
    CHECK(due_at(source, state, "2025-01-02T00:00:00Z") == "2025-01-03T00:00:00Z");
}
