#include "query/strategy/press.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "query/ast/print.hpp"
#include "query/ast/walk.hpp"

namespace evident {
namespace {

bool is_subject(TagKind kind) {
    switch (kind) {
        case TagKind::heading:
        case TagKind::major_heading:
        case TagKind::qualified_heading:
        case TagKind::major_qualified_heading:
        case TagKind::emtree:
        case TagKind::major_emtree:
        case TagKind::emtree_link: return true;
        default: return false;
    }
}

// What a block of a strategy is made of, the lines it names taken in.
struct Kinds {
    bool headings = false;
    bool words = false;
    bool others = false;
};

class Reviewer {
  public:
    Reviewer(const LinedStrategy& strategy, std::int64_t result)
        : strategy_(strategy), result_(result), used_(used_lines(strategy, result)) {}

    std::vector<PressFinding> run() {
        check_numbers();
        std::map<std::string, std::int64_t> seen;
        for (const auto& step : strategy_.steps) {
            check_use(step);
            const auto [first, fresh] = seen.emplace(print(step.node), step.number);
            if (!fresh) {
                tell(PressElement::lines, Severity::warning, "same-line", step, step.node.place,
                     fmt::format("It asks the same as line {}.", first->second));
            }
            for_each_node(step.node, [&](const Node& node) { check(step, node); });
        }
        if (const auto* step = strategy_.find(result_)) check_blocks(*step);
        std::stable_sort(out_.begin(), out_.end(),
                         [](const auto& a, const auto& b) { return a.problem.place.begin < b.problem.place.begin; });
        return std::move(out_);
    }

  private:
    void tell(PressElement element, Severity severity, std::string_view code, const StrategyStep& step,
              const Place& place, std::string message) {
        out_.push_back({element, step.number, {severity, std::string(code), std::move(message), place}});
    }

    void check_use(const StrategyStep& step) {
        if (used_.count(step.number) != 0 || broken_) return;
        tell(PressElement::lines, Severity::warning, "unused-line", step, step.node.place,
             fmt::format("The result, line {}, does not use this line.", result_));
    }

    // Where the result names a line that is not there or itself, a number is wrong, and which lines it does not use
    // says nothing: that is told once.
    void check_numbers() {
        const StrategyStep* where = nullptr;
        for (const auto& step : strategy_.steps) {
            if (used_.count(step.number) != 0 && names_wrongly(step)) where = &step;
        }
        const auto unused = strategy_.steps.size() - std::min(used_.size(), strategy_.steps.size());
        broken_ = where != nullptr && unused > 0;
        if (!broken_) return;
        tell(PressElement::lines, Severity::warning, "unused-line", *where, where->node.place,
             fmt::format("The result, line {}, uses {} of {} lines, for want of what this line names: are the numbers "
                         "as meant?",
                         result_, used_.size(), strategy_.steps.size()));
    }

    static bool names_wrongly(const StrategyStep& step) {
        return std::any_of(step.problems.begin(), step.problems.end(), [](const Problem& one) {
            return one.code == "unknown-line" || one.code == "circular-line";
        });
    }

    void check(const StrategyStep& step, const Node& node) {
        if (const auto* tag = std::get_if<Tag>(&node.is); tag != nullptr && tag->kind == TagKind::language) {
            tell(PressElement::limits, Severity::note, "limit", step, node.place,
                 "A limit by language keeps out what others would find; the protocol should ask for it.");
        }
        if (std::holds_alternative<Between>(node.is)) {
            tell(PressElement::limits, Severity::note, "limit", step, node.place,
                 "A limit by date; the protocol should ask for it.");
        }
    }

    Kinds kinds(const Node& node) {
        Kinds out;
        for_each_node(node, [&](const Node& part) {
            const auto* tag = std::get_if<Tag>(&part.is);
            out.headings = out.headings || (tag != nullptr && is_subject(tag->kind));
            // What is asked of heading words too (".mp.") is asked by headings.
            const auto* words = std::get_if<Words>(&part.is);
            out.words = out.words || words != nullptr;
            out.headings = out.headings || (words != nullptr && words->fields.has(Field::heading));
            out.others = out.others || (tag != nullptr && !is_subject(tag->kind));
            const auto* line = std::get_if<Line>(&part.is);
            if (line == nullptr) return;
            const auto inner = kinds_of_line(line->number);
            out = {out.headings || inner.headings, out.words || inner.words, out.others || inner.others};
        });
        return out;
    }

    // Asked once: lines that name lines twice over would be walked without end.
    Kinds kinds_of_line(std::int64_t number) {
        if (const auto known = lines_.find(number); known != lines_.end()) return known->second;
        const auto* step = strategy_.find(number);
        const auto out = step == nullptr ? Kinds{} : kinds(step->node);
        lines_[number] = out;
        return out;
    }

