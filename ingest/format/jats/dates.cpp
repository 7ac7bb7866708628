#include "ingest/format/jats/dates.hpp"

#include <charconv>

#include <fmt/format.h>

#include "ingest/format/jats/nodes.hpp"
#include "ingest/format/pubmed/flat_text.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

int number_of(std::string_view text) {
    int value = 0;
    text = trim(text);
    if (all_digits(text) && text.size() <= 4) std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

struct ReadDate {
    Span span;
    std::string text;
    bool odd = false;
};

ReadDate read_date(pugi::xml_node node) {
    ReadDate out;
    const auto year = flat_text(jats_child(node, "year"));
    const auto month = flat_text(jats_child(node, "month"));
    const auto day = flat_text(jats_child(node, "day"));
    const auto season = flat_text(jats_child(node, "season"));
    if (year.empty()) {
        auto words = flat_text(jats_child(node, "string-date"));
        if (words.empty()) words = std::string(attribute_of(node, "iso-8601-date").substr(0, 10));
        if (words.empty() && node.first_child().type() == pugi::node_pcdata) words = flat_text(node);
        out.span = parse_span(words);
        if (!out.span.whole_day()) out.text = words;
        out.odd = !words.empty() && !out.span.known();
        return out;
    }
    const auto whole = make_span(number_of(year), parse_month(month), number_of(day));
    if (!season.empty() || !whole || (parse_month(month) == 0 && !month.empty())) {
        out.text = fmt::format("{}{}{}{}{}{}{}", year, season.empty() ? "" : " ", season, month.empty() ? "" : " ",
                               month, day.empty() ? "" : " ", day);
        out.span = parse_span(season.empty() ? out.text : year + " " + season);
        out.odd = !out.span.known() || (!whole && season.empty());
        if (!out.span.known()) out.span = make_span(number_of(year)).value_or(Span{});
        return out;
    }
    out.span = *whole;
    return out;
}

void put(Draft& draft, DateKind kind, const ReadDate& date, std::string_view status) {
    if (!date.span.known() && date.text.empty()) return;
    if (date.odd) draft.say(Severity::warning, "odd-date", fmt::format("\"{}\" is no date", date.text));
    DateFact fact;
    fact.kind = kind;
    fact.span = date.span;
    fact.text = date.text;
    if (kind == DateKind::other) fact.status = status;
    draft.record.dates.push_back(std::move(fact));
}

}  // namespace

void add_publication_date(Draft& draft, pugi::xml_node node) {
    const auto date = read_date(node);
    auto word = attribute_of(node, "pub-type");
    if (word.empty()) word = attribute_of(node, "date-type");
    const auto format = attribute_of(node, "publication-format");
    const bool plain = word.empty() || word == "pub" || word == "publication";
    if (word == "epub" || word == "epub-ppub" || (plain && format == "electronic")) {
        put(draft, DateKind::electronic, date, {});
        if (word == "epub-ppub") put(draft, DateKind::print, date, {});
    } else if (plain || word == "ppub" || word == "collection" || word == "issue-pub") {
        put(draft, DateKind::print, date, {});
    } else {
        put(draft, DateKind::other, date, word);
    }
}

void add_history_dates(Draft& draft, pugi::xml_node history) {
    for (const auto child : history.children()) {
        const auto name = jats_name(child);
        if (name == "event") {
            for (const auto date : child.children()) {
                if (jats_name(date) == "date")
                    put(draft, DateKind::other, read_date(date), attribute_of(date, "date-type"));
            }
        }
        if (name != "date") continue;
        const auto word = attribute_of(child, "date-type");
        const auto kind = word == "received"   ? DateKind::received
                          : word == "accepted" ? DateKind::accepted
                                               : DateKind::other;
        put(draft, kind, read_date(child), word);
    }
}

}  // namespace evident
