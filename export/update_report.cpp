#include "export/update_report.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace evident {
namespace {

constexpr int longest_headline = 60;

// The gravest first; those that did not happen are left out.
std::vector<std::string> happened(const std::vector<News>& reviews) {
    NewsTotals sum;
    for (const auto& news : reviews) {
        sum.retracted += news.totals.retracted;
        sum.concern += news.totals.concern;
        sum.corrected += news.totals.corrected;
        sum.withdrawn += news.totals.withdrawn;
        sum.linked += news.totals.linked;
        sum.turned += news.totals.turned;
        sum.revised += news.totals.revised;
    }
    std::vector<std::string> out;
    const auto tell = [&](std::int64_t number, std::string_view what) {
        if (number > 0) out.push_back(fmt::format("{} {}", number, what));
    };
    tell(sum.retracted, "retracted");
    tell(sum.concern, "of concern");
    tell(sum.linked, "new");
    tell(sum.corrected, "corrected");
    tell(sum.withdrawn, "withdrawn");
    tell(sum.turned, "turned");
    tell(sum.revised, "revised");
    return out;
}

std::vector<std::string> keys_with_news(const std::vector<News>& reviews) {
    std::vector<std::string> out;
    for (const auto& news : reviews) {
        if (!news.empty()) out.push_back(news.review);
    }
    return out;
}

std::vector<std::string> troubled(const UpdateReport& report) {
    std::vector<std::string> out;
    for (const auto& source : report.sources) {
        if (!source.finished) out.push_back(source.source);
    }
    return out;
}

std::string ascii_only(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > 126 || c < ' '; }, '?');
    return text;
}

std::string_view side(Direction direction) {
    switch (direction) {
        case Direction::supports: return "for";
        case Direction::disputes: return "against";
        case Direction::neutral: break;
    }
    return "neutral to";
}

std::string change(std::string_view what, int before, int after) {
    return before == after ? fmt::format("{} {}", what, after) : fmt::format("{} {} -> {}", what, before, after);
}

}  // namespace

bool tells_anything(const UpdateReport& report) {
    const auto brought = [](const SourceNumbers& source) {
        return source.fresh > 0 || source.updated > 0 || source.deleted > 0 || !source.finished ||
               any_worse_than_note(source.problems);
    };
    return std::any_of(report.sources.begin(), report.sources.end(), brought) ||
           std::any_of(report.reviews.begin(), report.reviews.end(), [](const News& news) { return !news.empty(); }) ||
           any_worse_than_note(report.problems);
}

std::string headline(const UpdateReport& report) {
    auto parts = happened(report.reviews);
    for (const auto& source : troubled(report)) parts.push_back("trouble with " + source);
    std::string out = fmt::format("{}", fmt::join(parts, ", "));
    if (parts.empty()) out = "nothing new";
    const auto keys = keys_with_news(report.reviews);
    if (!keys.empty()) out += fmt::format(" ({})", fmt::join(keys, ", "));
    out = ascii_only(std::move(out));
    return int(out.size()) <= longest_headline ? out : out.substr(0, longest_headline - 3) + "...";
}

std::string sentence(const NewsItem& item) {
    std::string out(name(item.what));
    const bool standing_changed = item.standing != item.standing_before && item.what <= Happening::cleared;
    if (standing_changed) out += fmt::format(" (was {})", name(item.standing_before));
    if (item.what == Happening::turned) {
        out = fmt::format("now {} the claim (was {})", side(item.direction), side(item.direction_before));
    } else {
        out += fmt::format(", {} the claim", side(item.direction));
    }
    if (item.judged) out += " by a person's word";
    if (item.standing != Standing::ok && !standing_changed) out += fmt::format(", {}", name(item.standing));
    if (item.since) out += ", since the review";
    return out;
}

std::string counts_sentence(const LinkCounts& before, const LinkCounts& after) {
    return fmt::format("{}, {}, {}, {}", change("for", before.supports, after.supports),
                       change("against", before.disputes, after.disputes),
                       change("neutral", before.neutral, after.neutral),
                       change("since the review", before.since, after.since));
}

std::string numbers_sentence(const SourceNumbers& numbers) {
    std::string out;
    if (numbers.told >= 0) out += fmt::format("{} found, ", numbers.told);
    out += fmt::format("{} read", numbers.read);
    std::vector<std::string> parts;
    const auto tell = [&](std::int64_t number, std::string_view what) {
        if (number > 0) parts.push_back(fmt::format("{} {}", number, what));
    };
    tell(numbers.fresh, "new");
    tell(numbers.updated, "updated");
    tell(numbers.unchanged, "unchanged");
    tell(numbers.rejected, "rejected");
    if (!parts.empty()) out += fmt::format(": {}", fmt::join(parts, ", "));
    if (numbers.deleted > 0) out += fmt::format("; {} withdrawn by the source", numbers.deleted);
    if (numbers.outside_cutoff > 0) out += fmt::format("; {} outside the protocol", numbers.outside_cutoff);
    if (!numbers.waiting_for.empty()) {
        out += fmt::format("; waits for {}", numbers.waiting_for);
    } else if (!numbers.finished) {
        out += "; it did not come to its end";
    }
    return out;
}

}  // namespace evident
