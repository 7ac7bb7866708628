#include "ingest/format/tagged/written_date.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "ingest/format/parts/plain_text.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

// "2024/09/14" of "2024/09/14 21:01".
std::string_view without_time(std::string_view text) {
    const auto space = text.rfind(' ');
    if (space == std::string_view::npos || text.find(':', space) == std::string_view::npos) return text;
    return trim(text.substr(0, space));
}

// Year, month and day in that order and nothing else: the span says it all.
bool is_plain(std::string_view text) {
    if (parse_day(text)) return true;
    std::array<std::string_view, 3> parts;
    std::size_t count = 0;
    while (!text.empty()) {
        if (count == parts.size()) return false;
        const auto at = text.find_first_of(" -/");
        parts[count++] = text.substr(0, at);
        text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
    }
    if (count == 0 || parts[0].size() != 4 || !all_digits(parts[0])) return false;
    if (count > 1 && parse_month(parts[1]) == 0) return false;
    return count < 3 || (all_digits(parts[2]) && parts[2].size() <= 2);
}

}  // namespace

void add_written_date(Draft& draft, DateKind kind, std::string_view text, std::string_view status) {
    const auto words = plain_text(without_time(trim(text)));
    if (words.empty()) return;
    DateFact fact;
    fact.kind = kind;
    fact.span = parse_span(words);
    if (kind == DateKind::other) fact.status = status;
    if (!fact.span.known() || !is_plain(words)) fact.text = words;
    if (!fact.span.known()) draft.say(Severity::warning, "odd-date", fmt::format("\"{}\" is no date", words));
    auto& dates = draft.record.dates;
    if (std::find(dates.begin(), dates.end(), fact) == dates.end()) dates.push_back(std::move(fact));
}

}  // namespace evident
