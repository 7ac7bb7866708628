#include "export/mail.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "text/ascii.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

constexpr int columns = 78;
constexpr std::size_t most_items = 8;     // of one claim
constexpr std::size_t most_problems = 8;  // of one source
constexpr int title_columns = 220;        // three lines or so

// One paragraph: the first line begins with `first`, the others are set in as far as `indent`. What is too long to
// stand before the indent is part of the text.
void add(std::string& out, std::string_view first, int indent, std::string_view text) {
    auto clean = single_spaced(repaired_utf8(text));
    if (display_width(first) > indent) {
        clean = single_spaced(fmt::format("{} {}", first, clean));
        first = "";
    }
    bool head = true;
    for (const auto& line : wrapped(clean, columns - indent)) {
        out += head ? std::string(first) : std::string(std::size_t(indent), ' ');
        out += line + '\n';
        head = false;
    }
}

// "2026-11-25 03:00 UTC" of a moment.
std::string readable(const Moment& moment) {
    if (moment.size() < 16) return moment;
    return moment.substr(0, 10) + ' ' + moment.substr(11, 5) + " UTC";
}

void add_problems(std::string& out, std::string_view source, const Problems& problems) {
    const auto begin = source.empty() ? std::string{} : std::string(source) + ": ";
    std::size_t told = 0;
    std::size_t left_out = 0;
    for (const auto severity : {Severity::error, Severity::warning}) {
        for (const auto& problem : problems) {
            if (problem.severity != severity) continue;
            if (told == most_problems) {
                ++left_out;
                continue;
            }
            ++told;
            add(out, "  ", 4, fmt::format("{}{}: {} [{}]", begin, name(severity), problem.message, problem.code));
        }
    }
    if (left_out > 0) add(out, "  ", 4, fmt::format("{}and {} more", begin, left_out));
}

bool any_problem(const UpdateReport& report) {
    return any_worse_than_note(report.problems) ||
           std::any_of(report.sources.begin(), report.sources.end(),
                       [](const SourceNumbers& source) { return any_worse_than_note(source.problems); });
}

void add_sources(std::string& out, const UpdateReport& report) {
    out += "\nSearched\n";
    if (report.sources.empty()) out += "  no source was due\n";
    for (const auto& source : report.sources) {
        const auto at = source.at.empty() ? std::string{} : fmt::format(", {}", readable(source.at));
        const auto how = source.how.empty() ? std::string{} : fmt::format(" ({}{})", source.how, at);
        add(out, "  ", 4, fmt::format("{}{}: {}", source.source, how, numbers_sentence(source)));
    }
}

void add_claim(std::string& out, const ClaimNews& claim) {
    out += '\n';
    const auto head = fmt::format("  {} ", claim.claim);
    add(out, head, std::min(12, display_width(head)), shortened(single_spaced(claim.text), title_columns));
    if (claim.counts_changed()) add(out, "    ", 4, counts_sentence(claim.before, claim.after));
    const auto shown = std::min(most_items, claim.items.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const auto& item = claim.items[i];
        add(out, "  * ", 4, fmt::format("{}: {}", item.report, sentence(item)));
        add(out, "    ", 4, shortened(single_spaced(repaired_utf8(item.title)), title_columns));
    }
    if (shown < claim.items.size()) add(out, "  * ", 4, fmt::format("and {} more", claim.items.size() - shown));
}

void add_review(std::string& out, const News& news) {
    out += '\n';
    add(out, "", 2, fmt::format("Review {}: {}", news.review, news.title));
    if (news.empty()) out += "  nothing changed for any claim\n";
    for (const auto& claim : news.claims) add_claim(out, claim);
}

}  // namespace

std::string mail_text(const UpdateReport& report) {
    auto out = fmt::format("Subject: evident: {}\n\n", headline(report));
    add(out, "", 0, fmt::format("Update of {}, store {}.", readable(report.at), report.store));
    add_sources(out, report);
    if (any_problem(report)) {
        out += "\nProblems\n";
        add_problems(out, "", report.problems);
        for (const auto& source : report.sources) add_problems(out, source.source, source.problems);
    }
    for (const auto& news : report.reviews) add_review(out, news);
    return out;
}

}  // namespace evident
