// The time of day as the rest of the program sees it, so that tests can set it.
#pragma once

#include <string>

#include "base/date.hpp"

namespace evident {

// UTC, to the second, as "2025-08-26T09:30:00Z".
using Moment = std::string;

class Clock {
  public:
    virtual ~Clock() = default;
    virtual Moment now() const = 0;
};

// The machine's clock; the environment variable EVIDENT_NOW, a moment in the form above, stands still instead (for
// replays and tests). Throws Error (usage) when it holds anything else; an empty one is as if it were not there.
class SystemClock : public Clock {
  public:
    SystemClock();
    Moment now() const override;

  private:
    Moment fixed_;  // "": none
};

// A clock that tests set.
class FixedClock : public Clock {
  public:
    explicit FixedClock(Moment moment) : moment_(std::move(moment)) {}
    void set(Moment moment) { moment_ = std::move(moment); }
    Moment now() const override { return moment_; }

  private:
    Moment moment_;
};

// The day part of a moment.
Day day_of(const Moment& moment);

}  // namespace evident
