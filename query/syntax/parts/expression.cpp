#include "query/syntax/parts/expression.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace evident {
namespace {

bool can_be_near(const Node& node) {
    if (const auto* any = std::get_if<Or>(&node.is)) {
        return std::all_of(any->parts.begin(), any->parts.end(), can_be_near);
    }
    return std::holds_alternative<Words>(node.is) || std::holds_alternative<Near>(node.is);
}

bool same_distance(const Near* near, const Joining& joining) {
    return near != nullptr && near->between == joining.between && near->ordered == joining.ordered;
}

// Operators are few, so each strength is a level of the same loop: a term, then all that binds tighter than `least`.
class Expression {
  public:
    Expression(TermSource& source, Findings& findings, bool tell_mixed)
        : source_(source), findings_(findings), tell_mixed_(tell_mixed) {}

    std::optional<Node> run() {
        std::optional<Built> whole;
        while (!source_.at_end() && !stopped_) {
            auto more = read_from(lowest, 0);
            if (more) whole = whole ? together(std::move(*whole), std::move(*more)) : std::move(more);
            if (source_.at_end() || stopped_ || !source_.closes()) break;
            findings_.error("lone-parenthesis", "This closing parenthesis has no partner.", source_.here());
            source_.pass();
        }
        if (!whole) return {};
        return std::move(whole->node);
    }

  private:
    static constexpr int lowest = 0;

    std::optional<Built> read_from(int least, int level) {
        auto left = read_operand(level);
        std::optional<Joining> last;
        while (!source_.at_end() && !stopped_ && !source_.closes()) {
            const auto joining = source_.joining();
            if (!joining || joining->strength < least) break;
            source_.pass(*joining);
            check_mixed(last, *joining);
            last = joining;
            if (!left) told_hanging(*joining);
            auto right = read_right(*joining, level);
            if (!right) told_hanging(*joining);
            left = joined(std::move(left), *joining, std::move(right));
        }
        return left;
    }

    std::optional<Built> read_right(const Joining& joining, int level) {
        auto right = read_operand(level);
        while (right && !source_.at_end() && !stopped_ && !source_.closes()) {
            const auto next = source_.joining();
            if (!next || next->strength <= joining.strength) break;
            check_mixed(joining, *next);
            right = read_more(std::move(right), joining.strength + 1, level);
        }
        return right;
    }

    // What binds tighter than the operator before takes the right side for its left one.
    std::optional<Built> read_more(std::optional<Built> left, int least, int level) {
        while (!source_.at_end() && !stopped_ && !source_.closes()) {
            const auto joining = source_.joining();
            if (!joining || joining->strength < least) break;
            source_.pass(*joining);
            auto right = read_right(*joining, level);
            if (!right) told_hanging(*joining);
            left = joined(std::move(left), *joining, std::move(right));
        }
        return left;
    }

    std::optional<Built> read_operand(int level) {
        if (source_.at_end() || stopped_ || source_.closes()) return {};
        if (source_.opens()) return read_group(level + 1);
        // An operator where a term should stand is read by the loop around, which says so.
        if (const auto joining = source_.joining(); joining && joining->place.end > joining->place.begin) {
            return leading_operator(*joining, level);
        }
        auto node = source_.read_term();
        if (!node) {
            told_ = true;
            return {};
        }
        told_ = false;
        const int deep = depth(*node);
        return Built{std::move(*node), deep};
    }

    std::optional<Built> leading_operator(const Joining& joining, int level) {
        source_.pass(joining);
        bool exclusion = joining.kind == Joining::Kind::exclusion;
        findings_.error(
            "hanging-operator",
            exclusion ? "There is nothing before this NOT to take from." : "This operator lacks a term on one side.",
            joining.place);
        // A loop and no recursion: a text may be nothing but operators.
        while (!source_.at_end() && !source_.closes() && !source_.opens()) {
            const auto next = source_.joining();
            if (!next || next->place.end == next->place.begin) break;
            findings_.error("double-operator", "Two operators side by side; the last one is taken.", next->place);
            source_.pass(*next);
            exclusion = next->kind == Joining::Kind::exclusion;
        }
        auto rest = read_operand(level);
        return rest && exclusion ? negated(std::move(*rest)) : std::move(rest);
    }

    std::optional<Built> read_group(int level) {
        const Stretch open = source_.here();
        if (level > deepest_question) {
            stop(open);
            return {};
        }
        source_.pass();
        auto inner = read_from(lowest, level);
        if (stopped_) return inner;
        if (source_.at_end()) {
            findings_.error("lone-parenthesis", "This opening parenthesis has no partner.", open);
            return inner;
        }
        if (!source_.closes()) return inner;
        const Stretch close = source_.here();
        source_.pass();
        if (close.begin == open.end || (!inner && !told_)) {
            findings_.error("empty-parentheses", "There is nothing between these parentheses.",
                            {open.begin, close.end});
            told_ = true;
        }
        Node nothing{Nothing{}, findings_.place({open.begin, close.end})};
        if (inner) inner->node.place = findings_.place({open.begin, close.end});
        source_.finish_group(inner ? inner->node : nothing);
        if (inner) inner->depth = std::max(inner->depth, depth_if_changed(*inner));
        return inner;
    }

