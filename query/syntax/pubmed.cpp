#include "query/syntax/pubmed.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/clock.hpp"
#include "query/ast/walk.hpp"
#include "query/syntax/parts/combine.hpp"
#include "query/syntax/pubmed_history.hpp"
#include "query/syntax/pubmed_terms.hpp"
#include "query/syntax/values/identifiers.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

class PubmedParser {
  public:
    PubmedParser(std::string_view question, std::string input, SyntaxOptions options)
        : size_(question.size()),
          findings_(std::move(input)),
          text_(plain_marks(question, findings_)),
          tokens_(tokens(text_, true, findings_)),
          terms_(tokens_, options, findings_) {
        check_encoding(question, findings_);
    }

    Parsed run() {
        if (tokens_.empty()) findings_.error("empty-question", "There is nothing to search for.", {0, size_});
        auto node = read_pmids();
        if (!node) {
            auto whole = read_sequence(0);
            node = whole ? std::move(whole->node) : Node{Nothing{}, findings_.place({0, size_})};
        }
        return {std::move(*node), findings_.take()};
    }

  private:
    struct Pending {
        Operator kind;
        Stretch place;
    };

    // PubMed takes a question of nothing but numbers for a list of its own.
    std::optional<Node> read_pmids() {
        std::vector<Node> any;
        for (const auto& token : tokens_) {
            const auto pmid = token.is(Token::Kind::chunk) ? listed_pmid(token.text) : std::string{};
            if (pmid.empty()) return {};
            any.push_back(
                {Tag{TagKind::pmid, tag_token(TagKind::pmid, pmid), false, false}, findings_.place(token.place)});
        }
        if (any.empty()) return {};
        if (any.size() == 1) return std::move(any.front());
        return Node{Or{std::move(any)}, findings_.place({0, size_})};
    }

    bool at_end() const { return at_ >= tokens_.size(); }
    const Token& here() const { return tokens_[at_]; }

    // Terms and operators up to the closing parenthesis or the end, from left to right.
    std::optional<Built> read_sequence(int level) {
        std::optional<Built> left;
        std::optional<Pending> pending;
        bool skipped = false;  // something before was wrong and said so: no second complaint about what it left behind
        while (!at_end()) {
            if (here().is(Token::Kind::close)) {
                if (level > 0) break;
                findings_.error("lone-parenthesis", "This closing parenthesis has no partner.", here().place);
                ++at_;
                continue;
            }
            if (const auto kind = terms_.operator_at(at_, left || pending || skipped)) {
                take_operator(*kind, left.has_value() || skipped, pending);
                continue;
            }
            auto right = read_operand(level);
            skipped = skipped || !right;
            if (right) left = joined(std::move(left), pending, std::move(*right));
            pending.reset();
        }
        if (pending && !stopped_) hanging(*pending);
        return left;
    }

    void hanging(const Pending& pending) {
        findings_.error("hanging-operator", "This operator lacks a term on one side.", pending.place);
    }

    void take_operator(Operator kind, bool has_left, std::optional<Pending>& pending) {
        const Token& token = tokens_[at_++];
        if (!std::all_of(token.text.begin(), token.text.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) {
            findings_.warning(
                "lower-case-operator",
                fmt::format("\"{}\" is read as an operator; PubMed's help asks for capitals.", token.text),
                token.place);
        }
        if (pending) {
            const bool and_not = pending->kind == Operator::conjunction && kind == Operator::exclusion;
            if (and_not) {
                findings_.warning("double-operator", "AND NOT is read as NOT.",
                                  {pending->place.begin, token.place.end});
            } else {
                findings_.error("double-operator", "Two operators side by side; the last one is taken.",
                                {pending->place.begin, token.place.end});
            }
        } else if (!has_left) {
            hanging({kind, token.place});
            if (kind != Operator::exclusion) return;
        }
        pending = Pending{kind, token.place};
    }

    Built joined(std::optional<Built> left, const std::optional<Pending>& pending, Built right) {
        const auto kind = pending ? pending->kind : Operator::conjunction;
        if (kind == Operator::exclusion) right = negated(std::move(right));
        if (!left) return right;
        auto both = kind == Operator::disjunction ? either(std::move(*left), std::move(right))
                                                  : together(std::move(*left), std::move(right));
        if (both.depth > deepest_question) stop({both.node.place.begin, both.node.place.end});
        return both;
    }

    // Nothing behind this point is read.
    void stop(Stretch place) {
        if (!stopped_) tell_too_deep(findings_, place);
        stopped_ = true;
        at_ = tokens_.size();
    }

    std::optional<Built> read_operand(int level) {
        if (here().is(Token::Kind::open)) return read_group(level + 1);
        auto node = terms_.read(at_);
        if (!node) return {};
        const int deep = depth(*node);
        return Built{std::move(*node), deep};
    }

    std::optional<Built> read_group(int level) {
        const Stretch open = here().place;
        if (level > deepest_question) {
            stop(open);
            return {};
        }
        ++at_;
        auto inner = read_sequence(level);
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
        refuse_tag();
        return inner;
    }

    void refuse_tag() {
        if (at_end() || !here().is(Token::Kind::bracket)) return;
        findings_.error("tag-on-group",
                        fmt::format("PubMed takes no tag on a group. Put [{}] after each term within.", here().text),
                        here().place);
        ++at_;
    }

    std::size_t size_;
    Findings findings_;
    std::string text_;
    std::vector<Token> tokens_;
    PubmedTerms terms_;
    std::size_t at_ = 0;
    bool stopped_ = false;
};

// A filter set beside the question, as the history tells it.
void add_filter(Stretch filter, std::string_view text, Day today, const std::string& input, Parsed& out) {
    const Place place{input, filter.begin, filter.end};
    const auto name = text.substr(filter.begin, filter.end - filter.begin);
    auto node = page_filter(name, today);
    if (!node) {
        out.problems.push_back(
            {Severity::error, "unknown-filter",
             fmt::format("The filter \"{}\" cannot be answered from the records; it is left out.", name.substr(0, 60)),
             place});
        return;
    }
    for_each_node(*node, [&](Node& part) { part.place = place; });
    out.node = together({std::move(out.node), 0}, {std::move(*node), 0}).node;
    out.node.place = {input, 0, filter.end};
}

}  // namespace

Parsed parse_pubmed(std::string_view text, std::string input, SyntaxOptions options) {
    if (options.today == Day::none) options.today = day_of(SystemClock{}.now());
    const auto line = filtered_line(text);
    auto out = PubmedParser(text.substr(0, line.end), input, options).run();
    for (const auto& filter : line.filters) add_filter(filter, text, options.today, input, out);
    return out;
}

}  // namespace evident
