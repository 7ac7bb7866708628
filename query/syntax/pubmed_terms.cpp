#include "query/syntax/pubmed_terms.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "query/ast/pattern.hpp"
#include "query/syntax/parts/dialects.hpp"
#include "query/syntax/parts/nearest.hpp"
#include "query/syntax/values/dates.hpp"
#include "query/syntax/values/identifiers.hpp"
#include "query/syntax/values/values.hpp"
#include "query/syntax/values/wordlists.hpp"
#include "text/ascii.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

// Tags of PubMed that need what records here do not hold.
constexpr std::array<std::string_view, 5> unread_tags = {"book", "pubstatus", "cited", "ia", "nlm"};

// Lower case, single spaces, none beside ":" or "/".
std::string normal_tag(std::string_view text) {
    std::string out;
    for (const char c : lower(single_spaced(text))) {
        if ((c == ':' || c == '/') && out.ends_with(' ')) out.pop_back();
        const bool after_mark = out.ends_with(':') || out.ends_with('/');
        if (c != ' ' || !after_mark) out += c;
    }
    return out;
}

std::size_t letters(std::string_view text) {
    return std::size_t(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

const SearchField& any_field() {
    const SearchField* row = field_by_pubmed_tag("all");
    return *row;
}

}  // namespace

struct PubmedTerms::Resolved {
    const SearchField* field = nullptr;  // null: searched in every field, after a problem
    bool explode = true;
    bool near = false;
    std::string name;
};

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
    const Token& token = tokens_[at];
    if (token.is(Token::Kind::bracket)) {
        findings_.error("tag-without-term", "There is no term before this tag.", token.place);
        ++at;
        return {};
    }
    if (auto range = read_range(at)) return range;
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
    return all_fields_node(token.text, inner, token.place);
}

std::optional<Node> PubmedTerms::read_tagged_run(std::size_t& at) {
    const auto first = at;
    const auto last = run_end_ - 1;
    at = run_end_ + 1;
    for (auto i = first; i <= last; ++i) check_chunk(tokens_[i]);
    const Stretch place = stretch(first, last);
    const Token& tag = tokens_[run_end_];
    auto node = tagged(tag, joined(first, last), place, place, false);
    const SearchField* field = field_by_pubmed_tag(normal_tag(tag.text));
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
    const SearchField* field = field_by_pubmed_tag(normal_tag(tokens_[next].text));
    if (field == nullptr || field->kind != SearchField::Kind::date) return {};
    const auto text = fmt::format("{}:{}", tokens_[first].text, end);
    const Stretch place = stretch(first, next);
    auto node = value_node(*field, {{text, place.begin}, place, false, true, false}, today_, findings_);
    at = next + 1;
    return node ? node : Node{Nothing{}, findings_.place(place)};
}

std::optional<Node> PubmedTerms::read_loose_run(std::size_t& at) {
    const auto first = at;
    auto stop = at + 1;
    while (stop < run_end_ && !operator_at(stop, true)) ++stop;
    std::vector<Node> parts;
    std::vector<Node> idle;
    while (at < stop) read_loose(at, stop, parts, idle);
    const Stretch place = stretch(first, stop - 1);
    check_line_number(first, stop);
    if (parts.empty()) parts = std::move(idle);
    if (parts.empty()) {
        findings_.error("no-words", "There is no letter or digit to search for here.", place);
        return {};
    }
    if (parts.size() == 1) return std::move(parts.front());
    return Node{And{std::move(parts)}, findings_.place(place)};
}

// "1 AND 2": somebody means lines of a history, which no single question has.
void PubmedTerms::check_line_number(std::size_t first, std::size_t stop) {
    static constexpr std::size_t longest_line_number = 3;
    const Token& token = tokens_[first];
    if (stop != first + 1 || token.text.size() > longest_line_number || !all_digits(token.text)) return;
    findings_.warning(
        "bare-number",
        "A number alone is searched as a word. Lines of a history cannot be combined in one question; put "
        "them into a strategy file.",
        token.place);
}

// One untagged word: to the parts, or when PubMed would drop it to the idle ones.
void PubmedTerms::read_loose(std::size_t& at, std::size_t stop, std::vector<Node>& parts, std::vector<Node>& idle) {
    if (auto known = named_identifier(at, stop)) {
        parts.push_back(std::move(*known));
        return;
    }
    const Token& token = tokens_[at++];
    check_chunk(token);
    const auto list = words(token.text);
    if (list.empty()) return;
    if (token.text.starts_with('#') && all_digits(token.text.substr(1))) {
        findings_.error("not-read-yet",
                        "Lines of a search history cannot be combined in one question; put them into a strategy file.",
                        token.place);
        parts.push_back({Nothing{}, findings_.place(token.place)});
        return;
    }
    if (looks_like_range(token.text)) {
        findings_.error("range-without-tag", "A range of dates needs a tag: 2020:2024[dp].", token.place);
    }
    const bool stop_word =
        list.size() == 1 && token.text.find('*') == std::string_view::npos && is_stop_word(list[0].text);
    if (stop_word) {
        findings_.note(
            "stop-word",
            fmt::format("PubMed leaves \"{}\" out; so does this search unless it stands alone.", list[0].text),
            token.place);
    } else if (list.size() == 1 && token.text.find('*') == std::string_view::npos) {
        findings_.note_once("no-term-mapping",
                            "Words without a tag are searched in every field, joined by AND. PubMed would also look "
                            "for their headings and synonyms; this search does not yet.",
                            token.place);
    }
    auto node = all_fields_node(token.text, token.place, token.place);
    if (node) (stop_word ? idle : parts).push_back(std::move(*node));
}

