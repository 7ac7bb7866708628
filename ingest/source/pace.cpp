#include "ingest/source/pace.hpp"

#include <algorithm>
#include <condition_variable>
#include <thread>

namespace evident {

namespace {

void sleep_until_stop(const std::stop_token& stop, Timing::Clock::duration duration) {
    if (!stop.stop_possible()) {
        std::this_thread::sleep_for(duration);
        return;
    }
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, duration, [] { return false; });
}

}  // namespace

Timing real_timing(std::stop_token stop) {
    return {Timing::Clock::now,
            [stop = std::move(stop)](Timing::Clock::duration duration) { sleep_until_stop(stop, duration); }};
}

Pace::Pace(double a_second, Timing timing)
    : timing_(std::move(timing)),
      apart_(std::chrono::duration_cast<Timing::Clock::duration>(std::chrono::duration<double>(1.02 / a_second))),
      next_(timing_.now()) {}

void Pace::wait() {
    Timing::Clock::time_point turn;
    {
        const std::lock_guard lock(mutex_);
        turn = std::max(next_, timing_.now());
        next_ = turn + apart_;
    }
    if (const auto left = turn - timing_.now(); left > Timing::Clock::duration::zero()) timing_.sleep(left);
}

void Pace::hold(Timing::Clock::duration quiet) {
    const std::lock_guard lock(mutex_);
    next_ = std::max(next_, timing_.now() + quiet);
}

}  // namespace evident
