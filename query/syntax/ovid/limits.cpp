#include "query/syntax/ovid/limits.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "query/ast/walk.hpp"
#include "query/syntax/ovid/labelled.hpp"
#include "query/syntax/ovid/marks.hpp"
#include "query/syntax/parts/terms.hpp"
#include "query/syntax/values/dates.hpp"
#include "query/syntax/values/filters.hpp"
#include "query/syntax/values/values.hpp"
#include "query/syntax/values/wordlists.hpp"
#include "text/ascii.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

// A limit in folded words and the check tags or types that let a record through, parted by "|". Source: the list of
// limits of Ovid MEDLINE.
struct Known {
    std::string_view limit;
    TagKind kind;
    std::string_view values;
};

constexpr std::string_view children = "Infant, Newborn|Infant|Child, Preschool|Child|Adolescent";
constexpr std::string_view adults = "Young Adult|Adult|Middle Aged|Aged|Aged, 80 and over";

constexpr Known known_limits[] = {
    {"human", TagKind::heading, "Humans"},
    {"humans", TagKind::heading, "Humans"},
    {"animal", TagKind::heading, "Animals"},
    {"animals", TagKind::heading, "Animals"},
    {"female", TagKind::heading, "Female"},
    {"male", TagKind::heading, "Male"},
    {"pregnancy", TagKind::heading, "Pregnancy"},
    {"all infant birth to 23 months", TagKind::heading, "Infant, Newborn|Infant"},
    {"all child 0 to 18 years", TagKind::heading, children},
    {"all adult 19 plus years", TagKind::heading, adults},
    {"newborn infant birth to 1 month", TagKind::heading, "Infant, Newborn"},
    {"infant 1 to 23 months", TagKind::heading, "Infant"},
    {"preschool child 2 to 5 years", TagKind::heading, "Child, Preschool"},
    {"child 6 to 12 years", TagKind::heading, "Child"},
    {"adolescent 13 to 18 years", TagKind::heading, "Adolescent"},
    {"young adult 19 to 24 years", TagKind::heading, "Young Adult"},
    {"adult 19 to 44 years", TagKind::heading, "Adult"},
    {"young adult and adult 19 24 and 19 44", TagKind::heading, "Young Adult|Adult"},
    {"middle age 45 to 64 years", TagKind::heading, "Middle Aged"},
    {"middle aged 45 plus years", TagKind::heading, "Middle Aged|Aged|Aged, 80 and over"},
    {"all aged 65 and over", TagKind::heading, "Aged|Aged, 80 and over"},
    {"aged 80 and over", TagKind::heading, "Aged, 80 and over"},
    {"abstracts", TagKind::subset, "hasabstract"},
    {"review articles", TagKind::type, "Review"},
    {"review", TagKind::type, "Review"},
    {"meta analysis", TagKind::type, "Meta-Analysis"},
    {"systematic review", TagKind::type, "Systematic Review"},
    {"case reports", TagKind::type, "Case Reports"},
    {"clinical trial all", TagKind::type, "Clinical Trial+"},
    {"clinical trial", TagKind::type, "Clinical Trial"},
    {"clinical trial phase i", TagKind::type, "Clinical Trial, Phase I"},
    {"clinical trial phase ii", TagKind::type, "Clinical Trial, Phase II"},
    {"clinical trial phase iii", TagKind::type, "Clinical Trial, Phase III"},
    {"clinical trial phase iv", TagKind::type, "Clinical Trial, Phase IV"},
    {"controlled clinical trial", TagKind::type, "Controlled Clinical Trial"},
    {"randomized controlled trial", TagKind::type, "Randomized Controlled Trial"},
    {"pragmatic clinical trial", TagKind::type, "Pragmatic Clinical Trial"},
    {"comparative study", TagKind::type, "Comparative Study"},
    {"evaluation studies", TagKind::type, "Evaluation Study"},
    {"multicenter study", TagKind::type, "Multicenter Study"},
    {"observational study", TagKind::type, "Observational Study"},
    {"validation studies", TagKind::type, "Validation Study"},
    {"editorial", TagKind::type, "Editorial"},
    {"comment", TagKind::type, "Comment"},
    {"letter", TagKind::type, "Letter"},
    {"news", TagKind::type, "News"},
    {"guideline", TagKind::type, "Guideline"},
    {"practice guideline", TagKind::type, "Practice Guideline"},
    {"journal article", TagKind::type, "Journal Article"},
    {"historical article", TagKind::type, "Historical Article"},
    {"core clinical journals aim", TagKind::subset, "aim"},
    {"nursing journals", TagKind::subset, "n"},
    {"dental journals", TagKind::subset, "d"},
    // Of Ovid Embase.
    {"article", TagKind::type, "Article|Journal Article"},
    {"article in press", TagKind::type, "Article in Press"},
    {"conference abstract", TagKind::type, "Conference Abstract"},
    {"conference paper", TagKind::type, "Conference Paper"},
    {"conference review", TagKind::type, "Conference Review"},
    {"short survey", TagKind::type, "Short Survey"},
    {"note", TagKind::type, "Note"},
    {"erratum", TagKind::type, "Erratum|Published Erratum"},
    {"infant to one year", TagKind::heading, "Infant"},
    {"preschool child 1 to 6 years", TagKind::heading, "Child, Preschool"},
    {"school child 7 to 12 years", TagKind::heading, "Child"},
    {"child unspecified age", TagKind::heading, "Child"},
    {"adolescent 13 to 17 years", TagKind::heading, "Adolescent"},
    {"adult 18 to 64 years", TagKind::heading, "Young Adult|Adult|Middle Aged"},
    {"aged 65+ years", TagKind::heading, "Aged|Aged, 80 and over"},
};

