// The terms of a question in PubMed's syntax, tagged or not: everything but operators and parentheses.
#pragma once

#include <optional>
#include <vector>

#include "query/ast/node.hpp"
#include "query/syntax/parts/findings.hpp"
#include "query/syntax/parts/lexer.hpp"
#include "query/syntax/parts/terms.hpp"
#include "query/syntax/pubmed.hpp"

namespace evident {

enum class Operator { conjunction, disjunction, exclusion };

bool is_abstract_filter(std::string_view text);

class PubmedTerms {
  public:
    // Tokens and findings must outlive this.
    PubmedTerms(const std::vector<Token>& tokens, SyntaxOptions options, Findings& findings)
        : tokens_(tokens), options_(options), findings_(findings) {}

    // The operator at a token, in upper case; with any_case in lower or mixed case too. A tag after it makes it a word.
    std::optional<Operator> operator_at(std::size_t at, bool any_case) const;

    // Reads the term, or the run of untagged words, that begins at the token (no parenthesis), and moves at behind it.
    // Nothing when a problem leaves nothing to search for.
    std::optional<Node> read(std::size_t& at);

  private:
    struct Resolved;

    bool is(std::size_t at, Token::Kind kind) const { return at < tokens_.size() && tokens_[at].is(kind); }
    std::string_view joined(std::size_t first, std::size_t last) const;
    Stretch stretch(std::size_t first, std::size_t last) const;

    void find_run(std::size_t at);
    std::optional<Node> read_quoted(std::size_t& at);
    std::optional<Node> read_tagged_run(std::size_t& at);
    // Of words without a tag: pubmed_loose.cpp.
    std::optional<Node> read_loose_run(std::size_t& at);
    std::optional<Node> read_range(std::size_t& at);
    std::optional<Node> read_slashed(std::size_t& at);
    std::optional<Node> read_line(const Token& token);
    std::optional<Node> near(const Resolved& resolved, const Token& tag, Piece piece, Stretch whole, bool quoted);
    std::size_t loose_end(std::size_t at) const;
    void find_keys();
    std::optional<Node> read_mapped(std::size_t& at);
    void read_loose(std::size_t& at, std::size_t stop, std::vector<Node>& parts, std::vector<Node>& idle);
    std::optional<Node> named_identifier(std::size_t& at, std::size_t stop) const;

    static const SearchField* field_of(const Token& tag);
    Resolved resolve(const Token& tag);
    std::optional<Node> tagged(const Token& tag, std::string_view text, Stretch inner, Stretch whole, bool quoted);
    std::optional<Node> all_fields_node(std::string_view text, Stretch inner, Stretch whole);
    void check_phrase(std::size_t first, std::size_t last, const SearchField& field);
    void check_chunk(const Token& token);
    void check_system();
    void check_line_number(std::size_t first, std::size_t stop);
    void check_quoted(const Node& node, Stretch place);
    void check_truncation(const std::optional<Node>& node, Stretch place);

    const std::vector<Token>& tokens_;
    SyntaxOptions options_;
    Findings& findings_;
    std::size_t run_begin_ = 1;  // the run of chunks looked at last: [begin, end), with or without a tag behind it
    std::size_t run_end_ = 0;
    std::vector<std::string> keys_;  // of the run of chunks read now, from this token on
    std::size_t keys_begin_ = 0;
    bool system_checked_ = false;
    std::size_t lookups_ = 0;
};

}  // namespace evident
