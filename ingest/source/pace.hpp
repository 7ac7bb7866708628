// Keeps requests to one server apart, so that no second holds more of them than its rules allow.
#pragma once

#include <chrono>
#include <functional>
#include <mutex>
#include <stop_token>

namespace evident {

// The passing of time as Pace and Retry see it; tests make it pass at once.
struct Timing {
    using Clock = std::chrono::steady_clock;
    std::function<Clock::time_point()> now;
    std::function<void(Clock::duration)> sleep;
};

// The machine's time; a stop ends a sleep early.
Timing real_timing(std::stop_token stop = {});

// Shared by all that ask one server; may be used from several threads. Requests are spaced evenly, with 2 % to spare
// for the way there, so that in no second more than `a_second` of them arrive.
class Pace {
  public:
    // a_second above 0; may be a fraction.
    explicit Pace(double a_second, Timing timing = real_timing());

    // Waits for the caller's turn; to be called right before each request is sent, repetitions too.
    void wait();
    // Nobody has a turn before so long from now: the server asked for quiet.
    void hold(Timing::Clock::duration quiet);

  private:
    Timing timing_;
    Timing::Clock::duration apart_;
    std::mutex mutex_;
    Timing::Clock::time_point next_;
};

}  // namespace evident
