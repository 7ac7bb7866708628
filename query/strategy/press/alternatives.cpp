#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "query/ast/walk.hpp"
#include "query/strategy/press/checks.hpp"
#include "query/strategy/press/covering.hpp"

namespace evident {
namespace {

constexpr std::size_t most_compared = 1000;  // alternatives of one group looked at pair by pair

struct Alternative {
    std::int64_t line = 0;
    const Node* node = nullptr;
};

class AlternativeReviewer {
  public:
    explicit AlternativeReviewer(ReviewDesk& desk) : desk_(desk), covering_(desk) {}

    void run() {
        for (const auto& step : desk_.written().steps) {
            if (!desk_.is_wanted(step.number)) continue;
            for_each_node(step.node, [&](const Node& node) {
                if (std::holds_alternative<Or>(node.is)) check_group(step.number, node);
            });
        }
    }

  private:
    void check_group(std::int64_t line, const Node& group) {
        check_combined(line, std::get<Or>(group.is));
        std::vector<Alternative> all;
        opened_.clear();
        collect(line, group, all);
        for (std::size_t i = 0; i < all.size(); ++i) {
            for (std::size_t j = 0; j < all.size(); ++j) {
                if (i != j && check_pair(all[i], all[j], j < i)) break;
            }
        }
    }

    // Lines that are named are opened as far as they are alternatives themselves.
    void collect(std::int64_t line, const Node& node, std::vector<Alternative>& out) {
        if (out.size() >= most_compared) return;
        if (const auto* any = std::get_if<Or>(&node.is)) {
            for (const auto& part : any->parts) collect(line, part, out);
            return;
        }
        if (const auto* named = std::get_if<Line>(&node.is)) {
            const auto* step = desk_.written().find(named->number);
            if (step != nullptr && opened_.insert(named->number).second) collect(step->number, step->node, out);
            return;
        }
        const bool known = std::any_of(out.begin(), out.end(), [&](const auto& one) { return one.node == &node; });
        if (!known) out.push_back({line, &node});
    }

    bool check_pair(const Alternative& narrow, const Alternative& wide, bool wide_is_before) {
        if (!covering_.covers(*wide.node, *narrow.node)) return false;
        const bool same = covering_.covers(*narrow.node, *wide.node);
        if (same && !wide_is_before) return false;
        if (!told_.insert({narrow.node->place.begin, narrow.node->place.end}).second) return true;
        const auto where = wide.line == narrow.line ? "" : fmt::format(" (line {})", wide.line);
        const auto other = desk_.quoted(wide.node->place);
        const bool equal = *narrow.node == *wide.node;
        desk_.tell(PressElement::words, Severity::note, equal ? "same-term" : "covered-term", narrow.line,
                   narrow.node->place,
                   equal ? fmt::format("It stands among its alternatives already{}.", where)
                         : fmt::format("{}{} among its alternatives finds this already.", other, where));
        return true;
    }

    // "or/1-5" where line 4 is "2 and 3": what both find is among what each finds.
    void check_combined(std::int64_t line, const Or& any) {
        std::set<std::int64_t> named;
        for (const auto& part : any.parts) {
            if (const auto* one = std::get_if<Line>(&part.is)) named.insert(one->number);
        }
        for (const auto number : named) {
            const auto* step = desk_.written().find(number);
            const auto* all = step == nullptr ? nullptr : std::get_if<And>(&step->node.is);
            if (all == nullptr) continue;
            for (const auto& part : all->parts) {
                const auto* within = std::get_if<Line>(&part.is);
                if (within == nullptr || named.count(within->number) == 0) continue;
                desk_.tell(PressElement::operators, Severity::warning, "combined-line", line,
                           desk_.written().find(line)->node.place,
                           fmt::format("Line {} joins line {} with others by AND, and both stand in this OR: it adds "
                                       "nothing. Are the numbers as meant?",
                                       number, within->number));
                break;
            }
        }
    }

    ReviewDesk& desk_;
    Covering covering_;
    std::set<std::int64_t> opened_;  // lines of the group that is looked at
    std::set<std::pair<std::uint64_t, std::uint64_t>> told_;
};

}  // namespace

void check_alternatives(ReviewDesk& desk) { AlternativeReviewer(desk).run(); }

}  // namespace evident
