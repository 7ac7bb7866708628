#include "ingest/schedule.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>
#include <utility>

#include <fmt/format.h>

#include "text/ascii.hpp"

namespace evident {
namespace {

using std::chrono::seconds;

constexpr std::array<std::pair<std::string_view, SourceKind>, 3> kinds = {
    {{"eutils", SourceKind::eutils}, {"mirror", SourceKind::mirror}, {"files", SourceKind::files}}};

constexpr std::array<std::pair<char, std::int64_t>, 5> units = {
    {{'w', 604'800}, {'d', 86'400}, {'h', 3'600}, {'m', 60}, {'s', 1}}};

constexpr seconds first_retry{900};

int number_at(const Moment& moment, std::size_t at, std::size_t size) {
    int out = 0;
    std::from_chars(moment.data() + at, moment.data() + at + size, out);
    return out;
}

// Seconds since 1970 of "2025-08-26T09:30:00Z".
std::int64_t seconds_of(const Moment& moment) {
    if (moment.size() < 19) return 0;
    std::tm parts{};
    parts.tm_year = number_at(moment, 0, 4) - 1900;
    parts.tm_mon = number_at(moment, 5, 2) - 1;
    parts.tm_mday = number_at(moment, 8, 2);
    parts.tm_hour = number_at(moment, 11, 2);
    parts.tm_min = number_at(moment, 14, 2);
    parts.tm_sec = number_at(moment, 17, 2);
    return ::timegm(&parts);
}

Moment moment_of(std::int64_t time) {
    const auto seconds_since = std::time_t(time);
    std::tm parts{};
    ::gmtime_r(&seconds_since, &parts);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday,
                       parts.tm_hour, parts.tm_min, parts.tm_sec);
}

// How long after a failed try the next one follows.
seconds retry_after(const SourceSetup& source, std::int64_t failures) {
    auto wait = first_retry;
    for (std::int64_t i = 1; i < failures && wait < source.every; ++i) wait *= 2;
    return std::min(wait, source.every);
}

}  // namespace

std::string_view name(SourceKind kind) { return kinds[std::size_t(kind)].first; }

std::optional<SourceKind> parse_source_kind(std::string_view word) {
    for (const auto& [name, kind] : kinds) {
        if (name == word) return kind;
    }
    return {};
}

std::optional<seconds> parse_duration(std::string_view text) {
    text = trim(text);
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{} || number <= 0 || number > 1'000'000) return {};
    const auto unit = trim(text.substr(std::size_t(read.ptr - text.data())));
    if (unit.size() != 1) return {};
    for (const auto& [letter, size] : units) {
        if (letter == unit.front()) return seconds(number * size);
    }
    return {};
}

std::string duration_text(seconds duration) {
    constexpr std::array<std::pair<std::int64_t, std::string_view>, 4> names = {
        {{86'400, "day"}, {3'600, "hour"}, {60, "minute"}, {1, "second"}}};
    for (const auto& [size, name] : names) {
        if (duration.count() < size || duration.count() % size != 0) continue;
        const auto count = duration.count() / size;
        return fmt::format("{} {}{}", count, name, count == 1 ? "" : "s");
    }
    return fmt::format("{} seconds", duration.count());
}

Moment later(const Moment& moment, seconds by) { return moment_of(seconds_of(moment) + by.count()); }

Moment due_at(const SourceSetup& source, const SourceState& state, const Moment& now) {
    if (state.failures > 0) return later(std::min(state.tried, now), retry_after(source, state.failures));
    if (state.done.empty()) return now;
    return later(std::min(state.done, now), source.every);
}

bool is_due(const SourceSetup& source, const SourceState& state, const Moment& now) {
    return source.enabled && due_at(source, state, now) <= now;
}

}  // namespace evident