// Parts of the database, and what is known of the articles' text: nothing that a record tells.
constexpr std::array<std::string_view, 10> passed_over = {"medline",
                                                          "embase",
                                                          "exclude medline journals",
                                                          "remove medline records",
                                                          "full text",
                                                          "ovid full text available",
                                                          "priority journals",
                                                          "conference abstract status",
                                                          "pubmed not medline",
                                                          "daily update"};

bool is_word_at(std::string_view text, std::size_t at, std::string_view word) {
    return lower(text.substr(std::min(at, text.size()), word.size())) == word;
}

// The first blank before one of the words, outside quotes and parentheses.
std::size_t find_outside(std::string_view text, std::size_t from, std::string_view word, std::string_view other = {}) {
    int depth = 0;
    bool quoted = false;
    for (auto at = from; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '(') ++depth;
        if (c == ')') --depth;
        if (depth != 0 || !is_blank(c)) continue;
        if (is_word_at(text, at + 1, word) || (!other.empty() && is_word_at(text, at + 1, other))) return at;
    }
    return std::string_view::npos;
}

// "limit of exposure to lead.tw." are words: what is limited is a line, or ends as a term does.
bool is_limited(std::string_view text) {
    text = trim(text);
    if (text.empty()) return false;
    if (text.starts_with('#')) text.remove_prefix(1);
    return all_digits(text) || text.back() == ')' || text.back() == '/' || text.back() == '.' || text.back() == '"';
}

class LimitReader {
  public:
    LimitReader(std::string_view text, Day today, Findings& findings)
        : text_(text), today_(today), findings_(findings) {}

    std::vector<Node> run(Stretch within) {
        within = trimmed(within);
        // "[Limit not valid in Embase; records were retained]" is Ovid's own note.
        if (const auto note = at(within).rfind('['); at(within).ends_with(']') && note != std::string_view::npos) {
            within.end = within.begin + note;
        }
        for (const auto& place : parts(bare(within))) {
            if (auto node = read(place)) out_.push_back(std::move(*node));
        }
        return std::move(out_);
    }

  private:
    std::string_view at(Stretch place) const { return text_.substr(place.begin, place.end - place.begin); }

    Stretch trimmed(Stretch place) const {
        const auto text = trim(at(place));
        if (text.empty()) return {place.begin, place.begin};
        const auto begin = std::size_t(text.data() - text_.data());
        return {begin, begin + text.size()};
    }

