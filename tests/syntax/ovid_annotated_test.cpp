// Trees that people made of real Ovid strategies (SIGIR 2017 collection) beside ours of the same text. Theirs leave out
// filters, nearness and the signs of letters; what they hold must stand in ours, joined by the same operators.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "base/file.hpp"
#include "query/ast/pattern.hpp"
#include "query/ast/simplify.hpp"
#include "query/ast/walk.hpp"
#include "query/strategy/strategy.hpp"
#include "tests/agreement/real_strategies.hpp"
#include "tests/catch.hpp"
#include "tests/shared_data.hpp"
#include "text/ascii.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

std::vector<std::string> folded(std::string_view text) {
    std::vector<std::string> out;
    for (auto& word : words(text)) out.push_back(std::move(word.text));
    return out;
}

// A leaf of either tree: a heading or words, and the way to it: which part of which group, with that group's operator.
struct Leaf {
    bool heading = false;
    bool exploded = false;
    bool truncated = false;
    std::vector<std::string> words;
    std::vector<std::pair<char, std::size_t>> way;

    std::string key() const { return fmt::format("{} {}", heading ? "heading" : "words", fmt::join(words, " ")); }
};

using Json = nlohmann::json;
using Way = std::vector<std::pair<char, std::size_t>>;

void add_theirs(std::vector<Leaf>& out, const Json& node, const Way& way) {
    const char sign = node["grouping"].get<std::string>()[0];
    std::size_t part = 0;
    for (const auto& each : node["queries"]) {
        auto to = way;
        to.emplace_back(sign, part++);
        const auto fields = each["fields"].get<std::vector<std::string>>();
        const bool heading = fields == std::vector<std::string>{"mesh_heading"};
        out.push_back(
            {heading, each["exploded"], each["truncated"], folded(each["query_string"].get<std::string>()), to});
    }
    for (const auto& each : node["children"]) {
        auto to = way;
        to.emplace_back(sign, part++);
        add_theirs(out, each, to);
    }
}

void add_ours(std::vector<Leaf>& out, const Node& node, const Way& way) {
    if (const auto* tag = std::get_if<Tag>(&node.is)) {
        auto text = tag->token.substr(tag->token.find('.') + 1);
        std::replace(text.begin(), text.end(), '.', ' ');
        out.push_back({true, tag->explode, tag->prefix, folded(text), way});
    }
    if (const auto* words = std::get_if<Words>(&node.is)) {
        Leaf leaf{false, false, words->terms.back().prefix, {}, way};
        for (const auto& term : words->terms) {
            leaf.truncated = leaf.truncated || term.prefix || is_pattern(term);
            for (auto& word : folded(term.word)) leaf.words.push_back(std::move(word));
        }
        out.push_back(std::move(leaf));
    }
    const auto* parts = parts_of(node);
    if (parts == nullptr) return;
    const char sign = std::holds_alternative<Or>(node.is)     ? 'o'
                      : std::holds_alternative<Near>(node.is) ? '~'
                      : std::holds_alternative<Not>(node.is)  ? 'n'
                                                              : 'a';
    for (std::size_t i = 0; i < parts->size(); ++i) {
        auto to = way;
        to.emplace_back(sign, i);
        add_ours(out, (*parts)[i], to);
    }
}

// The text in small letters and single spaces, without other signs than those of headings and open letters.
std::string marked(std::string_view text) {
    std::string out = " ";
    for (const char c : lower(text)) {
        const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '*' || c == '$' || c == '?';
        if (kept || out.back() != ' ') out += kept ? c : ' ';
    }
    return out + ' ';
}

// Where theirs has other marks than ours, what the text itself has decides.
bool text_is_ours(const std::string& text, const Leaf& theirs, const Leaf& ours) {
    const auto is = fmt::format("{}", fmt::join(theirs.words, " "));
    const auto has = [&](const std::string& what) { return text.find(what) != std::string::npos; };
    if (theirs.exploded && !ours.exploded && has(" exp " + is + ' ')) return false;
    if (ours.exploded && !theirs.exploded && !has(" exp " + is + ' ')) return false;
    const bool open = has(' ' + is + '*') || has(' ' + is + '$') || has('?' + is) || is.find(' ') != std::string::npos;
    if (ours.truncated && !theirs.truncated && !open) return false;
    return !(theirs.truncated && !ours.truncated && (has(' ' + is + "* ") || has(' ' + is + "$ ")));
}

enum class Found { alike, text_is_ours, qualified, nowhere };

Found look_for(const Leaf& theirs, const std::vector<Leaf>& ours, const std::string& text) {
    auto out = Found::nowhere;
    for (const auto& mine : ours) {
        if (mine.heading != theirs.heading) continue;
        if (mine.words != theirs.words) {
            const bool longer = theirs.heading && mine.words.size() > theirs.words.size();
            if (longer && std::equal(theirs.words.begin(), theirs.words.end(), mine.words.begin())) {
                out = std::min(out, Found::qualified);
            }
        } else if (mine.exploded == theirs.exploded && mine.truncated == theirs.truncated) {
            return Found::alike;
        } else if (text_is_ours(text, theirs, mine)) {
            out = std::min(out, Found::text_is_ours);
        }
    }
    return out;
}

