#include "query/syntax/pubmed_terms.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "query/syntax/parts/dialects.hpp"
#include "query/syntax/values/dates.hpp"
#include "query/syntax/values/identifiers.hpp"
#include "query/syntax/values/values.hpp"
#include "query/syntax/values/wordlists.hpp"
#include "text/ascii.hpp"
#include "text/words.hpp"

namespace evident {

std::optional<Operator> PubmedTerms::operator_at(std::size_t at, bool any_case) const {
    if (!is(at, Token::Kind::chunk) || is(at + 1, Token::Kind::bracket)) return {};
    const auto text = tokens_[at].text;
    if (text.size() > 3) return {};
    const auto small = lower(text);
    if (!any_case && std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return {};
    if (small == "and") return Operator::conjunction;
    if (small == "or") return Operator::disjunction;
    if (small == "not") return Operator::exclusion;
    return {};
}

std::string_view PubmedTerms::joined(std::size_t first, std::size_t last) const {
    const auto begin = tokens_[first].text.data();
    const auto& end = tokens_[last].text;
    return {begin, std::size_t(end.data() + end.size() - begin)};
}

Stretch PubmedTerms::stretch(std::size_t first, std::size_t last) const {
    return {tokens_[first].place.begin, tokens_[last].place.end};
}

std::optional<Node> PubmedTerms::read(std::size_t& at) {
    if (!std::exchange(system_checked_, true)) check_system();
    const Token& token = tokens_[at];
    if (token.is(Token::Kind::bracket)) {
        findings_.error("tag-without-term", "There is no term before this tag.", token.place);
        ++at;
        return {};
    }
    if (auto range = read_range(at)) return range;
    if (auto slashed = read_slashed(at)) return slashed;
    if (token.is(Token::Kind::quoted)) return read_quoted(at);
    find_run(at);
    return is(run_end_, Token::Kind::bracket) ? read_tagged_run(at) : read_loose_run(at);
}

// A run of words ends before an operator in upper case, a quote, a parenthesis or a tag. Remembered, so that a long run
// is looked through once and not from each of its words.
void PubmedTerms::find_run(std::size_t at) {
    if (at >= run_begin_ && at < run_end_) return;
    run_begin_ = at;
    run_end_ = at + 1;
    while (is(run_end_, Token::Kind::chunk) && !operator_at(run_end_, false)) ++run_end_;
}

std::optional<Node> PubmedTerms::read_quoted(std::size_t& at) {
    const Token& token = tokens_[at++];
    const Stretch inner{token.place.begin + 1, token.place.end - 1};
    if (is(at, Token::Kind::bracket)) {
        const Token& tag = tokens_[at++];
        return tagged(tag, token.text, inner, token.place, true);
    }
    auto node = all_fields_node(token.text, inner, token.place);
    if (node) check_quoted(*node, token.place);
    return node;
}

std::optional<Node> PubmedTerms::read_tagged_run(std::size_t& at) {
    const auto first = at;
    const auto last = run_end_ - 1;
    at = run_end_ + 1;
    for (auto i = first; i <= last; ++i) check_chunk(tokens_[i]);
    const Stretch place = stretch(first, last);
    const Token& tag = tokens_[run_end_];
    auto node = tagged(tag, joined(first, last), place, place, false);
    const SearchField* field = field_of(tag);
    if (node && field != nullptr) check_phrase(first, last, *field);
    return node;
}

// "2020/01/01"[dp] : "2024/12/31"[dp], as PubMed's own page writes a range, and shorter forms of it.
std::optional<Node> PubmedTerms::read_range(std::size_t& at) {
    const auto first = at;
    auto next = at + 1;
    const bool tagged_start = is(next, Token::Kind::bracket);
    if (tagged_start) ++next;
    if (!tagged_start && !tokens_[first].is(Token::Kind::quoted)) return {};
    if (!is(next, Token::Kind::chunk) || !tokens_[next].text.starts_with(':')) return {};
    std::string_view end = tokens_[next++].text.substr(1);
    if (end.empty()) {
        if (!is(next, Token::Kind::chunk) && !is(next, Token::Kind::quoted)) return {};
        end = tokens_[next++].text;
    }
    if (!is(next, Token::Kind::bracket)) return {};
    const SearchField* field = field_of(tokens_[next]);
    if (field == nullptr || field->kind != SearchField::Kind::date) return {};
    const auto text = fmt::format("{}:{}", tokens_[first].text, end);
    const Stretch place = stretch(first, next);
    auto node = value_node(*field, {{text, place.begin}, place, false, true, false}, options_.today, findings_);
    at = next + 1;
    return node ? node : Node{Nothing{}, findings_.place(place)};
}

// "lung neoplasms"/dt[mh]: the quotes hold the heading alone.
std::optional<Node> PubmedTerms::read_slashed(std::size_t& at) {
    auto next = at + 1;
    if (!tokens_[at].is(Token::Kind::quoted) || !is(next, Token::Kind::chunk) || tokens_[next].spaced ||
        !tokens_[next].text.starts_with('/')) {
        return {};
    }
    auto text = std::string(tokens_[at].text);
    static constexpr std::size_t most_tokens = 12;  // no heading with a subheading has more
    for (; next < at + most_tokens && (is(next, Token::Kind::chunk) || is(next, Token::Kind::quoted)); ++next) {
        if (tokens_[next].spaced) text += ' ';
        text += tokens_[next].text;
    }
    if (!is(next, Token::Kind::bracket)) return {};
    const SearchField* field = field_of(tokens_[next]);
    if (field == nullptr || field->kind != SearchField::Kind::tag) return {};
    const Stretch place = stretch(at, next - 1);
    at = next + 1;
    auto node = tagged(tokens_[next], text, place, place, true);
    return node ? node : Node{Nothing{}, findings_.place(place)};
}

// What to say of several words before one tag.
void PubmedTerms::check_phrase(std::size_t first, std::size_t last, const SearchField& field) {
    if (field.kind != SearchField::Kind::words) return;
    if (first == last) {
        if (!is_stop_word(lower(tokens_[first].text))) return;
        findings_.note("stop-word", "PubMed leaves this word out of questions; here it is searched.",
                       tokens_[first].place);
        return;
    }
    for (auto i = first; i <= last; ++i) {
        const auto found = operator_at(i, true);
        if (!found || *found == Operator::conjunction || i == last) continue;
        findings_.warning("lower-case-operator",
                          fmt::format("\"{}\" is read as a word of the phrase. Write it in capitals to make it an "
                                      "operator, or put the phrase in quotes.",
                                      tokens_[i].text),
                          tokens_[i].place);
    }
    findings_.note("phrase-assumed",
                   "The words before the tag are searched as a phrase. PubMed does so only when its index knows the "
                   "phrase, and else joins the words by AND.",
                   stretch(first, last));
}

// Systems that are not read here, told once by the marks that only they have.
void PubmedTerms::check_system() {
    SystemMarks marks;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        if (!tokens_[i].is(Token::Kind::chunk)) continue;
        const auto system = marks.add(tokens_[i].text, is(i + 1, Token::Kind::open), is(i + 1, Token::Kind::quoted));
        if (system.empty()) continue;
        tell_system(tokens_[i].text, system, tokens_[i].place, findings_);
        return;
    }
}

void PubmedTerms::check_chunk(const Token& token) {
    if (const auto dialect = other_dialect(token.text); !dialect.empty()) {
        findings_.error("other-syntax",
                        fmt::format("\"{}\" looks like {} syntax; in PubMed's it has no meaning and is read as words.",
                                    token.text.substr(0, 40), dialect),
                        token.place);
    } else if (has_foreign_wildcard(token.text)) {
        findings_.warning("foreign-wildcard", "Only * is a wildcard in PubMed; other signs are read as blanks.",
                          token.place);
    }
}

}  // namespace evident