    // Without the parentheses around all of it.
    Stretch bare(Stretch place) const {
        place = trimmed(place);
        auto text = at(place);
        if (!text.starts_with('(')) return place;
        int depth = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '(') ++depth;
            if (text[i] == ')' && --depth == 0 && i + 1 < text.size()) return place;
        }
        return trimmed({place.begin + 1, place.end - (text.ends_with(')') ? 1 : 0)});
    }

    // What stands between "and" or "&", outside quotes and parentheses.
    std::vector<Stretch> parts(Stretch within) const {
        std::vector<Stretch> out;
        const auto text = text_.substr(0, within.end);
        for (auto begin = within.begin; begin < within.end;) {
            const auto next = std::min(find_outside(text, begin, "and ", "& "), within.end);
            const auto part = trimmed({begin, next});
            if (part.end > part.begin) out.push_back(part);
            begin = next + (next + 1 < text.size() && text[next + 1] == '&' ? 3 : 5);
        }
        return out;
    }

    std::optional<Node> read(Stretch place) {
        const auto text = at(place);
        if (const auto equals = text.find('='); equals != std::string_view::npos) {
            const auto code = lower(trim(text.substr(0, equals)));
            if (const auto* row = field_by_ovid_label(code); row != nullptr)
                return read_field(*row, code, equals, place);
        } else if (auto either = level_ < most_levels ? read_either(place) : std::nullopt) {
            return either;
        } else if (auto named = read_named(text, place)) {
            return named;
        }
        findings_.error(
            "unknown-limit",
            fmt::format("\"{}\" is a limit that the records here do not tell; it is left out.", text.substr(0, 80)),
            place);
        return {};
    }

    std::optional<Node> read_field(const SearchField& row, const std::string& code, std::size_t equals, Stretch place) {
        const auto value = at(place).substr(equals + 1);
        if (row.kind != SearchField::Kind::words)
            return ovid_value({&row, false, code}, value, place, today_, findings_);
        auto terms = read_words({value, place.begin + equals + 1}, ovid_wildcards, findings_);
        if (terms.empty()) return {};
        return Node{Words{row.fields, std::move(terms), std::string(trim(value))}, findings_.place(place)};
    }

    // "(meta analysis or systematic review)".
    std::optional<Node> read_either(Stretch place) {
        const auto inner = bare(place);
        const auto text = text_.substr(0, inner.end);
        if (find_outside(text, inner.begin, "or ") == std::string_view::npos) return {};
        std::vector<Node> any;
        ++level_;
        for (auto begin = inner.begin; begin < inner.end;) {
            const auto next = std::min(find_outside(text, begin, "or "), inner.end);
            if (auto node = read(trimmed({begin, next}))) any.push_back(std::move(*node));
            begin = next + 4;
        }
        --level_;
        if (any.empty()) return Node{All{}, findings_.place(place)};
        return Node{Or{std::move(any)}, findings_.place(place)};
    }

    std::optional<Node> read_named(std::string_view text, Stretch place) {
        auto key = folded(text);
        static constexpr std::string_view british = "randomised";
        if (const auto at = key.find(british); at != std::string::npos) key[at + 7] = 'z';
        for (const auto& known : known_limits) {
            if (known.limit == key) return known_node(known, place);
        }
        if (key.ends_with(" language")) {
            const auto code = language_code(std::string_view(key).substr(0, key.size() - 9));
            if (!code.empty()) return tag(TagKind::language, code, place);
        }
        if (const auto code = language_code(key); !code.empty()) return tag(TagKind::language, code, place);
        return read_other(key, place);
    }

    // Limits that are no value of one field.
    std::optional<Node> read_other(const std::string& key, Stretch place) {
        if (std::find(passed_over.begin(), passed_over.end(), key) != passed_over.end()) {
            findings_.warning("limit-passed-over",
                              "This limit is to a part of the database, which the records do not tell; it is passed "
                              "over.",
                              place);
            return Node{All{}, findings_.place(place)};
        }
        if (key == "systematic reviews") {
            auto node = filter_node("systematic", today_);
            if (node) for_each_node(*node, [&](Node& part) { part.place = findings_.place(place); });
            return node;
        }
        if (!key.starts_with("last ")) return {};
        const auto range = read_days(key, today_);
        if (!range) return {};
        return Node{published(range->from, range->to).is, findings_.place(place)};
    }

    Node tag(TagKind kind, std::string_view value, Stretch place) const {
        const bool explode = value.ends_with('+');
        if (explode) value.remove_suffix(1);
        return {Tag{kind, tag_token(kind, value), false, explode, std::string(value)}, findings_.place(place)};
    }

    Node known_node(const Known& known, Stretch place) const {
        std::vector<Node> any;
        for (const auto value : parted(known.values, "|")) any.push_back(tag(known.kind, value, place));
        if (any.size() == 1) return std::move(any.front());
        return {Or{std::move(any)}, findings_.place(place)};
    }

    static constexpr int most_levels = 10;

    std::string_view text_;
    Day today_;
    Findings& findings_;
    std::vector<Node> out_;
    int level_ = 0;
};

std::optional<OvidLimit> find_old_limit(std::string_view text, std::size_t at) {
    static constexpr std::size_t longest_word = 5;
    const bool known = is_word_at(text, at, "..l/") || is_word_at(text, at, "..limit/");
    const auto slash = text.find('/', at);
    if (!known || slash == std::string_view::npos || slash > at + 2 + longest_word) return {};
    const auto first = behind_blanks(text, slash + 1);
    auto end = first;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end == first) return {};
    auto limits = behind_blanks(text, end);
    if (is_word_at(text, limits, "to ")) limits += 3;
    return OvidLimit{OvidLimit::Kind::limit, {first, end}, {limits, text.size()}};
}

}  // namespace

std::optional<OvidLimit> find_limit(std::string_view text) {
    const auto at = behind_blanks(text, 0);
    if (auto old = find_old_limit(text, at)) return old;
    if (is_word_at(text, at, "remove duplicates from ")) {
        return OvidLimit{OvidLimit::Kind::duplicates, {at + 23, text.size()}, {at, at + 17}};
    }
    const bool keep = is_word_at(text, at, "from ");
    if (!keep && !is_word_at(text, at, "limit ")) return {};
    const auto begin = at + (keep ? 5 : 6);
    const auto word = find_outside(text, begin - 1, keep ? "keep " : "to ");
    if (word == std::string_view::npos || word < begin || !is_limited(text.substr(begin, word - begin))) return {};
    const auto kind = keep ? OvidLimit::Kind::keep : OvidLimit::Kind::limit;
    return OvidLimit{kind, {begin, word}, {word + (keep ? 6 : 4), text.size()}};
}

std::vector<Node> read_limits(std::string_view text, Stretch limits, Day today, Findings& findings) {
    return LimitReader(text, today, findings).run(limits);
}

}  // namespace evident
