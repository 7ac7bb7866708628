#include "query/syntax/pubmed_terms.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "query/ast/walk.hpp"
#include "query/syntax/values/dates.hpp"
#include "query/syntax/values/identifiers.hpp"
#include "query/syntax/values/wordlists.hpp"
#include "text/ascii.hpp"
#include "text/words.hpp"

namespace evident {

// PubMed's help: these words stand for the filter without a tag, and with [text].
bool is_abstract_filter(std::string_view text) {
    constexpr std::size_t longest = 21;
    if (text.size() > longest) return false;
    const auto small = lower(text);
    return small == "hasabstract" || small == "hasstructuredabstract";
}

// "#3": another line of the strategy.
std::optional<Node> PubmedTerms::read_line(const Token& token) {
    static constexpr std::size_t longest_number = 9;
    const auto digits = token.text.substr(std::min<std::size_t>(1, token.text.size()));
    if (!token.text.starts_with('#') || !all_digits(digits) || digits.size() > longest_number) return {};
    if (options_.lines) return Node{Line{std::stoll(std::string(digits))}, findings_.place(token.place)};
    findings_.error("line-outside",
                    fmt::format("\"{}\" is a line of a search history, which one question does not have; put the lines "
                                "into a strategy file.",
                                token.text),
                    token.place);
    return Node{Nothing{}, findings_.place(token.place)};
}

std::optional<Node> PubmedTerms::read_loose_run(std::size_t& at) {
    const auto first = at;
    auto stop = loose_end(at + 1);
    std::vector<Node> parts;
    std::vector<Node> idle;
    find_keys();
    while (at < stop) {
        if (auto mapped = read_mapped(at)) {
            parts.push_back(std::move(*mapped));
            if (at > stop) stop = loose_end(at);
        } else {
            read_loose(at, stop, parts, idle);
        }
    }
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

// The operator, in lower case too, or the end of the run.
std::size_t PubmedTerms::loose_end(std::size_t at) const {
    while (at < run_end_ && !operator_at(at, true)) ++at;
    return at;
}

// The words of a run as the tables know them: one key a token, "" where mapping stops (a star, an identifier, a line).
// Operators in lower case are words too: a table may know a term that holds one ("head and neck neoplasms").
void PubmedTerms::find_keys() {
    if (!keys_.empty() && keys_begin_ == run_begin_) return;
    keys_.clear();
    keys_begin_ = run_begin_;
    if (options_.mapper == nullptr) return;
    for (auto i = run_begin_; i < run_end_; ++i) {
        const Token& token = tokens_[i];
        auto after = i;
        const bool plain = token.text.find('*') == std::string_view::npos && !token.text.starts_with('#') &&
                           !named_identifier(after, run_end_) && !looks_like_range(token.text);
        std::string key;
        if (plain) {
            for (const auto& word : words(token.text)) key += key.empty() ? word.text : '.' + word.text;
        }
        keys_.push_back(std::move(key));
    }
}

// The longest term from here on that a table knows. A word with a hyphen in it is a phrase to PubMed, and a word of the
// stop list is none of the tables' when it stands alone.
std::optional<Node> PubmedTerms::read_mapped(std::size_t& at) {
    static constexpr std::size_t longest_term = 20;  // words; no heading has more
    static constexpr std::size_t most_lookups = 5000;
    if (options_.mapper == nullptr) return {};
    const auto begin = at - keys_begin_;
    auto end = begin;
    while (end < keys_.size() && end - begin < longest_term && !keys_[end].empty()) ++end;
    if (end == begin) return {};
    if (++lookups_ > most_lookups) {
        findings_.note_once("mapping-stopped", "Words from here on are searched in every field and not mapped.",
                            tokens_[at].place);
        return {};
    }
    auto found = options_.mapper->longest(std::span(keys_).subspan(begin, end - begin));
    // "wang or": an author's initials, or an operator.
    if (found && found->words > 1 && operator_at(at + found->words - 1, true)) {
        end = std::min(end, loose_end(at + 1) - keys_begin_);
        found = options_.mapper->longest(std::span(keys_).subspan(begin, end - begin));
    }
    if (!found) return {};
    const auto& key = keys_[begin];
    if (found->words == 1 && (key.find('.') != std::string::npos || is_stop_word(key))) return {};
    const Stretch place = stretch(at, at + found->words - 1);
    for_each_node(found->node, [&](Node& node) { node.place = findings_.place(place); });
    findings_.note(
        mapped_code,
        fmt::format("\"{}\" is read by PubMed's mapping as {}.", joined(at, at + found->words - 1), found->told),
        place);
    at += found->words;
    return std::move(found->node);
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
    if (is_abstract_filter(token.text)) {
        parts.push_back(
            {Tag{TagKind::subset, tag_token(TagKind::subset, lower(token.text)), false, false, lower(token.text)},
             findings_.place(token.place)});
        return;
    }
    if (auto line = read_line(token)) {
        parts.push_back(std::move(*line));
        return;
    }
    check_chunk(token);
    const auto list = words(token.text);
    if (list.empty()) return;
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
    } else if (options_.mapper == nullptr && list.size() == 1 && token.text.find('*') == std::string_view::npos) {
        findings_.note_once("no-term-mapping",
                            "Words without a tag are searched in every field, joined by AND. PubMed would also look "
                            "for their headings, journals and authors; here no mapping was asked for.",
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

}  // namespace evident
