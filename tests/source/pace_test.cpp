#include "ingest/source/pace.hpp"

#include <thread>
#include <vector>

#include "tests/catch.hpp"
#include "tests/standin/traffic.hpp"

using namespace evident;
using namespace std::chrono_literals;
using Moment = Timing::Clock::time_point;

namespace {

// Time that passes only in sleeps.
struct MadeTime {
    Moment now{};
    Timing timing() {
        return {[this] { return now; }, [this](Timing::Clock::duration duration) { now += duration; }};
    }
};

std::size_t most_in_a_second(double rate, int requests, Timing::Clock::duration work) {
    MadeTime time;
    Pace pace(rate, time.timing());
    standin::Traffic traffic;
    for (int i = 0; i < requests; ++i) {
        pace.wait();
        traffic.arrive(time.now);
        time.now += work;
    }
    return traffic.most_in_a_second();
}

}  // namespace

TEST_CASE("no second holds more requests than the pace allows, and hardly fewer") {
    CHECK(most_in_a_second(3, 100, 0ms) == 3);
    CHECK(most_in_a_second(10, 100, 0ms) == 10);
    CHECK(most_in_a_second(1, 20, 0ms) == 1);
    CHECK(most_in_a_second(0.5, 20, 0ms) == 1);
    CHECK(most_in_a_second(2.5, 100, 0ms) <= 3);
    CHECK(most_in_a_second(3, 100, 50ms) == 3);
    CHECK(most_in_a_second(3, 100, 400ms) <= 3);
}

TEST_CASE("slow answers are not made slower") {
    MadeTime time;
    Pace pace(3, time.timing());
    for (int i = 0; i < 10; ++i) {
        pace.wait();
        time.now += 500ms;
    }
    CHECK(time.now - Moment{} == 5s);
}

TEST_CASE("idle time is not saved up for a burst") {
    MadeTime time;
    Pace pace(3, time.timing());
    pace.wait();
    time.now += 60s;
    const auto before = time.now;
    for (int i = 0; i < 4; ++i) pace.wait();
    CHECK(time.now - before >= 1s);
}

TEST_CASE("a hold keeps everybody quiet") {
    MadeTime time;
    Pace pace(10, time.timing());
    pace.wait();
    pace.hold(7s);
    pace.hold(2s);  // shorter: no matter
    pace.wait();
    CHECK(time.now - Moment{} == 7s);
}

TEST_CASE("threads share one pace") {
    Pace pace(100);
    standin::Traffic traffic;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                for (int j = 0; j < 30; ++j) {
                    pace.wait();
                    traffic.arrive(Timing::Clock::now());
                }
            });
        }
    }
    CHECK(traffic.total() == 120);
    CHECK(traffic.most_in_a_second() <= 101);  // a thread may be woken late
}

TEST_CASE("a stop ends a sleep at once") {
    std::stop_source source;
    const auto timing = real_timing(source.get_token());
    source.request_stop();
    const auto began = Timing::Clock::now();
    timing.sleep(10s);
    CHECK(Timing::Clock::now() - began < 1s);
}
