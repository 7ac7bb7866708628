#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "query/ast/pattern.hpp"
#include "query/syntax/parts/nearest.hpp"
#include "query/syntax/pubmed_terms.hpp"
#include "query/syntax/values/values.hpp"
#include "query/syntax/values/wordlists.hpp"
#include "text/ascii.hpp"

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
    std::string distance;  // of near: what stands behind the ~
    std::string name;
};

const SearchField* PubmedTerms::field_of(const Token& tag) { return field_by_pubmed_tag(normal_tag(tag.text)); }

PubmedTerms::Resolved PubmedTerms::resolve(const Token& tag) {
    Resolved out;
    out.name = normal_tag(tag.text);
    std::string_view base = out.name;
    if (const auto near = base.find(":~"); near != std::string_view::npos) {
        out.near = true;
        out.distance = trim(base.substr(near + 2));
        base = base.substr(0, near);
    } else if (base.ends_with(":noexp")) {
        out.explode = false;
        base.remove_suffix(6);
    }
    out.field = field_by_pubmed_tag(base);
    const bool branches = out.field != nullptr && out.field->kind == SearchField::Kind::tag &&
                          (out.field->tag == TagKind::heading || out.field->tag == TagKind::major_heading ||
                           out.field->tag == TagKind::qualifier || out.field->tag == TagKind::type);
    if (out.field != nullptr && (out.explode || branches)) return out;
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
    const auto name = normal_tag(tag.text);
    if (is_abstract_filter(trim(text)) && (name == "text" || name == "tw" || name == "word" || name == "all fields")) {
        const auto* filter = field_by_pubmed_tag("sb");
        return value_node(*filter, {{text, inner.begin}, whole, quoted, true, false}, options_.today, findings_);
    }
    const auto resolved = resolve(tag);
    if (resolved.field == nullptr) return all_fields_node(text, inner, whole);
    if (resolved.near) {
        if (auto node = near(resolved, tag, {text, inner.begin}, whole, quoted)) return node;
    }
    if (resolved.name == "ab" || resolved.name == "abstract") {
        findings_.note("not-in-pubmed", "PubMed itself may not know [ab]; this search reads it as the abstract.",
                       tag.place);
    }
    auto node = value_node(*resolved.field, {{text, inner.begin}, whole, quoted, resolved.explode, false},
                           options_.today, findings_);
    check_truncation(node, whole);
    if (quoted && node && !resolved.near) check_quoted(*node, whole);
    return node;
}

// "a b"[tiab:~3] (NLM Technical Bulletin, November 2022). Nothing when PubMed would not do it: then the words are read
// as a phrase, after a problem.
std::optional<Node> PubmedTerms::near(const Resolved& resolved, const Token& tag, Piece piece, Stretch whole,
                                      bool quoted) {
    static constexpr std::array<std::string_view, 3> fields = {"title", "tiab", "affiliation"};
    const auto& digits = resolved.distance;
    if (std::find(fields.begin(), fields.end(), resolved.field->name) == fields.end()) {
        findings_.error("bad-proximity",
                        "PubMed takes proximity in [ti], [tiab] and [ad] only; the words are searched as a phrase.",
                        tag.place);
        return {};
    }
    if (digits.empty() || digits.size() > 4 || !all_digits(digits) || std::stoul(digits) > most_between) {
        findings_.error("bad-proximity",
                        fmt::format("Behind ~ stands how many words may lie between, at most {}: [tiab:~3]. The words "
                                    "are searched as a phrase.",
                                    most_between),
                        tag.place);
        return {};
    }
    if (piece.text.find('*') != std::string_view::npos) {
        findings_.warning(
            "proximity-ignored",
            "PubMed passes over proximity when a star stands in the words; they are searched as a phrase.", whole);
        return {};
    }
    if (!quoted) {
        findings_.note("proximity-unquoted", "PubMed's help asks for quotes around words with proximity.", whole);
    }
    auto terms = read_words(piece, pubmed_wildcards, findings_);
    if (terms.size() == 1) {
        findings_.note("single-proximity", "One word has nothing to be near to; it is searched alone.", whole);
    }
    if (terms.size() < 2) return {};
    if (terms.size() > most_near_parts) {
        findings_.error("long-near",
                        fmt::format("No more than {} words can be asked to be near each other.", most_near_parts),
                        whole);
        terms.resize(most_near_parts);
    }
    Near out{{}, unsigned(std::stoul(digits)), false};
    for (auto& term : terms) {
        out.parts.push_back({Words{resolved.field->fields, {std::move(term)}, {}}, findings_.place(whole)});
    }
    return Node{std::move(out), findings_.place(whole)};
}

// Whether PubMed knows a phrase is told by its index alone, which nobody else has: it is told where it is likely not.
void PubmedTerms::check_quoted(const Node& node, Stretch place) {
    static constexpr std::size_t long_phrase = 7;
    const auto* phrase = std::get_if<Words>(&node.is);
    if (phrase == nullptr || phrase->terms.size() < 2) return;
    const bool stops = is_stop_word(phrase->terms.front().word) || is_stop_word(phrase->terms.back().word);
    if (!stops && phrase->terms.size() <= long_phrase) return;
    findings_.note_once(
        "phrase-may-fall-back",
        "PubMed's index of phrases hardly knows this one; it would drop the quotes and join the words by "
        "AND. Here the phrase is searched.",
        place);
}

std::optional<Node> PubmedTerms::all_fields_node(std::string_view text, Stretch inner, Stretch whole) {
    auto node = value_node(any_field(), {{text, inner.begin}, whole, true, true, false}, options_.today, findings_);
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

}  // namespace evident
