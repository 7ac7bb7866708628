#include "ingest/format/tagged/ovid/citation.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view without_stop(std::string_view text) {
    text = trim(text);
    while (text.ends_with('.') || text.ends_with(',')) text = trim(text.substr(0, text.size() - 1));
    return text;
}

// The text behind a mark up to the next full stop, which with the mark is cut from the citation.
std::string cut(std::string& text, std::string_view mark) {
    const auto at = text.find(mark);
    if (at == npos) return {};
    auto end = text.find(". ", at + mark.size());
    if (end == npos) end = text.size();
    std::string out(without_stop(std::string_view(text).substr(at + mark.size(), end - at - mark.size())));
    text.erase(at, end - at);
    return out;
}

// True where a volume may begin: "350(2)", "Vol.30".
bool begins_volume(std::string_view text) { return !text.empty() && (is_digit(text[0]) || text.starts_with("Vol")); }

// Takes the first part that ends with ". " off the text.
std::string_view take_part(std::string_view& text) {
    const auto end = text.find(". ");
    const auto out = text.substr(0, end);
    text.remove_prefix(end == npos ? text.size() : end + 2);
    return trim(out);
}

void read_bracket(OvidCitation& out, std::string_view content) {
    content = trim(content);
    if (content.starts_with("pp")) {
        out.pages = trim(content.substr(content.starts_with("pp.") ? 3 : 2));
    } else if (content.find("pagin") == npos && out.issue.empty()) {
        out.issue = content;
    }
}

// "12 (Supplement 3) (no pagination), 2018.", "350(2):12-20, 2015 Apr 01.", "2018 Jan." without a volume.
void read_volume(OvidCitation& out, std::string_view text) {
    if (text.starts_with("Vol"))
        text = trim(text.substr(text.find_first_of("0123456789") == npos ? 3 : text.find_first_of("0123456789")));
    const auto end = text.find_first_of(" (:,;");
    const auto first = without_stop(text.substr(0, end));
    auto rest = end == npos ? std::string_view{} : trim(text.substr(end));
    const bool is_year = first.size() == 4 && all_digits(first) && !rest.starts_with('(') && !rest.starts_with(':');
    if (is_year) {
        out.date = without_stop(text);
        return;
    }
    out.volume = first;
    while (rest.starts_with('(')) {
        const auto close = rest.find(')');
        if (close == npos) return;
        read_bracket(out, rest.substr(1, close - 1));
        rest = trim(rest.substr(close + 1));
    }
    if (rest.starts_with(':')) {
        const auto comma = rest.find(", ");
        out.pages = without_stop(rest.substr(1, comma == npos ? npos : comma - 1));
        rest = comma == npos ? std::string_view{} : rest.substr(comma);
    }
    if (rest.starts_with(',')) rest = trim(rest.substr(1));
    if (const auto pages = rest.find(", pp"); pages != npos) {
        out.pages = without_stop(rest.substr(rest.find_first_of(" .", pages + 2) + 1));
        rest = rest.substr(0, pages);
    }
    if (out.date.empty()) out.date = without_stop(rest);
}

// "ACS Journal August 2011;43(8):647-653": the date is the last words before the semicolon.
void read_run_on(OvidCitation& out, std::string_view text, std::size_t mark) {
    auto before = trim(text.substr(0, mark));
    const auto whole = before;
    while (true) {
        const auto space = before.rfind(' ');
        if (space == npos) break;
        const auto word = before.substr(space + 1);
        const bool dated = all_digits(word) || parse_month(word.substr(0, word.find_first_of("/-"))) != 0;
        if (!dated) break;
        before = trim(before.substr(0, space));
    }
    out.journal = without_stop(before);
    out.date = without_stop(whole.substr(before.size()));
    const auto date = out.date;
    read_volume(out, trim(text.substr(mark + 1)));
    out.date = date;
}

}  // namespace

OvidCitation read_ovid_citation(std::string_view given) {
    OvidCitation out;
    std::string text(trim(given));
    const auto date = cut(text, "Date of Publication: ");
    const auto number = cut(text, "Article Number: ");
    std::string_view rest = text;
    const auto semicolon = rest.find(';');
    if (semicolon != npos && begins_volume(trim(rest.substr(semicolon + 1))) && rest.find(". ") > semicolon) {
        read_run_on(out, rest, semicolon);
    } else {
        out.journal = without_stop(take_part(rest));
        while (!rest.empty() && !begins_volume(rest)) {
            const auto part = take_part(rest);
            if (part.starts_with("Conference: ")) {
                out.meeting = part.substr(12);
            } else if (!out.meeting.empty() && out.place.empty() && !part.starts_with("Conference")) {
                out.place = without_stop(part);
            }
        }
        read_volume(out, rest);
    }
    if (!date.empty()) out.date = date;
    if (out.pages.empty()) out.pages = number;
    return out;
}

}  // namespace evident
