#include "base/clock.hpp"

#include <cstdlib>
#include <ctime>

namespace evident {

namespace {

int two_digits(std::string_view text) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return digit(text[0]) && digit(text[1]) ? (text[0] - '0') * 10 + (text[1] - '0') : 99;
}

bool is_moment(std::string_view text) {
    if (text.size() != 20 || text[4] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
        text[19] != 'Z') {
        return false;
    }
    return parse_day(text.substr(0, 10)).has_value() && two_digits(text.substr(11)) < 24 &&
           two_digits(text.substr(14)) < 60 && two_digits(text.substr(17)) < 60;
}

}  // namespace

Moment SystemClock::now() const {
    if (const char* fixed = std::getenv("EVIDENT_NOW"); fixed != nullptr && is_moment(fixed)) return fixed;
    const std::time_t seconds = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

Day day_of(const Moment& moment) { return parse_day(std::string_view(moment).substr(0, 10)).value_or(Day::none); }

}  // namespace evident
