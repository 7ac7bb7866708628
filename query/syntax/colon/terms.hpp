// How embase.com and the Cochrane Library put a question together: labels behind a colon, NEAR/n, NEXT/n, lines "#1".
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "query/syntax/colon/pieces.hpp"
#include "query/syntax/parts/expression.hpp"
#include "query/syntax/parts/options.hpp"
#include "query/syntax/parts/terms.hpp"

namespace evident {

// What the two differ in besides their terms.
struct ColonRules {
    ColonNames names;
    Wildcards wildcards;
    FieldSet unlabelled;  // where words without a label are searched
    int near = 0;         // strengths of the operators, understood AND included
    int exclusion = 0;
    int conjunction = 0;
    int disjunction = 0;
    bool bare_near = false;     // NEAR and NEXT without a number are operators
    bool dead_phrases = false;  // a phrase in quotes with a sign for letters finds nothing; else the sign is dropped
};

class ColonTerms : public TermSource {
  public:
    ColonTerms(std::string_view question, std::string input, const ColonRules& rules, const SyntaxOptions& options);

    Parsed run();

    bool at_end() const override { return at_ >= tokens_.size(); }
    Stretch here() const override;
    bool opens() const override { return stands_on(ColonToken::Kind::open); }
    bool closes() const override { return stands_on(ColonToken::Kind::close); }
    void pass() override { ++at_; }
    std::optional<Joining> joining() override;
    void pass(const Joining& joining) override;
    std::optional<Node> read_term() override;
    void finish_group(Node& group) override;

  protected:
    using Marks = std::vector<ColonToken>;

    // The words under these marks: a tree of tags, or words in fields. Words without a field when the marks give none.
    virtual Node marked(const Words& words, const Place& place, const Marks& marks) = 0;
    // [..] and what stands behind it.
    virtual std::optional<Node> bracket(const ColonToken& token, const Marks& marks) = 0;
    // {..}
    virtual std::optional<Node> braces(const ColonToken& token);
    // A term of several tokens that only this dialect has; moves behind it.
    virtual std::optional<Node> wordy_term() { return {}; }
    // Whether the marks name fields of words alone.
    virtual bool only_words(const Marks& marks) const = 0;
    // A problem of a run of letters that belongs elsewhere.
    virtual void check_chunk(const ColonToken& token);

    const ColonToken* token(std::size_t ahead = 0) const;
    std::size_t place_in_tokens() const { return at_; }
    void go_to(std::size_t at) { at_ = at; }
    bool stands_on(ColonToken::Kind kind) const { return !at_end() && tokens_[at_].is(kind); }

    // "#1", "#1-#4", "1", a list of them with commas: Line nodes under one Or (or And). Nothing, and a problem, when
    // they cannot be read or a line has no meaning here.
    std::optional<Node> lines(std::string_view text, Stretch place, bool all = false);

    std::optional<Node> value(const SearchField& field, const Words& words, const Place& place, bool explode = true);
    void unknown_mark(std::string_view name, Stretch place, std::string_view advice);

    Findings findings_;
    Day today_;

  private:
    std::optional<Joining> operator_at(std::size_t at) const;
    std::optional<Joining> near_at(std::size_t at) const;
    std::optional<std::pair<std::string_view, std::size_t>> spelt_near(std::size_t at, std::string_view text) const;
    void check_near(std::size_t first, const Joining& joining);
    bool needs_sides(std::size_t at, std::size_t size) const;
    Marks take_marks();
    std::optional<Node> open_words(const ColonToken& token, const Marks& marks);
    std::vector<QueryWord> quoted_words(const ColonToken& token, bool words_alone, bool& dead);
    void apply(Node& node, const Marks& marks);
    void close_nears(Node& node, Stretch place);
    void finish(Node& node);
    void one_field(Near& near);

    const ColonRules& rules_;
    bool lines_allowed_;
    std::size_t size_;
    std::string text_;
    std::vector<ColonToken> tokens_;
    std::size_t at_ = 0;
};

}  // namespace evident
