#include "ingest/source/windows.hpp"

#include <chrono>

#include <fmt/format.h>

#include "base/error.hpp"

namespace evident {
namespace {

using std::chrono::sys_days;

constexpr std::int64_t largest_number = 199'999'999;  // PubMed's numbers have eight digits today

sys_days days_of(Day day) {
    return std::chrono::year(year_of(day)) / std::chrono::month(unsigned(month_of(day))) /
           std::chrono::day(unsigned(day_of_month(day)));
}

Day day_at(sys_days days) {
    const std::chrono::year_month_day parts(days);
    return make_day(int(parts.year()), int(unsigned(parts.month())), int(unsigned(parts.day()))).value_or(Day::none);
}

// The day in the middle of a range of days, the last of its first half.
Day middle(Day from, Day to) {
    const auto first = days_of(from);
    return day_at(first + (days_of(to) - first) / 2);
}

std::string written(Day day) {
    return fmt::format("{:04}/{:02}/{:02}", year_of(day), month_of(day), day_of_month(day));
}

std::string range(Day from, Day to, std::string_view tag) {
    return fmt::format("(\"{}\"[{}] : \"{}\"[{}])", written(from), tag, written(to), tag);
}

class Splitting {
  public:
    Splitting(std::int64_t most, const std::function<std::int64_t(const WindowLimits&)>& count)
        : most_(most), count_(count) {}

    void run(const WindowLimits& window, std::int64_t held) {
        if (held == 0) return;
        if (held <= most_) {
            out.push_back({window, held});
            return;
        }
        WindowLimits first, second;
        if (!split(window, first, second)) {
            throw Error(Fault::source,
                        fmt::format("{} records share one day and number: the search cannot be split", held),
                        "narrow the strategy");
        }
        run(first, count_(first));
        run(second, count_(second));
    }

    std::vector<SplitWindow> out;

  private:
    std::int64_t most_;
    const std::function<std::int64_t(const WindowLimits&)>& count_;
};

}  // namespace

std::string to_clause(const WindowLimits& limits, std::string_view date_tag) {
    std::string out;
    const auto add = [&](const std::string& clause) { out += (out.empty() ? "" : " AND ") + clause; };
    if (limits.from != Day::none) add(range(limits.from, limits.to, date_tag));
    if (limits.entry_from != Day::none) add(range(limits.entry_from, limits.entry_to, "edat"));
    if (limits.number_from != 0) add(fmt::format("{}:{}[uid]", limits.number_from, limits.number_to));
    return out;
}

std::string with_clause(const std::string& term, const std::string& clause) {
    return clause.empty() ? term : fmt::format("({}) AND {}", term, clause);
}

bool split(const WindowLimits& whole, WindowLimits& first, WindowLimits& second) {
    first = second = whole;
    if (whole.from < whole.to) {
        first.to = middle(whole.from, whole.to);
        second.from = next_day(first.to);
    } else if (whole.entry_from == Day::none || whole.entry_from < whole.entry_to) {
        const bool fresh = whole.entry_from == Day::none;
        const auto from = fresh ? *make_day(1800, 1, 1) : whole.entry_from;
        const auto to = fresh ? *make_day(3000, 12, 31) : whole.entry_to;
        first.entry_from = from;
        first.entry_to = middle(from, to);
        second.entry_from = next_day(first.entry_to);
        second.entry_to = to;
    } else {
        const bool fresh = whole.number_from == 0;
        const auto from = fresh ? 1 : whole.number_from;
        const auto to = fresh ? largest_number : whole.number_to;
        if (from == to) return false;
        first.number_from = from;
        first.number_to = from + (to - from) / 2;
        second.number_from = first.number_to + 1;
        second.number_to = to;
    }
    return true;
}

WindowLimits widest(Day today) {
    WindowLimits out;
    out.from = *make_day(1900, 1, 1);
    out.to = *make_day(year_of(today) + 2, 12, 31);
    return out;
}

std::vector<SplitWindow> split_to_fit(const WindowLimits& whole, std::int64_t expected, std::int64_t most,
                                      const std::function<std::int64_t(const WindowLimits&)>& count) {
    Splitting splitting(most, count);
    splitting.run(whole, expected);
    return std::move(splitting.out);
}

}  // namespace evident
