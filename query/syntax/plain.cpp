#include "query/syntax/plain.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/clock.hpp"
#include "query/syntax/parts/combine.hpp"
#include "query/syntax/parts/lexer.hpp"
#include "query/syntax/parts/nearest.hpp"
#include "query/syntax/values/identifiers.hpp"
#include "query/syntax/values/values.hpp"
#include "text/ascii.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

constexpr SearchField plain_row = {SearchField::Kind::words, "plain", "", plain_fields, TagKind::heading, "", "", ""};
// "id:" asks for an identifier of any kind; it has no row of its own in the table.
constexpr SearchField id_row = {SearchField::Kind::tag, "id", "", {}, TagKind::other_id, "", "", ""};

// The row of a field's name, or of a short PubMed tag used as one ("ti:"). Null when unknown.
const SearchField* field_named(std::string_view name) {
    static constexpr std::size_t longest_tag_name = 4;
    if (lower(name) == "id") return &id_row;
    if (const auto* row = field_by_name(name)) return row;
    return name.size() <= longest_tag_name ? field_by_pubmed_tag(name) : nullptr;
}

bool names_a_record(const SearchField& field) {
    return &field == &id_row ||
           (field.kind == SearchField::Kind::tag &&
            (field.tag == TagKind::pmid || field.tag == TagKind::doi || field.tag == TagKind::pmcid));
}

bool is_name(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    });
}

class PlainParser {
  public:
    PlainParser(std::string_view question, std::string input, Day today)
        : size_(question.size()),
          today_(today),
          findings_(std::move(input)),
          text_(plain_marks(question, findings_)),
          tokens_(tokens(text_, false, findings_)) {
        check_encoding(question, findings_);
    }

    Parsed run() {
        if (tokens_.empty()) findings_.error("empty-question", "There is nothing to search for.", {0, size_});
        if (auto pmids = read_pmids()) return {std::move(*pmids), findings_.take()};
        auto whole = read_alternatives(0, plain_row);
        if (!whole && !findings_.any()) {
            findings_.error("no-words", "There is no letter or digit to search for.", {0, size_});
        }
        Node node = whole ? std::move(whole->node) : Node{Nothing{}, findings_.place({0, size_})};
        if (std::holds_alternative<Not>(node.is)) {
            findings_.note("only-excludes", "The question only says what to leave out; every other record answers it.",
                           {0, size_});
        }
        return {std::move(node), findings_.take()};
    }

  private:
    bool at_end() const { return at_ >= tokens_.size(); }
    const Token& here() const { return tokens_[at_]; }
    bool is_next(Token::Kind kind) const { return !at_end() && here().is(kind); }
    bool is_word(std::string_view word) const { return is_next(Token::Kind::chunk) && here().text == word; }

    // A number alone is a PMID; one of up to four digits may as well be a year or another word. Several are a list of
    // PMIDs when all are long enough to be nothing else.
    std::optional<Node> read_pmids() {
        static constexpr std::size_t longest_word_number = 4;
        std::vector<Node> any;
        for (const auto& token : tokens_) {
            const auto pmid = token.is(Token::Kind::chunk) ? listed_pmid(token.text) : std::string{};
            if (pmid.empty()) return {};
            const bool short_number = pmid.size() <= longest_word_number;
            if (short_number && tokens_.size() > 1) return {};
            any.push_back(
                {Tag{TagKind::pmid, tag_token(TagKind::pmid, pmid), false, false}, findings_.place(token.place)});
            if (short_number) any.push_back(*value_of(plain_row, token.text, token.place, token.place));
        }
        if (any.empty()) return {};
        if (any.size() == 1) return std::move(any.front());
        return Node{Or{std::move(any)}, findings_.place({0, size_})};
    }

    // a b OR c d
    std::optional<Built> read_alternatives(int level, const SearchField& field) {
        std::optional<Built> left;
        std::optional<Stretch> pending;
        while (!at_end() && !(level > 0 && here().is(Token::Kind::close))) {
            if (is_word("OR")) {
                if (pending || !left) hanging(pending ? *pending : here().place);
                pending = here().place;
                ++at_;
                continue;
            }
            auto right = read_conjunction(level, field);
            if (right) left = left ? either(std::move(*left), std::move(*right)) : std::move(*right);
            if (right) pending.reset();
        }
        if (pending && left && !stopped_) hanging(*pending);
        return left;
    }

