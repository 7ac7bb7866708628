#include "query/syntax/colon/terms.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/clock.hpp"
#include "query/syntax/parts/dialects.hpp"
#include "query/syntax/values/values.hpp"
#include "text/ascii.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

using Kind = ColonToken::Kind;

constexpr unsigned cochrane_near = 6;  // NEAR without a number (field guide 5.3)
constexpr std::int64_t most_lines = 1000;

// A number of up to four digits; longer ones are far enough.
unsigned number_of(std::string_view digits) {
    unsigned out = 0;
    for (const char c : digits.substr(0, 4)) out = out * 10 + unsigned(c - '0');
    return out;
}

std::optional<std::int64_t> line_number(std::string_view text) {
    text = trim(text);
    if (text.starts_with('#')) text.remove_prefix(1);
    if (text.empty() || text.size() > 9 || !all_digits(text)) return {};
    std::int64_t out = 0;
    for (const char c : text) out = out * 10 + (c - '0');
    return out;
}

// Nothing that can be found, yet a part of a Near as words are: clean() takes it away.
Node dead(const Place& place) { return {Or{}, place}; }
bool is_dead(const Node& node) {
    const auto* any = std::get_if<Or>(&node.is);
    return any != nullptr && any->parts.empty();
}

void clean(Node& node) {
    if (auto* any = std::get_if<Or>(&node.is)) {
        for (auto& part : any->parts) clean(part);
        std::erase_if(any->parts, is_dead);
    } else if (auto* near = std::get_if<Near>(&node.is)) {
        for (auto& part : near->parts) clean(part);
        if (std::any_of(near->parts.begin(), near->parts.end(), is_dead)) node.is = Or{};
    } else if (auto* all = std::get_if<And>(&node.is)) {
        for (auto& part : all->parts) clean(part);
    } else if (auto* negation = std::get_if<Not>(&node.is)) {
        clean(negation->part.front());
    }
}

void for_leaves(std::vector<Node>& parts, const std::function<void(Words&)>& visit) {
    for (auto& part : parts) {
        if (auto* words = std::get_if<Words>(&part.is)) visit(*words);
        if (auto* any = std::get_if<Or>(&part.is)) for_leaves(any->parts, visit);
        if (auto* near = std::get_if<Near>(&part.is)) for_leaves(near->parts, visit);
    }
}

}  // namespace

ColonTerms::ColonTerms(std::string_view question, std::string input, const ColonRules& rules,
                       const SyntaxOptions& options)
    : findings_(std::move(input)),
      today_(options.today == Day::none ? day_of(SystemClock{}.now()) : options.today),
      rules_(rules),
      lines_allowed_(options.lines),
      size_(question.size()),
      text_(colon_marks(question, findings_)),
      tokens_(colon_tokens(text_, rules.names, findings_)) {
    check_encoding(question, findings_);
    check_other_system(text_, findings_);
}

Parsed ColonTerms::run() {
    if (tokens_.empty()) findings_.error("empty-question", "There is nothing to search for.", {0, size_});
    auto node = read_expression(*this, findings_, true);
    if (!node) return {Node{Nothing{}, findings_.place({0, size_})}, findings_.take()};
    finish(*node);
    return {std::move(*node), findings_.take()};
}

Stretch ColonTerms::here() const { return at_end() ? Stretch{size_, size_} : tokens_[at_].place; }

const ColonToken* ColonTerms::token(std::size_t ahead) const {
    return at_ + ahead < tokens_.size() ? &tokens_[at_ + ahead] : nullptr;
}

// NEAR/n: within n words, so n - 1 between, in either order; NEXT/n in this order (field guide 5.2).
//
// For the Cochrane Library sources differ on whether n counts the words between or the distance. It is read as the
// distance: "NEXT" alone is adjacent, and translations between the systems keep the number.
std::optional<Joining> ColonTerms::near_at(std::size_t at) const {
    const auto text = lower(tokens_[at].text.substr(0, 16));
    const bool ordered = text.starts_with("next");
    if (!ordered && !text.starts_with("near")) return {};
    Joining out{Joining::Kind::near, rules_.near, 0, ordered, tokens_[at].place};
    if (text.size() > 5 && text[4] == '/' && all_digits(text.substr(5))) {
        out.between = std::min(std::max(number_of(text.substr(5)), 1U) - 1, most_between);
        return out;
    }
    if (auto spelt = spelt_near(at, text)) {
        out.between = std::max(number_of(spelt->first), 1U) - 1;
        out.place.end = spelt->second;
        return out;
    }
    if (text.size() != 4 || !rules_.bare_near || !needs_sides(at, 1)) return {};
    out.between = ordered ? 0 : cochrane_near - 1;
    return out;
}