// The operator of the smallest group that holds both.
char joined_by(const Leaf& a, const Leaf& b) {
    for (std::size_t i = 0; i < std::min(a.way.size(), b.way.size()); ++i) {
        if (a.way[i] != b.way[i]) return a.way[i].first;
    }
    return ' ';
}

struct Review {
    std::vector<Leaf> lines;               // of each line by itself
    std::vector<std::vector<Leaf>> whole;  // of each strategy, its lines put together
    std::string text;
};

// Those in Ovid's syntax; eight are in PubMed's, whose words and headings stand for other things.
std::map<std::string, Review> reviews() {
    std::map<std::string, Review> out;
    for (const auto& each : testing::real_strategies("sigir2017-sysrev")) {
        const auto strategy = parse_strategy(each.text, each.name, each.syntax, {*make_day(2024, 6, 15), true});
        if (strategy.syntax != Syntax::ovid) continue;
        auto& review = out[each.name];
        review.text += marked(each.text);
        for (const auto& step : strategy.steps) add_ours(review.lines, step.node, {});
        const auto tree = whole(strategy, strategy.steps[strategy.result]);
        add_ours(review.whole.emplace_back(), simplify(*tree), {});
    }
    return out;
}

struct Annotated {
    std::string name;
    std::vector<Leaf> leaves;
};

std::vector<Annotated> annotated() {
    std::vector<Annotated> out;
    const auto path = testing::shared_data("data/bench/sigir2017-sysrev/queries_annotated.json.gz");
    if (path.empty()) return out;
    std::string text;
    const auto bytes = inflate_if_gzip(open_bytes(path));
    while (read_more(*bytes, text, std::size_t(1) << 16U)) {
    }
    for (const auto& each : Json::parse(text)) {
        out.push_back({std::to_string(each["document_id"].get<int>()), {}});
        add_theirs(out.back().leaves, each["query"], {});
    }
    return out;
}

struct Difference {
    std::string_view review;
    std::string_view leaf;
    std::string_view why;
};

// Leaves of theirs that are not ours.
constexpr Difference other_leaves[] = {
    {"6", "words gingiv surg", "\"(gingiv$ or periodont$) adj4 surg$\" made two phrases"},
    {"6", "words periodont surg", "the same"},
    {"7", "words peripheral arter", "\"peripheral arter* disease*\" cut at its star"},
    {"7", "words disease", "the same"},
    {"7", "words cholesterol", "\"cholesterol.tw.\" explodes nothing"},
    {"12", "words nsc", "\"nsc 757\" without its number"},
    {"13", "words cilazapril", "\"cilazapril*or delapril\": a blank is missing in the text"},
    {"13", "words delapril", "the same"},
    {"13", "words animals", "\".sh.\": a heading"},
    {"18", "words preoperative", "no \"exp\" in the text"},
    {"28", "words intra ocular", "\"intra?ocular pressure$\" cut at its sign"},
    {"28", "words pressure", "the same"},
    {"33", "words drug therapy", "\".fs.\": a qualifier"},
    {"45", "heading kinesiotherap", "\".tw.\": words"},
    {"45", "words health education", "\"Health Education/\": a heading"},
    {"57", "heading newborn infant birth to 1 month", "a limit, which stands for the heading Infant, Newborn"},
    {"64", "words cough", "no \"exp\" in the text"},
    {"64", "words pain limb", "\"pain adj2 (limb* or joint*)\" made two phrases"},
    {"64", "words pain joint", "the same"},
    {"70", "words patient satisfaction",
     "\"patient adj satisfaction\" made a phrase, with an \"exp\" that is not there"},
    {"96", "words zentralveno s", "\"zentralveno?s* kathet*\" cut at its star"},
    {"96", "words kathet", "the same"},
    {"96", "words pulmonary arter", "\"pulmonary arter* flotation*\" cut at its star"},
    {"96", "words flotation", "the same"},
    {"99", "words isch emi", "\"isch?emi$ adj6 (stroke$ or ...)\" made a phrase of each"},
    {"106", "words ", "nothing is asked"},
    {"108", "words continuous disten pressur", "the text has distend*"},
    {"109", "heading exp analgesia patient controlled", "\"exp\" taken for a word of the heading"},
    {"110", "words dexmed", "\"dexmed*or precede*\": a blank is missing in the text"},
    {"110", "words precede", "the same"},
    {"115", "words organi ation level 1", "\"level$1\": a truncation of at most one letter"},
    {"115", "words group 1", "the same"},
    {"115", "words department 1", "the same"},
    {"115", "words club 1", "the same"},
    {"115", "words rack 1", "the same"},
    {"115", "words store 1", "the same"},
    {"115", "words bike 1", "the same"},
    {"115", "words sport 3", "the same, of three letters"},
    {"115", "words walk 3", "the same"},
};