    // Words up to OR, a closing parenthesis or the end.
    std::optional<Built> read_conjunction(int level, const SearchField& field) {
        std::optional<Built> left;
        std::optional<Stretch> pending;
        bool excluded = false;
        while (!at_end() && !is_word("OR")) {
            if (here().is(Token::Kind::close)) {
                if (level > 0) break;
                findings_.error("lone-parenthesis", "This closing parenthesis has no partner.", here().place);
                ++at_;
            } else if (is_word("AND")) {
                if (!left || pending) {
                    hanging(here().place);
                } else {
                    pending = here().place;
                }
                ++at_;
            } else if (is_word("NOT") || leading_minus()) {
                excluded = !excluded;
                pending = here().place;
                ++at_;
            } else if (auto right = read_operand(level, field)) {
                if (excluded) right = negated(std::move(*right));
                left = left ? together(std::move(*left), std::move(*right)) : std::move(*right);
                excluded = false;
                pending.reset();
            }
        }
        if (pending && !stopped_) hanging(*pending);
        return left;
    }

    // A minus sign right before a quote or parenthesis.
    bool leading_minus() const {
        if (!is_word("-") || !here().spaced || at_ + 1 >= tokens_.size()) return false;
        const Token& next = tokens_[at_ + 1];
        return !next.spaced && (next.is(Token::Kind::quoted) || next.is(Token::Kind::open));
    }

    void hanging(Stretch place) {
        findings_.error("hanging-operator", "This operator lacks a term on one side.", place);
    }

    std::optional<Built> read_operand(int level, const SearchField& field) {
        if (here().is(Token::Kind::open)) return read_group(level + 1, field);
        const Token& token = tokens_[at_++];
        const Stretch place = token.place;
        if (token.is(Token::Kind::quoted))
            return built(value_of(field, token.text, {place.begin + 1, place.end - 1}, place));
        const bool minus = token.text.size() > 1 && token.text.front() == '-';
        const std::size_t skip = minus ? 1 : 0;
        auto found = read_chunk(level, field, token.text.substr(skip), {place.begin + skip, place.end});
        if (found && minus) found = negated(std::move(*found));
        return found;
    }

    static std::optional<Built> built(std::optional<Node> node) {
        if (!node) return {};
        const int deep = depth(*node);
        return Built{std::move(*node), deep};
    }

    std::optional<Built> read_group(int level, const SearchField& field) {
        const Stretch open = here().place;
        if (level > deepest_question) {
            findings_.error(
                "too-deep",
                fmt::format("The question is nested more than {} deep; the rest is not read.", deepest_question), open);
            stopped_ = true;
            at_ = tokens_.size();
            return {};
        }
        ++at_;
        auto inner = read_alternatives(level, field);
        if (at_end()) {
            if (!stopped_) findings_.error("lone-parenthesis", "This opening parenthesis has no partner.", open);
            return inner;
        }
        const Stretch close = tokens_[at_++].place;
        if (tokens_[at_ - 2].is(Token::Kind::open)) {
            findings_.error("empty-parentheses", "There is nothing between these parentheses.",
                            {open.begin, close.end});
        }
        if (inner) inner->node.place = findings_.place({open.begin, close.end});
        return inner;
    }

    // A word, an identifier, or a field with its value. The chunk's token is read already; the value may be the next.
    std::optional<Built> read_chunk(int level, const SearchField& field, std::string_view chunk, Stretch place) {
        if (words(chunk).empty()) {
            if (chunk.find('*') != std::string_view::npos)
                read_words({chunk, place.begin}, pubmed_wildcards, findings_);
            return {};
        }
        if (&field == &plain_row) {
            if (auto node = identifier_node(chunk, plain_fields)) return placed(std::move(*node), place);
            if (auto found = spaced_identifier(chunk, place)) return found;
            const auto colon = chunk.find(':');
            const auto name = chunk.substr(0, colon);
            if (colon != std::string_view::npos && is_name(name)) {
                if (const auto* row = field_named(name)) {
                    const Stretch rest{place.begin + colon + 1, place.end};
                    if (auto found = read_value(level, *row, chunk.substr(colon + 1), rest, place)) return found;
                } else {
                    unknown_field(name, chunk.substr(colon + 1), {place.begin, place.begin + colon + 1});
                }
            }
        }
        return built(value_of(field, chunk, place, place));
    }