// "near3", "near/ 3", "near /3", "near 3": the number, and where the operator ends.
std::optional<std::pair<std::string_view, std::size_t>> ColonTerms::spelt_near(std::size_t at,
                                                                               std::string_view text) const {
    static constexpr std::size_t longest_number = 2;
    const auto& token = tokens_[at];
    if (text.size() > 4 && text.size() <= 4 + longest_number && all_digits(text.substr(4)) && needs_sides(at, 1)) {
        return {{token.text.substr(4), token.place.end}};
    }
    if ((text.size() != 4 && text.substr(4) != "/") || at + 1 >= tokens_.size()) return {};
    const auto& next = tokens_[at + 1];
    auto digits = next.text;
    if (text.size() == 4 && digits.starts_with('/')) digits.remove_prefix(1);
    const bool number = next.is(Kind::chunk) && digits.size() <= longest_number && all_digits(digits);
    if (!number || !needs_sides(at, 2)) return {};
    return {{digits, next.place.end}};
}

// A bare "next" is an operator only where terms stand on both sides: else it is a word.
bool ColonTerms::needs_sides(std::size_t at, std::size_t size) const {
    const auto next = at + size;
    if (at == 0 || next >= tokens_.size()) return false;
    const auto plain = [&](std::size_t i) {
        const auto word = lower(tokens_[i].text.substr(0, 8));
        return tokens_[i].is(Kind::chunk) && (word == "and" || word == "or" || word == "not");
    };
    return !tokens_[at - 1].is(Kind::open) && !plain(at - 1) && !tokens_[next].is(Kind::close) && !plain(next);
}

std::optional<Joining> ColonTerms::operator_at(std::size_t at) const {
    const auto& token = tokens_[at];
    if (!token.is(Kind::chunk)) return {};
    const auto word = token.text.size() > 3 ? std::string{} : lower(token.text);
    if (word == "or") return Joining{Joining::Kind::disjunction, rules_.disjunction, 0, false, token.place};
    if (word == "not") return Joining{Joining::Kind::exclusion, rules_.exclusion, 0, false, token.place};
    if (word != "and") return near_at(at);
    if (at + 1 < tokens_.size() && tokens_[at + 1].is(Kind::chunk) && lower(tokens_[at + 1].text.substr(0, 4)) == "not")
        return Joining{
            Joining::Kind::exclusion, rules_.exclusion, 0, false, {token.place.begin, tokens_[at + 1].place.end}};
    return Joining{Joining::Kind::conjunction, rules_.conjunction, 0, false, token.place};
}

std::optional<Joining> ColonTerms::joining() {
    if (at_end()) return {};
    if (auto written = operator_at(at_)) return written;
    const auto at = here().begin;
    return Joining{Joining::Kind::conjunction, rules_.conjunction, 0, false, {at, at}};
}

void ColonTerms::pass(const Joining& joining) {
    const auto first = at_;
    while (!at_end() && tokens_[at_].place.begin < joining.place.end) ++at_;
    if (joining.kind == Joining::Kind::near) return check_near(first, joining);
    if (at_ > first + 1) findings_.warning("double-operator", "AND NOT is read as NOT.", joining.place);
}

void ColonTerms::check_near(std::size_t first, const Joining& joining) {
    const auto& text = tokens_[first].text;
    if (at_ == first + 1 && (text.size() == 4 || text[4] == '/')) return;
    findings_.warning("operator-spelling",
                      fmt::format("This is read as {}/{}.", joining.ordered ? "NEXT" : "NEAR", joining.between + 1),
                      joining.place);
}

ColonTerms::Marks ColonTerms::take_marks() {
    Marks out;
    while (stands_on(Kind::mark)) out.push_back(tokens_[at_++]);
    return out;
}