// Of the two leaves the one by which a person sees what theirs did.
constexpr Difference other_operators[] = {
    {"4", "heading humans", "what is excluded was put beside the filter's words"},
    {"7", "words stokes", "\"stroke or stokes\" was joined by and"},
    {"39", "heading pneumonia ventilator associated", "\"1 or 2 or 10\" was joined by and"},
    {"39", "words vap", "the same"},
    {"45", "heading humans", "\"not (animals not humans)\""},
    {"64", "words oscillococcinum", "\"1 or 2 or 30\" was joined by and"},
    {"64", "words anas barbariae hepatis et cordis extractum", "the same"},
    {"74", "heading humans", "what is excluded was put beside the filter's words"},
    {"80", "words syndrome", "near several names: joined with each by and"},
    {"80", "heading humans", "what is excluded was put beside the filter's words"},
    {"82", "heading humans", "the same"},
    {"83", "heading human", "the same"},
    {"105", "heading sedatives", "\"(...) and Sedatives/\" was put among the rest"},
    {"106", "heading humans", "what is excluded was put beside the filter's words"},
    {"106", "words intubat", "near several words: joined with each by and"},
    {"106", "words catheter", "the same"},
    {"106", "words emptying", "the same"},
    {"106", "words motili", "the same"},
    {"106", "words naso enteral", "\"nasoenteral$ or naso enteral$\" was joined by and"},
    {"115", "words placebo", "an intervention of the review, found among the filter's words"},
};

template <class List>
bool explained(const List& list, const std::string& review, const std::string& leaf) {
    return std::any_of(std::begin(list), std::end(list), [&](const Difference& each) {
        return each.review == review && (leaf == each.leaf || leaf.starts_with(std::string(each.leaf) + ' '));
    });
}

struct Pairs {
    int alike = 0;
    int near = 0;  // a nearness of ours is left out in theirs
    std::vector<std::string> other{};
};

// Pairs of leaves, each once in theirs and anywhere in ours, by the operators that join them.
Pairs compared(const Annotated& theirs, const std::vector<Leaf>& ours) {
    Pairs out;
    std::map<std::string, std::vector<const Leaf*>> by;
    for (const auto& leaf : ours) by[leaf.key()].push_back(&leaf);
    const auto compare = [&](const Leaf& a, const Leaf& b) {
        const auto mine = by.find(a.key());
        const auto other = by.find(b.key());
        if (mine == by.end() || other == by.end() || mine == other) return;
        std::string signs;
        for (const auto* one : mine->second) {
            for (const auto* two : other->second) signs += joined_by(*one, *two);
        }
        const bool told =
            explained(other_operators, theirs.name, a.key()) || explained(other_operators, theirs.name, b.key());
        if (signs.find(joined_by(a, b)) != std::string::npos) {
            ++out.alike;
        } else if (signs.find('~') != std::string::npos) {
            ++out.near;
        } else if (!told) {
            out.other.push_back(fmt::format("{} | {}: {} not {}", a.key(), b.key(), signs, joined_by(a, b)));
        }
    };
    for (std::size_t i = 0; i < theirs.leaves.size(); ++i) {
        for (auto j = i + 1; j < theirs.leaves.size(); ++j) compare(theirs.leaves[i], theirs.leaves[j]);
    }
    return out;
}

}  // namespace

TEST_CASE("annotated Ovid strategies: what people saw in them we read in them", "[ovid]") {
    const auto all = annotated();
    if (all.empty()) return;
    const auto ours = reviews();
    std::map<Found, int> counts;
    int others = 0;
    for (const auto& each : all) {
        const auto review = ours.find(each.name);
        if (review == ours.end()) continue;
        for (const auto& leaf : each.leaves) {
            const auto found = look_for(leaf, review->second.lines, review->second.text);
            ++counts[found];
            if (found <= Found::qualified) continue;
            ++others;
            INFO("review " << each.name << ": " << leaf.key());
            CHECK(explained(other_leaves, each.name, leaf.key()));
        }
    }
    WARN(fmt::format("leaves: {} alike, {} where the text has our marks, {} with their qualifier, {} explained",
                     counts[Found::alike], counts[Found::text_is_ours], counts[Found::qualified], others));
    CHECK(counts[Found::alike] > 2200);
    CHECK(others < 60);
}

TEST_CASE("annotated Ovid strategies: terms are joined by the same operators", "[ovid]") {
    const auto all = annotated();
    if (all.empty()) return;
    const auto ours = reviews();
    int alike = 0;
    int near = 0;
    for (const auto& each : all) {
        const auto review = ours.find(each.name);
        if (review == ours.end()) continue;
        // A review has up to four strategies; theirs is of one of them.
        Pairs best;
        for (const auto& tree : review->second.whole) {
            auto pairs = compared(each, tree);
            if (pairs.alike > best.alike) best = std::move(pairs);
        }
        INFO("review " << each.name);
        CHECK(best.other == std::vector<std::string>{});
        alike += best.alike;
        near += best.near;
    }
    WARN(fmt::format("pairs of terms: {} joined alike, {} near one another that theirs joins otherwise", alike, near));
    CHECK(alike > 70000);
}

}  // namespace evident