// "PMID: 12345678", "doi: 10.1/x", a DOI, a trial number.
std::optional<Node> PubmedTerms::named_identifier(std::size_t& at, std::size_t stop) const {
    const auto finish = [&](Node node, std::size_t last) {
        node.place = findings_.place(stretch(at, last));
        at = last + 1;
        return node;
    };
    const Token& token = tokens_[at];
    if (auto node = identifier_node(token.text, all_fields)) return finish(std::move(*node), at);
    const auto head = lower(token.text.substr(0, 16));
    if (head.starts_with("pmid:") && !listed_pmid(token.text.substr(5)).empty()) {
        return finish(any_identifier_node(listed_pmid(token.text.substr(5))), at);
    }
    if (at + 1 >= stop) return {};
    const Token& next = tokens_[at + 1];
    if (head == "pmid" || head == "pmid:") {
        const auto pmid = listed_pmid(next.text);
        if (!pmid.empty())
            return finish({Tag{TagKind::pmid, tag_token(TagKind::pmid, pmid), false, false}, {}}, at + 1);
    }
    if (head == "doi" || head == "doi:") {
        if (auto node = identifier_node(next.text, all_fields)) return finish(std::move(*node), at + 1);
    }
    return {};
}

PubmedTerms::Resolved PubmedTerms::resolve(const Token& tag) {
    Resolved out;
    out.name = normal_tag(tag.text);
    std::string_view base = out.name;
    if (const auto near = base.find(":~"); near != std::string_view::npos) {
        out.near = true;
        base = base.substr(0, near);
    } else if (base.ends_with(":noexp")) {
        out.explode = false;
        base.remove_suffix(6);
    }
    out.field = field_by_pubmed_tag(base);
    const bool headings = out.field != nullptr && out.field->kind == SearchField::Kind::tag &&
                          (out.field->tag == TagKind::heading || out.field->tag == TagKind::major_heading);
    if (out.field != nullptr && (out.explode || headings)) return out;
    out.field = nullptr;
    if (std::find(unread_tags.begin(), unread_tags.end(), base) != unread_tags.end()) {
        findings_.error("not-read-yet",
                        fmt::format("The tag [{}] is PubMed's, but cannot be searched here yet.", tag.text), tag.place);
        return out;
    }
    std::string message = fmt::format("[{}] is no tag of PubMed; the term is searched in every field.", tag.text);
    const auto near = findings_.full() ? std::string_view{} : nearest(base, known_tags());
    if (!near.empty()) message += fmt::format(" Did you mean [{}]?", near);
    findings_.error("unknown-tag", std::move(message), tag.place);
    return out;
}

std::optional<Node> PubmedTerms::tagged(const Token& tag, std::string_view text, Stretch inner, Stretch whole,
                                        bool quoted) {
    const auto resolved = resolve(tag);
    if (resolved.field == nullptr) return all_fields_node(text, inner, whole);
    if (resolved.near) {
        findings_.error("not-read-yet", "Proximity is not read yet; the words are searched as a phrase.", tag.place);
    }
    if (resolved.name == "ab" || resolved.name == "abstract") {
        findings_.note("not-in-pubmed", "PubMed itself may not know [ab]; this search reads it as the abstract.",
                       tag.place);
    }
    auto node =
        value_node(*resolved.field, {{text, inner.begin}, whole, quoted, resolved.explode, false}, today_, findings_);
    check_truncation(node, whole);
    return node;
}

std::optional<Node> PubmedTerms::all_fields_node(std::string_view text, Stretch inner, Stretch whole) {
    auto node = value_node(any_field(), {{text, inner.begin}, whole, true, true, false}, today_, findings_);
    check_truncation(node, whole);
    return node;
}

// PubMed asks for four letters before the first star, and takes one inside a word or phrase since May 2024.
void PubmedTerms::check_truncation(const std::optional<Node>& node, Stretch place) {
    const auto* found = node ? std::get_if<Words>(&node->is) : nullptr;
    if (found == nullptr) return;
    for (const auto& term : found->terms) {
        if (term.prefix && &term != &found->terms.back()) {
            findings_.note("phrase-truncation",
                           "A star before the last word of a phrase is read as PubMed does since 2024.", place);
        }
        if ((!term.prefix && !is_pattern(term)) || letters(beginning(term)) >= 4) continue;
        findings_.note("short-truncation",
                       fmt::format("PubMed asks for four letters before a star; \"{}{}\" is searched here.", term.word,
                                   term.prefix ? "*" : ""),
                       place);
    }
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