    static int depth_if_changed(const Built& built) {
        return std::holds_alternative<Words>(built.node.is) ? depth(built.node) : built.depth;
    }

    std::optional<Built> joined(std::optional<Built> left, const Joining& joining, std::optional<Built> right) {
        if (!right) return left;
        if (joining.kind == Joining::Kind::exclusion) right = negated(std::move(*right));
        if (!left) return right;
        auto both = put_together(std::move(*left), joining, std::move(*right));
        if (both.depth > deepest_question) stop({both.node.place.begin, both.node.place.end});
        return both;
    }

    Built put_together(Built left, const Joining& joining, Built right) {
        switch (joining.kind) {
            case Joining::Kind::near: return nearby(std::move(left), std::move(right), joining, findings_);
            case Joining::Kind::disjunction: return either(std::move(left), std::move(right));
            default: return together(std::move(left), std::move(right));
        }
    }

    // Once for a question: the reader then knows.
    void check_mixed(const std::optional<Joining>& last, const Joining& now) {
        if (!tell_mixed_ || !last || last->kind == now.kind || last->kind == Joining::Kind::near ||
            now.kind == Joining::Kind::near || now.place.end == now.place.begin) {
            return;
        }
        findings_.note_once("mixed-operators",
                            "AND, OR and NOT side by side: which goes first is read as docs/query-syntax.md tells; "
                            "parentheses make it plain.",
                            now.place);
    }

    void told_hanging(const Joining& joining) {
        if (!told_ && !stopped_ && joining.place.end > joining.place.begin) {
            findings_.error("hanging-operator", "This operator lacks a term on one side.", joining.place);
        }
        told_ = true;
    }

    void stop(Stretch place) {
        if (!stopped_) tell_too_deep(findings_, place);
        stopped_ = true;
    }

    TermSource& source_;
    Findings& findings_;
    bool tell_mixed_;
    bool stopped_ = false;
    bool told_ = false;  // a problem was told that explains why a side is missing
};

}  // namespace

std::optional<Node> read_expression(TermSource& source, Findings& findings, bool tell_mixed) {
    return Expression(source, findings, tell_mixed).run();
}

Built nearby(Built left, Built right, const Joining& joining, Findings& findings) {
    if (!can_be_near(left.node) || !can_be_near(right.node)) {
        findings.error("not-near",
                       "Only words, phrases and alternatives of them can be near each other; both sides are asked for "
                       "anywhere.",
                       joining.place);
        return together(std::move(left), std::move(right));
    }
    const Place place{left.node.place.input, left.node.place.begin, right.node.place.end};
    Near near{{}, joining.between, joining.ordered};
    for (auto* side : {&left, &right}) {
        auto* inner = std::get_if<Near>(&side->node.is);
        if (!same_distance(inner, joining)) {
            near.parts.push_back(std::move(side->node));
        } else {
            for (auto& part : inner->parts) near.parts.push_back(std::move(part));
        }
    }
    if (near.parts.size() > most_near_parts) {
        findings.error("long-near",
                       fmt::format("No more than {} terms can be asked to be near each other.", most_near_parts),
                       joining.place);
        near.parts.resize(most_near_parts);
    }
    const int deep = std::max(left.depth, right.depth) + 1;
    return {Node{std::move(near), place}, deep};
}

void for_open_words(Node& node, const std::function<Node(const Words&, const Place&)>& change) {
    const auto each = [&](std::vector<Node>& parts) {
        for (auto& part : parts) for_open_words(part, change);
    };
    if (const auto* words = std::get_if<Words>(&node.is)) {
        if (!words->fields.empty()) return;
        auto changed = change(*words, node.place);
        node = std::move(changed);
    } else if (auto* near = std::get_if<Near>(&node.is)) {
        each(near->parts);
    } else if (auto* all = std::get_if<And>(&node.is)) {
        each(all->parts);
    } else if (auto* any = std::get_if<Or>(&node.is)) {
        each(any->parts);
    } else if (auto* negation = std::get_if<Not>(&node.is)) {
        each(negation->part);
    }
}

void give_fields(Node& node, FieldSet fields) {
    for_open_words(node, [&](const Words& words, const Place& place) {
        return Node{Words{fields, words.terms, words.text}, place};
    });
}

}  // namespace evident