    // The ideas that the result joins by AND, lines that are AND themselves opened up, each once.
    void check_blocks(const StrategyStep& step) {
        if (!opened_.insert(step.number).second) return;
        const auto* all = std::get_if<And>(&step.node.is);
        if (all == nullptr) return;
        for (const auto& part : all->parts) {
            const auto* line = std::get_if<Line>(&part.is);
            const auto* named = line == nullptr ? nullptr : strategy_.find(line->number);
            if (named != nullptr && std::holds_alternative<And>(named->node.is)) {
                check_blocks(*named);
            } else if (!std::holds_alternative<Not>(part.is)) {
                check_block(named != nullptr ? *named : step, named != nullptr ? named->node : part);
            }
        }
    }

    // Headings that every indexed record has by its subjects' kind, sex and age limit; they are no idea.
    static bool is_limit(const Node& block) {
        static constexpr std::array<std::string_view, 16> check_tags = {
            "humans",      "animals",        "male",          "female",          "adult", "young.adult",
            "middle.aged", "aged",           "frail.elderly", "adolescent",      "child", "child.preschool",
            "infant",      "infant.newborn", "pregnancy",     "aged.80.and.over"};
        bool only = true;
        for_each_node(block, [&](const Node& node) {
            if (parts_of(node) != nullptr) return;
            const auto* tag = std::get_if<Tag>(&node.is);
            const auto name = tag == nullptr
                                  ? std::string_view{}
                                  : std::string_view(tag->token).substr(std::min<std::size_t>(3, tag->token.size()));
            only = only && tag != nullptr && tag->kind == TagKind::heading &&
                   std::find(check_tags.begin(), check_tags.end(), name) != check_tags.end();
        });
        return only;
    }

    void check_block(const StrategyStep& step, const Node& block) {
        const auto found = kinds(block);
        if (found.headings && !found.words && !is_limit(block)) {
            tell(PressElement::words, Severity::warning, "only-headings", step, block.place,
                 "This idea is asked by subject headings alone: records not indexed yet are missed.");
        } else if (found.words && !found.headings && !found.others) {
            tell(PressElement::headings, Severity::note, "only-words", step, block.place,
                 "This idea is asked by words alone: is there no subject heading for it?");
        }
    }

    const LinedStrategy& strategy_;
    std::int64_t result_;
    std::set<std::int64_t> used_;
    std::set<std::int64_t> opened_;
    std::map<std::int64_t, Kinds> lines_;
    bool broken_ = false;
    std::vector<PressFinding> out_;
};

}  // namespace

std::string_view name(PressElement element) {
    static constexpr std::array<std::string_view, 6> names = {"translation", "operators", "headings",
                                                              "words",       "lines",     "limits"};
    return names[std::size_t(element)];
}

std::vector<PressFinding> press(const LinedStrategy& strategy, std::int64_t result) {
    return Reviewer(strategy, result).run();
}

namespace {

bool finds_nothing(const StrategyCounts& counts, std::int64_t line) {
    return std::any_of(counts.lines.begin(), counts.lines.end(),
                       [&](const LineCount& one) { return one.line == line && one.count == 0; });
}

// Why a line finds nothing; "" when a line that it names finds nothing, where that is told.
std::string nothing_found(const StrategyStep& step, const StrategyCounts& counts) {
    bool of_lines = false;
    bool told = false;
    bool terms = false;
    for_each_node(step.node, [&](const Node& node) {
        const auto* line = std::get_if<Line>(&node.is);
        of_lines = of_lines || line != nullptr;
        told = told || (line != nullptr && finds_nothing(counts, line->number));
        terms = terms || (line == nullptr && parts_of(node) == nullptr);
    });
    if (told) return {};
    if (!of_lines) return "No report here answers this line: is it spelt as meant?";
    return terms ? "No report of the lines it names answers the rest of it here."
                 : "The lines it joins have no report in common here.";
}

}  // namespace

std::vector<PressFinding> press(const LinedStrategy& strategy, const StrategyCounts& counts) {
    std::vector<PressFinding> out;
    for (const auto& line : counts.lines) {
        const auto* step = strategy.find(line.line);
        const auto tell = [&](Severity severity, std::string_view code, std::string message) {
            out.push_back(
                {PressElement::lines, line.line, {severity, std::string(code), std::move(message), step->node.place}});
        };
        if (line.count == 0) {
            const auto message = nothing_found(*step, counts);
            if (!message.empty()) tell(Severity::warning, "finds-nothing", message);
        } else if (line.without && *line.without == counts.total) {
            tell(Severity::note, "adds-nothing", "Without this line the result would be the same here.");
        }
    }
    return out;
}

}  // namespace evident
