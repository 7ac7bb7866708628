#include "ingest/format/tagged/abstract_sections.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "ingest/format/parts/plain_text.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t longest_heading = 80;

// Words that headings of structured abstracts are made of, without their plural s.
constexpr auto heading_words = std::to_array<std::string_view>({
    "acquisition",  "aim",          "analyses",    "analysis",    "approach",     "art",
    "availability", "background",   "case",        "clinical",    "conclusion",   "context",
    "contribution", "criteria",     "data",        "description", "design",       "diagnosi",
    "discussion",   "duration",     "eligibility", "evidence",    "experimental", "exposure",
    "extraction",   "finding",      "funding",     "goal",        "highlight",    "hypothesi",
    "identifier",   "impact",       "implication", "importance",  "innovation",   "interpretation",
    "intervention", "introduction", "key",         "learning",    "level",        "limitation",
    "main",         "material",     "measure",     "measurement", "method",       "methodological",
    "methodology",  "number",       "objective",   "observation", "outcome",      "participant",
    "patient",      "period",       "perspective", "place",       "point",        "population",
    "practice",     "presentation", "primary",     "principal",   "problem",      "procedure",
    "prospero",     "protocol",     "purpose",     "question",    "rationale",    "recommendation",
    "registration", "relevance",    "report",      "research",    "result",       "review",
    "sample",       "search",       "secondary",   "selection",   "setting",      "significance",
    "source",       "statistical",  "strategy",    "study",       "subject",      "summary",
    "synthesi",     "trial",
});
constexpr auto joining_words =
    std::to_array<std::string_view>({"and", "or", "of", "the", "for", "in", "to", "s", "with", "a"});

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// How a heading's words stand to those lists.
struct HeadingWords {
    bool all_known = true;
    bool one_known = false;
    bool capitals = true;  // no small letter
};

void judge(HeadingWords& out, std::string word) {
    if (std::find(joining_words.begin(), joining_words.end(), word) != joining_words.end()) return;
    if (word.size() > 1 && word.back() == 's') word.pop_back();
    const bool known = std::find(heading_words.begin(), heading_words.end(), word) != heading_words.end();
    out.all_known = out.all_known && known;
    out.one_known = out.one_known || known;
}

HeadingWords judge_words(std::string_view text) {
    HeadingWords out;
    std::string word;
    for (const char c : text) {
        if (is_letter(c)) {
            out.capitals = out.capitals && c >= 'A' && c <= 'Z';
            word += char(c | 0x20);
        } else if (!word.empty()) {
            judge(out, std::move(word));
            word.clear();
        }
        if ((c & 0x80) != 0) out.all_known = false;
    }
    if (!word.empty()) judge(out, std::move(word));
    return out;
}

bool is_heading(std::string_view text) {
    if (text.empty() || text.size() > longest_heading || text[0] < 'A' || text[0] > 'Z') return false;
    if (text.find_first_of(".;?!=<>") != npos) return false;
    const auto words = judge_words(text);
    return words.one_known && (words.all_known || words.capitals);
}

struct Spot {
    std::size_t begin = 0;  // of the heading
    std::size_t end = 0;    // of its words
    std::size_t text = 0;   // where its text begins
};

bool ends_sentence(std::string_view before) {
    before = trim(before);
    return before.empty() || std::string_view(".?!)]\"").find(before.back()) != npos || before.ends_with("\u201D");
}

// The heading that begins there ("METHODS: "), if one does.
std::optional<Spot> heading_at(std::string_view text, std::size_t begin) {
    const auto colon = text.substr(begin, longest_heading + 1).find(':');
    if (colon == npos || colon == 0) return {};
    const auto end = begin + colon;
    if (end + 1 < text.size() && text[end + 1] != ' ') return {};
    if (!is_heading(text.substr(begin, colon))) return {};
    return Spot{begin, end, std::min(end + 2, text.size())};
}

std::vector<Spot> headings_in(std::string_view text) {
    std::vector<Spot> out;
    for (std::size_t at = 0; at < text.size();) {
        if (ends_sentence(text.substr(at > 8 ? at - 8 : 0, std::min<std::size_t>(at, 8)))) {
            if (const auto found = heading_at(text, at)) {
                out.push_back(*found);
                at = found->text;
                continue;
            }
        }
        const auto space = text.find(' ', at);
        at = space == npos ? text.size() : space + 1;
    }
    return out;
}

Section section(std::string_view label, std::string_view text) {
    Section out;
    out.label = plain_text(label);
    out.text = plain_text(text);
    return out;
}

std::vector<Section> parted_by_colons(const std::string& text) {
    const auto headings = headings_in(text);
    const bool starts = !headings.empty() && headings.front().begin == 0;
    const auto first = starts ? std::string_view(text).substr(0, headings.front().end) : std::string_view{};
    if (!starts || (headings.size() == 1 && !judge_words(first).capitals)) return {section({}, text)};
    std::vector<Section> out;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const auto& one = headings[i];
        const auto end = i + 1 < headings.size() ? headings[i + 1].begin : text.size();
        const auto body = std::string_view(text).substr(one.text, std::max(end, one.text) - one.text);
        if (!trim(body).empty())
            out.push_back(section(std::string_view(text).substr(one.begin, one.end - one.begin), body));
    }
    return out;
}

// Headings alone on their lines; nothing when there are none.
std::vector<Section> parted_by_lines(std::string_view text) {
    const auto lines = parted(text, "\n");
    if (lines.size() < 2 || !is_heading(lines.front())) return {};
    std::vector<Section> out;
    std::size_t found = 0;
    std::string label, body;
    const auto close = [&] {
        if (!body.empty()) out.push_back(section(label, body));
        body.clear();
    };
    for (const auto line : lines) {
        if (is_heading(line) && line.find(':') == npos) {
            close();
            label = line;
            ++found;
        } else {
            body += (body.empty() ? "" : " ") + std::string(line);
        }
    }
    close();
    return found >= 2 ? out : std::vector<Section>{};
}

}  // namespace

std::vector<Section> split_abstract(std::string_view text) {
    const auto plain = plain_text(text);
    if (plain.empty()) return {};
    auto out = parted_by_lines(text);
    if (out.empty()) out = parted_by_colons(plain);
    if (out.empty()) out.push_back(section({}, plain));
    return out;
}

}  // namespace evident
