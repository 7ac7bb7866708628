// Counts requests as they arrive: how many in the last second, and the most there ever were in one.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <mutex>

namespace evident::standin {

class Traffic {
  public:
    using Moment = std::chrono::steady_clock::time_point;

    // Counts a request and says how many arrived in the second that ends with it, itself included.
    std::size_t arrive(Moment moment);

    std::size_t most_in_a_second() const;
    std::size_t total() const;

  private:
    mutable std::mutex mutex_;
    std::deque<Moment> recent_;
    std::size_t most_ = 0;
    std::size_t total_ = 0;
};

}  // namespace evident::standin
