// One stage of the journey run in a process of its own: how long it took, what it cost, and how much memory it held.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace evident::scale {

// What a stage tells of itself. The clocks run only between start() and stop(), so that a stage can make its input
// ready without counting that.
class Watch {
  public:
    void start();
    void stop();
    double wall() const { return wall_; }
    double cpu() const { return cpu_; }  // of all threads, user and system

  private:
    double wall_ = 0;
    double cpu_ = 0;
    double wall_begin_ = 0;
    double cpu_begin_ = 0;
};

struct Measured {
    std::int64_t records = 0;
    double wall = 0;  // seconds
    double cpu = 0;
    double peak = 0;  // MiB, of the whole process
};

// Runs the stage, which says how many records it handled, in a child process. Throws std::runtime_error when it fails.
Measured measure(const std::function<std::int64_t(Watch&)>& stage);

}  // namespace evident::scale
