#include "text/title_key.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

// Elements that publishers and databases leave in titles. Others ("p < 0.05 and q > 1") are no markup.
constexpr std::array<std::string_view, 14> tag_names = {"i",   "b",  "u",    "em",     "strong", "sub", "sup",
                                                        "inf", "it", "bold", "italic", "span",   "scp", "br"};

// Length of the tag that stands at the start of the text; 0 when none does.
std::size_t tag_length(std::string_view text) {
    const auto close = text.find('>');
    if (close == std::string_view::npos) return 0;
    auto inside = text.substr(1, close - 1);
    if (inside.starts_with('/')) inside.remove_prefix(1);
    const auto name = lower(inside.substr(0, inside.find_first_of(" /")));
    return std::find(tag_names.begin(), tag_names.end(), name) == tag_names.end() ? 0 : close + 1;
}

struct Entity {
    std::string_view written;
    std::string_view means;
};

// "&" itself last: the others begin with it.
constexpr std::array<Entity, 8> entities = {{{"&amp;", " and "},
                                             {"&lt;", "<"},
                                             {"&gt;", ">"},
                                             {"&quot;", "\""},
                                             {"&apos;", "'"},
                                             {"&#39;", "'"},
                                             {"&nbsp;", " "},
                                             {"&", " and "}}};

std::string without_markup(std::string_view title) {
    std::string out;
    out.reserve(title.size());
    for (std::size_t at = 0; at < title.size();) {
        const auto rest = title.substr(at);
        if (const auto length = rest.front() == '<' ? tag_length(rest) : 0; length != 0) {
            at += length;  // nothing in its place: "H<sub>2</sub>O" is one word
        } else if (rest.front() == '&') {
            const auto entity = std::find_if(entities.begin(), entities.end(),
                                             [&](const Entity& each) { return rest.starts_with(each.written); });
            out += entity->means;
            at += entity->written.size();
        } else {
            out += rest.front();
            ++at;
        }
    }
    return out;
}

// Words of notes in square brackets that a database adds at the end.
constexpr std::array<std::string_view, 17> bracket_notes = {
    "abstract",
    "article in press",
    "comment",
    "conference abstract",
    "corrected",
    "corrected and republished",
    "correction",
    "editorial",
    "in process citation",
    "letter",
    "news",
    "proceeding",
    "retracted",
    "retracted article",
    "review",
    "see comment",
    "see comments",
};

// "33 refs", "review 33 refs": how many references the paper has.
bool counts_references(std::string_view key) {
    if (!key.ends_with(" refs") && !key.ends_with(" ref") && !key.ends_with(" references")) return false;
    if (key.starts_with("review ")) key.remove_prefix(7);
    return all_digits(key.substr(0, key.find(' ')));
}

// A note of an erratum or a comment goes by its beginning, since the journal and page follow.
bool is_note(std::string_view inside, char opener) {
    const auto key = folded(inside);
    if (opener == '(') return key == "review";
    for (const std::string_view start : {"published erratum appears", "erratum appears in", "retraction in ",
                                         "comment in ", "summary for patients in "}) {
        if (key.starts_with(start)) return true;
    }
    return counts_references(key) || std::find(bracket_notes.begin(), bracket_notes.end(), key) != bracket_notes.end();
}

std::string_view without_stop(std::string_view title) {
    title = trim(title);
    while (!title.empty() && title.back() == '.') title = trim(title.substr(0, title.size() - 1));
    return title;
}

std::string_view without_note(std::string_view title) {
    const auto whole = without_stop(title);
    if (whole.empty() || (whole.back() != ']' && whole.back() != ')')) return title;
    const char opener = whole.back() == ']' ? '[' : '(';
    const auto open = whole.rfind(opener);
    if (open == std::string_view::npos || open == 0) return title;
    return is_note(whole.substr(open + 1), opener) ? whole.substr(0, open) : title;
}

std::string_view without_retracted(std::string_view title) {
    auto body = trim(title);
    while (!body.empty() && body.front() == '[') body.remove_prefix(1);
    for (const std::string_view start : {"retracted article:", "retracted article.", "retracted:"}) {
        if (lower(body.substr(0, start.size())) == start) return body.substr(start.size());
    }
    return title;
}

}  // namespace

std::string title_key(std::string_view title) {
    const auto plain = without_markup(title);
    std::string_view body = without_retracted(plain);
    for (auto shorter = without_note(body); shorter.size() != body.size(); shorter = without_note(body)) body = shorter;
    const auto key = folded(body);
    return key.empty() ? folded(plain) : key;
}

}  // namespace evident