std::optional<Node> ColonTerms::read_term() {
    const auto before = at_;
    if (auto node = wordy_term(); node || at_ != before) return node;  // it may have left nothing to search
    const ColonToken first = tokens_[at_++];
    if (first.is(Kind::mark)) {
        findings_.error("tag-without-term", "There is no term before this label.", first.place);
        return {};
    }
    if (first.is(Kind::braces)) return braces(first);
    const auto marks = take_marks();
    if (first.is(Kind::bracket)) return bracket(first, marks);
    if (first.is(Kind::chunk) && first.text.size() > 1 && first.text[0] == '#' && all_digits(first.text.substr(1, 1))) {
        return lines(first.text, first.place);
    }
    return open_words(first, marks);
}

std::optional<Node> ColonTerms::open_words(const ColonToken& token, const Marks& marks) {
    const bool quoted = token.is(Kind::quoted);
    if (!quoted) check_chunk(token);
    const Piece piece{token.text, token.place.begin + (quoted ? 1 : 0)};
    bool finds_nothing = false;
    auto terms = quoted ? quoted_words(token, marks.empty() || only_words(marks), finds_nothing)
                        : read_words(piece, rules_.wildcards, findings_);
    if (terms.empty()) {
        if (words(token.text).empty() && token.text.find_first_of("*?") == std::string_view::npos) {
            findings_.error("no-words", "There is no letter or digit to search for here.", token.place);
        }
        return {};
    }
    const auto end = marks.empty() ? token.place.end : marks.back().place.end;
    if (finds_nothing) return dead(findings_.place({token.place.begin, end}));
    Node node{Words{{}, std::move(terms), with_plain_hyphens(token.text)}, findings_.place(token.place)};
    apply(node, marks);
    node.place.end = end;
    return node;
}

// embase.com switches its signs for letters off within a phrase, which then finds nothing (field guide 5.2); the
// Cochrane Library takes none there either (5.3). One quoted word is read on embase.com as if it had no quotes:
// searches that Elsevier itself publishes write 'suicid*':ti,ab and find records.
std::vector<QueryWord> ColonTerms::quoted_words(const ColonToken& token, bool words_alone, bool& finds_nothing) {
    const Piece piece{token.text, token.place.begin + 1};
    const Wildcards no_signs{""};
    auto plain = read_words(piece, no_signs, findings_);
    const auto signs = std::string{'*', rules_.wildcards.one, rules_.wildcards.optional};
    const auto sign = token.text.find_first_of(std::string_view(signs).substr(0, signs.find('\0')));
    if (sign == std::string_view::npos) return plain;
    const bool one_word = plain.size() == 1;
    finds_nothing = rules_.dead_phrases && !one_word && words_alone && !plain.empty();
    std::string message = "Within quotes no sign stands for letters here. ";
    if (!rules_.dead_phrases) {
        message += "It is searched without the sign. Write the words without quotes with NEXT between them.";
    } else {
        message += finds_nothing ? "The phrase finds nothing. Write the words without quotes with NEXT/1 between them."
                                 : "The word is read as if it had no quotes.";
    }
    findings_.warning("quoted-wildcard", std::move(message), token.place);
    return rules_.dead_phrases ? read_words(piece, rules_.wildcards, findings_) : plain;
}

void ColonTerms::apply(Node& node, const Marks& marks) {
    if (marks.empty()) return;
    if (!only_words(marks)) close_nears(node, marks.front().place);
    for_open_words(node, [&](const Words& words, const Place& place) { return marked(words, place, marks); });
}

// What is near each other is words: no label can make them headings or other values.
void ColonTerms::close_nears(Node& node, Stretch place) {
    if (auto* near = std::get_if<Near>(&node.is)) {
        findings_.error("not-near", "This label cannot stand on words near each other; they are searched without it.",
                        place);
        for_leaves(near->parts, [&](Words& words) {
            if (words.fields.empty()) words.fields = rules_.unlabelled;
        });
    }
    if (auto* all = std::get_if<And>(&node.is))
        for (auto& part : all->parts) close_nears(part, place);
    if (auto* any = std::get_if<Or>(&node.is))
        for (auto& part : any->parts) close_nears(part, place);
    if (auto* negation = std::get_if<Not>(&node.is)) close_nears(negation->part.front(), place);
}

