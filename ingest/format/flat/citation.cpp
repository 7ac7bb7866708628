#include "ingest/format/flat/citation.hpp"

#include "ingest/format/parts/plain_text.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;

bool begins_with_year(std::string_view text) {
    return text.size() >= 4 && all_digits(text.substr(0, 4)) && (text[0] == '1' || text[0] == '2');
}

// Where the year begins that a citation has behind the journal's name and a full stop.
std::size_t year_at(std::string_view text) {
    for (auto at = text.find(". "); at != npos; at = text.find(". ", at + 2)) {
        if (begins_with_year(text.substr(at + 2))) return at + 2;
    }
    return npos;
}

void add_date(Record& record, DateKind kind, std::string_view text) {
    DateFact fact;
    fact.kind = kind;
    fact.span = parse_span(text);
    if (!fact.span.known()) return;
    if (!fact.span.whole_day() && text.size() > 4) fact.text = plain_text(text);
    record.dates.push_back(std::move(fact));
}

void set_once(std::string& into, std::string_view text) {
    if (into.empty()) into = plain_text(text);
}

// "403(10421):55-66"
void read_place(Journal& journal, std::string_view text) {
    const auto colon = text.find(':');
    auto volume = text.substr(0, colon);
    if (const auto open = volume.find('('); open != npos) {
        const auto close = volume.find(')', open);
        set_once(journal.issue, volume.substr(open + 1, close == npos ? npos : close - open - 1));
        volume = volume.substr(0, open);
    }
    set_once(journal.volume, volume);
    if (colon != npos) set_once(journal.pages, text.substr(colon + 1));
}

}  // namespace

void read_citation(Record& record, std::string_view text) {
    const auto start = year_at(text);
    if (start == npos) return;
    auto rest = text.substr(start);
    const auto stop = rest.find(". ");
    auto body = trim(rest.substr(0, stop));
    if (body.ends_with('.')) body.remove_suffix(1);
    const auto semicolon = body.find(';');
    add_date(record, DateKind::print, body.substr(0, semicolon));
    if (semicolon != npos) read_place(record.journal, body.substr(semicolon + 1));
    const auto epub = rest.find("Epub ");
    if (epub == npos) return;
    auto when = rest.substr(epub + 5);
    when = when.substr(0, when.find('.'));
    add_date(record, DateKind::electronic, when);
}

}  // namespace evident
