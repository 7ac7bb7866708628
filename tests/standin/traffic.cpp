#include "tests/standin/traffic.hpp"

#include <algorithm>

namespace evident::standin {

std::size_t Traffic::arrive(Moment moment) {
    const std::lock_guard lock(mutex_);
    ++total_;
    recent_.push_back(moment);
    while (recent_.front() <= moment - std::chrono::seconds(1)) recent_.pop_front();
    most_ = std::max(most_, recent_.size());
    return recent_.size();
}

std::size_t Traffic::most_in_a_second() const {
    const std::lock_guard lock(mutex_);
    return most_;
}

std::size_t Traffic::total() const {
    const std::lock_guard lock(mutex_);
    return total_;
}

}  // namespace evident::standin
