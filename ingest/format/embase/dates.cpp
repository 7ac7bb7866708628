#include "ingest/format/embase/dates.hpp"

#include <charconv>

#include <fmt/format.h>

#include "ingest/format/parts/plain_text.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr std::string_view sort_date = "sort";

struct Parts {
    std::string year, month, day;
};

// "00" says that it is not given.
std::string given(std::string text) { return text.find_first_not_of('0') == std::string::npos ? std::string{} : text; }

int number(std::string_view digits) {
    int value = 0;
    if (all_digits(digits)) std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::optional<Span> plain_span(const Parts& parts) {
    const int month = parse_month(parts.month);
    const int day = number(parts.day);
    if (!parts.month.empty() && month == 0) return {};
    if (!parts.day.empty() && (day == 0 || month == 0)) return {};
    return make_span(number(parts.year), month, day);
}

void add_parts(const ItemDraft& item, DateFact fact, const Parts& parts, std::string_view element) {
    if (parts.year.empty() && parts.month.empty() && parts.day.empty()) return;
    if (const auto span = plain_span(parts)) {
        fact.span = *span;
    } else {
        fact.text = plain_text(fmt::format("{} {} {}", parts.year, parts.month, parts.day));
        fact.span = parse_span(fact.text);
        item.draft.say(Severity::warning, "odd-date",
                       fmt::format("the date \"{}\" in {} is read as {}", fact.text, element,
                                   fact.span.known() ? to_text(fact.span) : "unknown"));
    }
    item.record().dates.push_back(std::move(fact));
}

// publicationyear: one year, or the first and last of several.
Span year_span(pugi::xml_node source) {
    const auto node = child_of(source, "publicationyear");
    auto first = attribute_of(node, "first");
    if (first.empty()) first = text_of(node);
    const auto last = attribute_of(node, "last");
    const auto begin = make_span(number(first));
    const auto end = make_span(number(last));
    if (!begin) return parse_span(first);
    return end && begin->first < end->first ? Span{begin->first, end->last} : *begin;
}

bool knows_publication(const Record& record) { return earliest_publication(record).known(); }

}  // namespace

void add_stamp(const ItemDraft& item, DateKind kind, pugi::xml_node node, std::string_view status) {
    DateFact fact;
    fact.kind = kind;
    fact.status = status;
    add_parts(item, std::move(fact),
              {given(attribute_of(node, "year")), given(attribute_of(node, "month")), given(attribute_of(node, "day"))},
              local_name(node));
}

void add_publication_date(const ItemDraft& item, pugi::xml_node source) {
    const auto node = child_of(source, "publicationdate");
    DateFact fact;
    fact.kind = DateKind::print;
    fact.text = text_of(node, "date-text");
    const Span year = year_span(source);
    if (!fact.text.empty()) {
        fact.span = parse_span(fact.text);
        if (!fact.span.known()) fact.span = year;
        item.record().dates.push_back(std::move(fact));
        return;
    }
    const Parts parts{given(text_of(node, "year")), given(text_of(node, "month")), given(text_of(node, "day"))};
    if (!parts.year.empty()) return add_parts(item, std::move(fact), parts, "publicationdate");
    fact.span = year;
    if (year.known()) item.record().dates.push_back(std::move(fact));
}

void derive_publication_year(const ItemDraft& item) {
    auto& record = item.record();
    if (knows_publication(record)) return;
    for (const auto& date : record.dates) {
        if (date.kind != DateKind::other || date.status != sort_date || !date.span.known()) continue;
        const auto year = make_span(year_of(date.span.first));
        const auto sorted = to_text(date.span);
        if (!year) return;
        item.draft.say(Severity::warning, "derived-date",
                       fmt::format("it names no date of publication; the year {} is that of its sort date {}, which "
                                   "Embase derives from what it has, at worst from the day the record was made",
                                   to_text(*year), sorted));
        record.dates.push_back({DateKind::print, *year, "sort date " + sorted, {}});
        return;
    }
}

}  // namespace evident
