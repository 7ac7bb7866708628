#include "base/clock.hpp"

#include <cstdlib>
#include <ctime>

#include <fmt/format.h>

#include "base/error.hpp"

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

SystemClock::SystemClock() {
    const char* fixed = std::getenv("EVIDENT_NOW");
    if (fixed == nullptr || *fixed == '\0') return;
    if (!is_moment(fixed)) {
        throw Error(Fault::usage, fmt::format("EVIDENT_NOW is no moment: {}", fixed),
                    "write it as 2025-08-26T09:30:00Z, or unset it");
    }
    fixed_ = fixed;
}

Moment SystemClock::now() const {
    if (!fixed_.empty()) return fixed_;
    const std::time_t seconds = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

Day day_of(const Moment& moment) { return parse_day(std::string_view(moment).substr(0, 10)).value_or(Day::none); }

}  // namespace evident
