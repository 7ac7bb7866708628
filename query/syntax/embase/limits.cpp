#include "query/syntax/embase/limits.hpp"

#include <array>

#include "query/syntax/values/dates.hpp"
#include "query/syntax/values/values.hpp"
#include "query/syntax/values/wordlists.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

// A limit that is indexing: the Emtree term and the MeSH heading it stands for.
struct IndexedLimit {
    std::string_view limit;
    std::string_view emtree;
    std::string_view heading;
};
constexpr std::array<IndexedLimit, 18> indexed = {{
    {"humans", "human", "Humans"},
    {"human", "human", "Humans"},
    {"animals", "animal", "Animals"},
    {"animal experiment", "animal experiment", ""},
    {"animal cell", "animal cell", ""},
    {"male", "male", "Male"},
    {"female", "female", "Female"},
    {"newborn", "newborn", "Infant, Newborn"},
    {"infant", "infant", "Infant"},
    {"preschool", "preschool child", "Child, Preschool"},
    {"school", "school child", ""},
    {"child", "child", "Child"},
    {"adolescent", "adolescent", "Adolescent"},
    {"young adult", "young adult", "Young Adult"},
    {"adult", "adult", "Adult"},
    {"middle aged", "middle aged", "Middle Aged"},
    {"aged", "aged", "Aged"},
    {"very elderly", "very elderly", "Aged, 80 and over"},
}};

// A limit of evidence-based medicine: the Emtree term and MEDLINE's publication type.
constexpr std::array<IndexedLimit, 4> designs = {{
    {"randomized controlled trial", "randomized controlled trial", "Randomized Controlled Trial"},
    {"controlled clinical trial", "controlled clinical trial", "Controlled Clinical Trial"},
    {"meta analysis", "meta analysis", "Meta-Analysis"},
    {"systematic review", "systematic review", "Systematic Review"},
}};

constexpr std::array<std::string_view, 14> types = {
    "article in press", "conference abstract",
    "conference paper", "conference review",
    "review",           "letter",
    "editorial",        "note",
    "short survey",     "chapter",
    "erratum",          "book",
    "preprint",         "data paper",
};

Tag typed_tag(TagKind kind, std::string_view value, bool explode) {
    return {kind, tag_token(kind, value), false, explode, std::string(value)};
}
Node tag(TagKind kind, std::string_view value, bool explode) { return {typed_tag(kind, value, explode), {}}; }

Node either(Node a, Node b) {
    Or any;
    any.parts.push_back(std::move(a));
    any.parts.push_back(std::move(b));
    return {std::move(any), {}};
}

// Digits alone, of one to four.
std::optional<int> number(std::string_view text, std::size_t most) {
    if (text.empty() || text.size() > most || !all_digits(text)) return {};
    int out = 0;
    for (const char c : text) out = out * 10 + (c - '0');
    return out;
}

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

Node emtree_node(std::string_view term, std::string_view heading, bool explode, bool major) {
    auto emtree = tag(major ? TagKind::major_emtree : TagKind::emtree, term, explode);
    if (heading.empty()) return emtree;
    return either(std::move(emtree), tag(major ? TagKind::major_heading : TagKind::heading, heading, explode));
}

std::optional<Node> limit_node(std::string_view limit) {
    for (const auto& row : indexed) {
        if (row.limit == limit) return emtree_node(row.emtree, row.heading, true);
    }
    for (const auto& row : designs) {
        if (row.limit == limit)
            return either(tag(TagKind::emtree, row.emtree, true), tag(TagKind::type, row.heading, true));
    }
    if (limit == "article")
        return either(tag(TagKind::type, "Article", true), tag(TagKind::type, "Journal Article", true));
    for (const auto type : types) {
        if (type == limit) return tag(TagKind::type, limit, true);
    }
    if (limit == "abstracts" || limit == "abstract") return tag(TagKind::subset, "hasabstract", false);
    if (limit == "embase" || limit == "medline" || limit == "embase classic")
        return tag(TagKind::collection, limit, false);
    if (limit == "pubmed-not-medline") return tag(TagKind::subset, "pubmednotmedline", false);
    const auto language = language_code(limit);
    if (language.empty() || limit.size() <= 3) return {};
    auto out = tag(TagKind::language, language, false);
    std::get<Tag>(out.is).text = limit;
    return out;
}

std::string_view limit_of(const Tag& first, const Tag& second) {
    const auto finds_both = [&](std::string_view limit) {
        const auto node = limit_node(limit);
        const auto* any = node ? std::get_if<Or>(&node->is) : nullptr;
        if (any == nullptr) return false;
        return any->parts[0] == Node{first, {}} && any->parts[1] == Node{second, {}};
    };
    const auto find = [&](const auto& rows) -> std::string_view {
        for (const auto& row : rows) {
            if (finds_both(row.limit)) return row.limit;
        }
        return {};
    };
    if (first.kind == TagKind::type) return finds_both("article") ? "article" : "";
    if (first.kind != TagKind::emtree || !first.explode) return {};
    return second.kind == TagKind::heading ? find(indexed) : find(designs);
}

std::optional<Node> years_node(std::string_view text) {
    text = trim(text);
    const bool before = text.starts_with('<');  // "<1966": what is older than the database
    if (before) text.remove_prefix(1);
    const auto dash = text.find('-');
    const auto first = trim(text.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : trim(text.substr(dash + 1));
    const auto is_year = [](std::string_view year) { return year.size() == 4 && all_digits(year); };
    if ((!is_year(first) && !first.empty()) || (!is_year(last) && !last.empty()) || (first.empty() && last.empty()))
        return {};
    const auto range = read_typed_days((before ? std::string{} : std::string(first)) + ".." + std::string(last), {});
    if (!range) return {};
    return published(range->from, range->to);
}

std::optional<Node> since_node(std::string_view text) {
    const auto a = text.find('-');
    const auto b = a == std::string_view::npos ? a : text.find('-', a + 1);
    if (b == std::string_view::npos) return {};
    const auto day = number(text.substr(0, a), 2);
    const auto month = number(text.substr(a + 1, b - a - 1), 2);
    const auto year = number(text.substr(b + 1), 4);
    if (!day || !month || !year || *year < 1000) return {};
    const auto range = read_typed_days(std::to_string(*year) + '/' + two(*month) + '/' + two(*day), {});
    if (!range) return {};
    return Node{Between{{SearchDate::create}, range->from, Day::none}, {}};
}

}  // namespace evident
