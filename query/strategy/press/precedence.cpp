#include <algorithm>

#include <fmt/format.h>

#include "query/ast/walk.hpp"
#include "query/strategy/press/checks.hpp"
#include "query/syntax/parts/enclosed.hpp"

namespace evident {
namespace {

enum class Operator : std::uint8_t { none, conjunction, disjunction, exclusion };

struct Link {
    Operator before = Operator::none;
    const Node* operand = nullptr;
};
using Chain = std::vector<Link>;

// "(a or b)", "(a or b).ti,ab.", "or/1-5", "{OR #1-#5}": no operator within it stands beside one outside.
bool is_closed(std::string_view text) {
    if (text.starts_with('{') || text.find_first_of(" \t\n") == std::string_view::npos) return true;
    const auto at = closing_parenthesis(text);
    return at != std::string_view::npos && text.find_first_of(" \t\n", at) == std::string_view::npos;
}

Node put_together(Operator before, Node left, const Node& right) {
    switch (before) {
        case Operator::disjunction: return {Or{{std::move(left), right}}, {}};
        case Operator::exclusion: return {And{{std::move(left), Node{Not{{right}}, {}}}}, {}};
        default: return {And{{std::move(left), right}}, {}};
    }
}

Node left_to_right(const Chain& chain) {
    Node out = *chain.front().operand;
    for (std::size_t i = 1; i < chain.size(); ++i)
        out = put_together(chain[i].before, std::move(out), *chain[i].operand);
    return out;
}

Node or_last(const Chain& chain) {
    Or any;
    any.parts.push_back(*chain.front().operand);
    for (std::size_t i = 1; i < chain.size(); ++i) {
        if (chain[i].before == Operator::disjunction) {
            any.parts.push_back(*chain[i].operand);
        } else {
            any.parts.back() = put_together(chain[i].before, std::move(any.parts.back()), *chain[i].operand);
        }
    }
    return {std::move(any), {}};
}

class PrecedenceReviewer {
  public:
    explicit PrecedenceReviewer(ReviewDesk& desk) : desk_(desk) {
        const auto syntax = desk.written().syntax;
        left_to_right_ = syntax == Syntax::pubmed || syntax == Syntax::embase;
    }

    void run() {
        for (const auto& step : desk_.written().steps) {
            if (desk_.is_used(step.number)) visit(step.number, step.node);
        }
    }

  private:
    void visit(std::int64_t line, const Node& node) {
        if (!is_group(node)) return;
        Chain chain;
        add(node, Operator::none, true, chain);
        check(line, node.place, chain);
        for (const auto& link : chain) visit(line, *link.operand);
    }

    // What one term was written as may be a group too: its parts have one place, with or without its labels.
    static bool is_group(const Node& node) {
        const auto* parts = std::holds_alternative<Near>(node.is) ? nullptr : parts_of(node);
        if (parts == nullptr || parts->size() < 2) return false;
        const auto& first = parts->front().place;
        return std::any_of(parts->begin(), parts->end(), [&](const Node& part) { return !(part.place == first); });
    }

    void add(const Node& node, Operator before, bool whole, Chain& out) {
        if (!is_group(node) || (!whole && is_closed(desk_.text(node.place)))) return out.push_back({before, &node});
        const bool any = std::holds_alternative<Or>(node.is);
        bool first = true;
        for (const auto& part : *parts_of(node)) {
            const auto* negated = first ? nullptr : std::get_if<Not>(&part.is);
            const auto now = first ? before : any ? Operator::disjunction : Operator::conjunction;
            if (negated != nullptr) {
                out.push_back({Operator::exclusion, &negated->part.front()});
            } else if (first || !left_to_right_) {
                add(part, now, false, out);
            } else {
                // Read from left to right nothing nests on the right: it is words side by side, one term.
                out.push_back({now, &part});
            }
            first = false;
        }
    }

    void check(std::int64_t line, const Place& place, const Chain& chain) {
        bool either = false;
        bool both = false;
        for (std::size_t i = 1; i < chain.size(); ++i) {
            either = either || chain[i].before == Operator::disjunction;
            both = both || chain[i].before != Operator::disjunction;
        }
        if (!either || !both || chain.size() > most_links) return;
        const auto straight = desk_.find(left_to_right(chain));
        const auto strong = desk_.find(or_last(chain));
        auto more = straight;
        more -= strong;
        auto less = strong;
        less -= straight;
        if (more.empty() && less.empty()) return;
        const auto& read = left_to_right_ ? straight : strong;
        const auto& other = left_to_right_ ? strong : straight;
        desk_.tell(
            PressElement::operators, Severity::warning, "precedence", line, place,
            fmt::format("AND and OR stand side by side. As {} reads it, {}, it finds {} here; {} it would be {}. "
                        "Parentheses make it plain.",
                        name(desk_.written().syntax), left_to_right_ ? from_left : and_first,
                        reports_told(desk_.sets().reports(read)), left_to_right_ ? and_first : from_left,
                        desk_.sets().reports(other)));
    }

    // Read from left to right each nests the one before.
    static constexpr std::size_t most_links = deepest_question;
    static constexpr std::string_view from_left = "from left to right";
    static constexpr std::string_view and_first = "AND before OR";

    ReviewDesk& desk_;
    bool left_to_right_ = false;
};

}  // namespace

void check_precedence(ReviewDesk& desk) { PrecedenceReviewer(desk).run(); }

}  // namespace evident
