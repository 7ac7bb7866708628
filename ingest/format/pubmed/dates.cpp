#include "ingest/format/pubmed/dates.hpp"

#include <charconv>
#include <string>

#include <fmt/format.h>

#include "ingest/format/parts/plain_text.hpp"
#include "ingest/format/pubmed/history.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

struct Parts {
    std::string_view year, month, day, season, words;
};

Parts parts_of(pugi::xml_node node) {
    Parts parts;
    for (const auto child : node.children()) {
        const std::string_view name = child.name();
        const std::string_view value = trim(child.child_value());
        if (name == "Year") parts.year = value;
        if (name == "Month") parts.month = value;
        if (name == "Day") parts.day = value;
        if (name == "Season") parts.season = value;
        if (name == "MedlineDate") parts.words = value;
    }
    return parts;
}

int number(std::string_view digits) {
    int value = 0;
    if (!all_digits(digits)) return 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::string written(const Parts& parts) {
    if (!parts.words.empty()) return plain_text(parts.words);
    if (!parts.season.empty()) return plain_text(fmt::format("{} {}", parts.season, parts.year));
    return plain_text(fmt::format("{} {} {}", parts.year, parts.month, parts.day));
}

// The span when year, month and day are plain and the calendar has them.
std::optional<Span> plain_span(const Parts& parts) {
    if (!parts.words.empty() || !parts.season.empty() || parts.year.empty()) return {};
    const int month = parse_month(parts.month);
    const int day = number(parts.day);
    if (!parts.month.empty() && month == 0) return {};
    if (!parts.day.empty() && day == 0) return {};
    return make_span(number(parts.year), month, day);
}

}  // namespace

void add_date(Draft& draft, DateKind kind, pugi::xml_node node, std::string_view status) {
    const Parts parts = parts_of(node);
    DateFact fact;
    fact.kind = kind;
    if (kind == DateKind::other) fact.status = status;
    if (const auto span = plain_span(parts)) {
        fact.span = *span;
    } else {
        fact.text = written(parts);
        if (fact.text.empty()) return;
        fact.span = parse_span(fact.text);
        const bool as_words = !parts.words.empty() || !parts.season.empty();
        if (!as_words || !fact.span.known()) {
            draft.say(Severity::warning, "odd-date",
                      fmt::format("the date \"{}\" in {} is read as {}", fact.text, node.name(),
                                  fact.span.known() ? to_text(fact.span) : "unknown"));
        }
    }
    draft.record.dates.push_back(std::move(fact));
}

void add_history(Draft& draft, pugi::xml_node history) {
    for (const auto node : history.children("PubMedPubDate")) {
        const std::string_view status = node.attribute("PubStatus").value();
        add_date(draft, history_step(status), node, status);
    }
}

}  // namespace evident