    Built placed(Node node, Stretch place) const {
        node.place = findings_.place(place);
        const int deep = depth(node);
        return {std::move(node), deep};
    }

    // "PMID 12345678", "doi: 10.1/x": the name of the number, a space, the number.
    std::optional<Built> spaced_identifier(std::string_view chunk, Stretch place) {
        const auto name = chunk.ends_with(':') ? chunk.substr(0, chunk.size() - 1) : chunk;
        if (!is_name(name) || !is_next(Token::Kind::chunk)) return {};
        const SearchField* row = field_named(name);
        if (row == nullptr || !names_a_record(*row) || row == &id_row) return {};
        const bool number = row->tag == TagKind::pmid && !listed_pmid(here().text).empty();
        if (!number && !identifier_node(here().text, plain_fields)) return {};
        const Token& value = tokens_[at_++];
        auto node = number
                        ? Node{Tag{TagKind::pmid, tag_token(TagKind::pmid, listed_pmid(value.text)), false, false}, {}}
                        : *identifier_node(value.text, plain_fields);
        return placed(std::move(node), {place.begin, value.place.end});
    }

    // The value behind "field:": the rest of the chunk, or the phrase or group that follows without a space. Nothing
    // when there is none: then the colon was only a mark, as in "Brain metastases: a review".
    std::optional<Built> read_value(int level, const SearchField& row, std::string_view rest, Stretch rest_place,
                                    Stretch place) {
        if (!rest.empty()) return dropped_or(value_of(row, rest, rest_place, place), place);
        if (at_end() || here().spaced) return {};
        if (here().is(Token::Kind::open)) return read_group(level + 1, row);
        if (!here().is(Token::Kind::quoted)) return {};
        const Token& value = tokens_[at_++];
        return dropped_or(
            value_of(row, value.text, {value.place.begin + 1, value.place.end - 1}, {place.begin, value.place.end}),
            place);
    }

    // A value that could not be read has its problem; no record answers it.
    std::optional<Built> dropped_or(std::optional<Node> node, Stretch place) const {
        return placed(node ? std::move(*node) : Node{Nothing{}, {}},
                      node ? Stretch{node->place.begin, node->place.end} : place);
    }

    void unknown_field(std::string_view name, std::string_view rest, Stretch place) {
        if (rest.empty() || rest.front() == '/') return;
        const auto near = findings_.full() ? std::string_view{} : nearest(lower(name), known_names());
        if (near.empty()) {
            findings_.note("unknown-field", fmt::format("\"{}\" is no field; it is searched as a word.", name), place);
        } else {
            findings_.error("unknown-field", fmt::format("\"{}\" is no field. Did you mean {}: ?", name, near), place);
        }
    }

    std::optional<Node> value_of(const SearchField& field, std::string_view text, Stretch inner, Stretch whole) {
        if (&field == &id_row) {
            Node node = any_identifier_node(text);
            node.place = findings_.place(whole);
            return node;
        }
        auto node = value_node(field, {{text, inner.begin}, whole, false, true, true}, today_, findings_);
        if (!node || field.kind != SearchField::Kind::tag) return node;
        if (field.tag == TagKind::author) return with_words(std::move(*node), Field::author, text, inner);
        if (field.tag == TagKind::journal) return with_words(std::move(*node), Field::journal, text, inner);
        return node;
    }

    // A person who types author: or journal: may know one word of the name only.
    Node with_words(Node exact, Field column, std::string_view text, Stretch inner) {
        const Place place = exact.place;
        Findings told_already("");
        Words any{FieldSet{column}, read_words({text, inner.begin}, pubmed_wildcards, told_already)};
        Or either;
        either.parts.push_back(std::move(exact));
        either.parts.push_back({std::move(any), place});
        return {std::move(either), place};
    }

    std::size_t size_;
    Day today_;
    Findings findings_;
    std::string text_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    bool stopped_ = false;
};

}  // namespace

Parsed parse_plain(std::string_view text, std::string input, PlainOptions options) {
    const Day today = options.today == Day::none ? day_of(SystemClock{}.now()) : options.today;
    return PlainParser(text, std::move(input), today).run();
}

std::vector<std::string> natural_words(std::string_view text) {
    std::vector<std::string> out;
    for (auto& word : words(text)) out.push_back(std::move(word.text));
    return out;
}

}  // namespace evident
