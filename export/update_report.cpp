#include "export/update_report.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace evident {
namespace {

constexpr int longest_headline = 60;

std::int64_t sum_of(const std::vector<News>& reviews, std::int64_t NewsTotals::*what) {
    std::int64_t out = 0;
    for (const auto& news : reviews) out += news.totals.*what;
    return out;
}

std::int64_t sum_of(const std::vector<SourceNumbers>& sources, std::int64_t SourceNumbers::*what) {
    std::int64_t out = 0;
    for (const auto& source : sources) out += source.*what;
    return out;
}

void tell(std::vector<std::string>& out, std::int64_t number, std::string_view what) {
    if (number > 0) out.push_back(fmt::format("{} {}", number, what));
}

// What became of reports of a claim, the gravest first; what did not happen is left out.
std::vector<std::string> happened(const std::vector<News>& reviews) {
    const auto of = [&](std::int64_t NewsTotals::*what) { return sum_of(reviews, what); };
    std::vector<std::string> out;
    tell(out, of(&NewsTotals::retracted), "retracted");
    tell(out, of(&NewsTotals::concern), "of concern");
    tell(out, of(&NewsTotals::linked), "new for a claim");
    tell(out, of(&NewsTotals::cleared), of(&NewsTotals::cleared) == 1 ? "stands again" : "stand again");
    tell(out, of(&NewsTotals::corrected), "corrected");
    tell(out, of(&NewsTotals::superseded), "superseded");
    tell(out, of(&NewsTotals::withdrawn), "withdrawn");
    tell(out, of(&NewsTotals::turned), "turned");
    tell(out, of(&NewsTotals::revised), "revised");
    tell(out, of(&NewsTotals::proposed), "newly linked");
    tell(out, of(&NewsTotals::unlinked), "no longer linked");
    return out;
}

// What came, whether or not it bears on a claim.
std::vector<std::string> came(const std::vector<SourceNumbers>& sources) {
    const auto of = [&](std::int64_t SourceNumbers::*what) { return sum_of(sources, what); };
    std::vector<std::string> out;
    const auto mention = [&](std::int64_t number, std::string_view what) {
        const auto records = !out.empty() ? "" : number == 1 ? "record " : "records ";  // once is enough
        tell(out, number, fmt::format("{}{}", records, what));
    };
    mention(of(&SourceNumbers::fresh), "new");
    mention(of(&SourceNumbers::updated), "updated");
    mention(of(&SourceNumbers::deleted), "deleted");
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
    const auto records = came(report.sources);
    if (!records.empty()) out += fmt::format("{}{}", out.empty() ? "" : "; ", fmt::join(records, ", "));
    const auto keys = keys_with_news(report.reviews);
    if (out.empty()) out = keys.empty() ? "nothing new" : "counts changed";
    const auto named = keys.empty() ? out : fmt::format("{} ({})", out, fmt::join(keys, ", "));
    out = ascii_only(int(named.size()) <= longest_headline ? named : out);
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
    if (numbers.found >= 0) out += fmt::format("{} found, ", numbers.found);
    out += fmt::format("{} read", numbers.read);
    std::vector<std::string> parts;
    tell(parts, numbers.fresh, "new");
    tell(parts, numbers.updated, "updated");
    tell(parts, numbers.unchanged, "unchanged");
    tell(parts, numbers.rejected, "rejected");
    if (!parts.empty()) out += fmt::format(": {}", fmt::join(parts, ", "));
    if (numbers.deleted > 0) out += fmt::format("; {} withdrawn by the source", numbers.deleted);
    if (numbers.outside_cutoff > 0) out += fmt::format("; {} after the protocol's cutoff", numbers.outside_cutoff);
    if (!numbers.waiting_for.empty()) {
        out += fmt::format("; waits for {}", numbers.waiting_for);
    } else if (!numbers.finished) {
        out += "; it did not come to its end";
    }
    return out;
}

}  // namespace evident
