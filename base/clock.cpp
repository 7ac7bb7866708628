#include "base/clock.hpp"

#include <cstdlib>
#include <ctime>

namespace evident {

Moment SystemClock::now() const {
    if (const char* fixed = std::getenv("EVIDENT_NOW"); fixed != nullptr && day_of(fixed) != Day::none) return fixed;
    const std::time_t seconds = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

Day day_of(const Moment& moment) {
    return parse_day(std::string_view(moment).substr(0, 10)).value_or(Day::none);
}

}  // namespace evident
