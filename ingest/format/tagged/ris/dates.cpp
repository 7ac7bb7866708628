#include "ingest/format/tagged/ris/dates.hpp"

#include <array>

#include <fmt/format.h>

#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;

int number_of(std::string_view text) {
    text = trim(text);
    if (!all_digits(text) || text.size() > 4) return 0;
    int out = 0;
    for (const char c : text) out = out * 10 + (c - '0');
    return out;
}

// Year, month and day between slashes; what stands behind the third slash is free text.
Span slashed(std::string_view text) {
    std::array<std::string_view, 3> parts;
    for (auto& part : parts) {
        const auto slash = text.find('/');
        part = text.substr(0, slash);
        text.remove_prefix(slash == npos ? text.size() : slash + 1);
    }
    const int year = trim(parts[0]).size() == 4 ? number_of(parts[0]) : 0;
    const int month = number_of(parts[1]) > 0 ? number_of(parts[1]) : parse_month(trim(parts[1]));
    if (year == 0) return {};
    if (const auto day = make_span(year, month, number_of(parts[2]))) return *day;
    if (const auto whole = make_span(year, month)) return *whole;
    return make_span(year).value_or(Span{});
}

bool has_year(std::string_view text) {
    std::size_t run = 0;
    for (const char c : text) {
        run = c >= '0' && c <= '9' ? run + 1 : 0;
        if (run == 4) return true;
    }
    return false;
}

// True when the words say no more than the span does ("2020/05/12/", "2020").
bool says_no_more(std::string_view words) { return words.find_first_not_of("0123456789/- ") == npos; }

void add(RisWork& work, DateKind kind, Span span, std::string_view words) {
    DateFact fact;
    fact.kind = kind;
    fact.span = span;
    if (!span.known() || !says_no_more(words)) fact.text = words;
    if (!span.known()) work.draft.say(Severity::warning, "odd-date", fmt::format("\"{}\" is no date", words));
    work.record().dates.push_back(std::move(fact));
}

void add_if_any(RisWork& work, DateKind kind, const std::string& words) {
    if (!words.empty()) add(work, kind, ris_span(words), words);
}

// Of two ways to say one date the narrower: a month beats a year.
bool is_within(Span inner, Span outer) {
    return inner.known() && outer.first <= inner.first && inner.last <= outer.last && inner != outer;
}

void add_publication(RisWork& work) {
    const auto year = work.first({"PY", "Y1", "YR"});
    const auto day = work.first({"DA"});
    if (year.empty() && day.empty()) return;
    Span span = ris_span(year);
    std::string words = year;
    const auto narrow = [&](const std::string& other) {
        if (other.empty()) return;
        const auto whole = has_year(other) || !span.known() ? other : fmt::format("{} {}", year_of(span.first), other);
        const auto found = ris_span(whole);
        if (span.known() ? !is_within(found, span) : !found.known()) return;
        span = found;
        words = whole;
    };
    narrow(work.first({"Y1"}));
    narrow(day);
    add(work, DateKind::print, span, words.empty() ? day : words);
}

void add_embase(RisWork& work) {
    const auto first = work.first({"U3"});
    const auto full = work.first({"U4"});
    add_if_any(work, DateKind::create, first.empty() || (!full.empty() && full < first) ? full : first);
    add_if_any(work, DateKind::entry, full);
}

void add_proquest(RisWork& work) {
    constexpr std::string_view mark = "Last updated - ";
    for (const auto& field : work.fields.fields) {
        if (field.tag != "N1" || !field.value.starts_with(mark)) continue;
        return add_if_any(work, DateKind::revised, readable(std::string_view(field.value).substr(mark.size())));
    }
}

}  // namespace

Span ris_span(std::string_view text) {
    text = trim(text);
    if (text.find('/') != npos) {
        if (const auto span = slashed(text); span.known()) return span;
    }
    return parse_span(text);
}

void add_dates(RisWork& work) {
    add_publication(work);
    if (work.is(RisDialect::embase)) add_embase(work);
    if (work.is(RisDialect::proquest)) add_proquest(work);
    if (work.is(RisDialect::endnote) && work.first({"DP"}) == "NLM") {
        add_if_any(work, DateKind::entry, work.first({"ET"}));
    }
    const auto early = work.first({"C6", "EA"});
    if (!early.empty() && has_year(early) && parse_span(early).known()) {
        add(work, DateKind::electronic, parse_span(early), early);
    }
}

}  // namespace evident