void ColonTerms::finish_group(Node& group) {
    const auto marks = take_marks();
    if (marks.empty()) return;
    apply(group, marks);
    group.place.end = marks.back().place.end;
}

std::optional<Node> ColonTerms::braces(const ColonToken& token) {
    findings_.error("unclosed-bracket", "Braces mean nothing here; what they hold is not read.", token.place);
    return {};
}

void ColonTerms::check_chunk(const ColonToken& token) {
    if (other_dialect(token.text) != "Ovid") return;
    findings_.error("other-syntax",
                    fmt::format("\"{}\" looks like Ovid syntax; here it has no meaning and is read as words.",
                                token.text.substr(0, 40)),
                    token.place);
}

std::optional<Node> ColonTerms::lines(std::string_view text, Stretch place, bool all) {
    if (!lines_allowed_) {
        findings_.error("line-outside",
                        "This stands for another line of a strategy, and here is no strategy. Give the strategy whole.",
                        place);
        return {};
    }
    std::vector<Node> out;
    while (!text.empty()) {
        const auto comma = text.find_first_of(", ");
        const auto piece = text.substr(0, comma);
        text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
        if (piece.empty()) continue;
        const auto dash = piece.find('-');
        const auto first = line_number(piece.substr(0, dash));
        const auto last = dash == std::string_view::npos ? first : line_number(piece.substr(dash + 1));
        if (!first || !last || *last < *first || *last - *first >= most_lines ||
            std::int64_t(out.size()) >= most_lines) {
            findings_.error("bad-line", fmt::format("\"{}\" is no line, nor lines.", piece.substr(0, 40)), place);
            return {};
        }
        for (auto number = *first; number <= *last; ++number) out.push_back({Line{number}, findings_.place(place)});
    }
    if (out.size() == 1) return std::move(out.front());
    if (all) return Node{And{std::move(out)}, findings_.place(place)};
    return Node{Or{std::move(out)}, findings_.place(place)};
}

std::optional<Node> ColonTerms::value(const SearchField& field, const Words& words, const Place& place, bool explode) {
    const bool quoted = place.begin < text_.size() && (text_[place.begin] == '"' || text_[place.begin] == '\'');
    const Value typed{{words.text, place.begin + (quoted ? 1 : 0)}, {place.begin, place.end}, quoted, explode, false};
    return value_node(field, typed, today_, findings_);
}

void ColonTerms::unknown_mark(std::string_view name, Stretch place, std::string_view advice) {
    findings_.error("unknown-tag", fmt::format("\"{}\" is no label here. {}", name, advice), place);
}

// Words that no label reached, phrases that cannot be found, and nearness across fields.
void ColonTerms::finish(Node& node) {
    const std::function<void(Node&)> nears = [&](Node& part) {
        if (auto* near = std::get_if<Near>(&part.is)) one_field(*near);
        if (auto* all = std::get_if<And>(&part.is)) std::for_each(all->parts.begin(), all->parts.end(), nears);
        if (auto* any = std::get_if<Or>(&part.is)) std::for_each(any->parts.begin(), any->parts.end(), nears);
        if (auto* negation = std::get_if<Not>(&part.is)) nears(negation->part.front());
    };
    nears(node);
    clean(node);
    give_fields(node, rules_.unlabelled);
    if (is_dead(node)) node.is = Nothing{};
}

// All parts of a Near stand in the same field: the first label within tells which.
void ColonTerms::one_field(Near& near) {
    FieldSet fields;
    bool differ = false;
    bool open = false;
    for_leaves(near.parts, [&](const Words& words) {
        if (words.fields.empty()) open = true;
        if (fields.empty()) fields = words.fields;
        differ = differ || (!words.fields.empty() && words.fields != fields);
    });
    if (fields.empty() || (!differ && !open)) return;
    const auto& first = near.parts.front().place;
    findings_.warning("near-fields",
                      "Words are near each other only within one field: the first label given counts for all of them. "
                      "Put the label behind parentheses around them.",
                      {first.begin, near.parts.back().place.end});
    for_leaves(near.parts, [&](Words& words) { words.fields = fields; });
}

}  // namespace evident
