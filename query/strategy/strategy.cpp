#include "query/strategy/strategy.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "query/ast/walk.hpp"
#include "query/syntax/detect.hpp"
#include "store/evidence/strategy/strategy_cut.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

class StrategyReader {
  public:
    StrategyReader(std::string_view text, const std::string& input, std::optional<Syntax> syntax, SyntaxOptions options)
        : text_(text), input_(input), options_(options) {
        options_.lines = true;
        out_.syntax = syntax ? *syntax : detect_syntax(text);
    }

    LinedStrategy run() {
        const auto lines = cut_lines(text_, input_, out_.problems);
        if (lines.empty()) {
            out_.problems.push_back(
                {Severity::error, "empty-strategy", "There is no line to search for.", Place{input_, 0, text_.size()}});
            return std::move(out_);
        }
        for (const auto& line : lines) numbers_.insert(line.number);
        for (const auto& line : lines) out_.steps.push_back(step_of(line));
        out_.result = result_line(lines);
        for (std::size_t i = out_.steps.size(); i-- > 0;) by_number_[out_.steps[i].number] = i;
        for (std::size_t i = 0; i < out_.steps.size(); ++i) check_lines(i);
        for (std::size_t i = 0; i < out_.steps.size(); ++i) cut_circles(i, 0);
        return std::move(out_);
    }

  private:
    StrategyStep step_of(const CutLine& line) const {
        StrategyStep out{line.number, single_spaced(line.text), line.stated, line.begin, line.end, {}, {}};
        const auto shift = std::size_t(line.text.data() - text_.data());
        auto parsed = parsed_combination(line);
        if (!parsed) parsed = parsed_line(line.text);
        for_each_node(parsed->node, [&](Node& node) { move(node.place, shift); });
        for (auto& problem : parsed->problems) move(problem.place, shift);
        out.node = std::move(parsed->node);
        out.problems = std::move(parsed->problems);
        return out;
    }

    // "1 OR (2 AND 3)" in a syntax that names lines with a sign: papers leave the sign out. Nothing else may stand in
    // it, and every number must be that of a line before.
    std::optional<Parsed> parsed_combination(const CutLine& line) const {
        if (out_.syntax == Syntax::ovid || out_.syntax == Syntax::plain) return {};
        std::string signed_text;
        std::vector<std::size_t> places;  // in the line, of each byte of signed_text
        std::size_t numbers = 0;
        for (std::size_t at = 0; at < line.text.size();) {
            const auto size = token_size(line.text, at);
            const auto token = line.text.substr(at, size);
            if (all_digits(token)) {
                const auto number = token.size() > 4 ? 0 : std::stoll(std::string(token));
                if (number >= line.number || numbers_.count(number) == 0) return {};
                signed_text += '#';
                places.push_back(at);
                ++numbers;
            } else if (!stands_between_lines(token)) {
                return {};
            }
            for (std::size_t i = 0; i < size; ++i) places.push_back(at + i);
            signed_text += token;
            at += size;
        }
        if (numbers < 2) return {};
        places.push_back(line.text.size());
        auto parsed = parse(out_.syntax, signed_text, input_, options_);
        const auto back = [&](Place& place) {
            place.begin = places[std::min(place.begin, places.size() - 1)];
            place.end = places[std::min(place.end, places.size() - 1)];
        };
        for_each_node(parsed.node, [&](Node& node) { back(node.place); });
        for (auto& problem : parsed.problems) back(problem.place);
        return parsed;
    }

    // Letters, digits, or one other sign.
    static std::size_t token_size(std::string_view text, std::size_t at) {
        const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
        const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
        auto end = at + 1;
        while (end < text.size() &&
               ((is_digit(text[at]) && is_digit(text[end])) || (is_letter(text[at]) && is_letter(text[end])))) {
            ++end;
        }
        return end - at;
    }

    static bool stands_between_lines(std::string_view token) {
        if (token.size() == 1) return std::string_view("() \t\r\n").find(token[0]) != std::string_view::npos;
        const auto word = lower(token);
        return word == "and" || word == "or" || word == "not";
    }

    // A line that does not go in the file's syntax and goes in the one its own marks tell was pasted from elsewhere.
    Parsed parsed_line(std::string_view text) const {
        auto parsed = parse(out_.syntax, text, input_, options_);
        if (!any_error(parsed.problems)) return parsed;
        const auto own = marked_syntax(text);
        if (!own || *own == out_.syntax) return parsed;
        auto other = parse(*own, text, input_, options_);
        if (any_error(other.problems)) return parsed;
        other.problems.insert(other.problems.begin(),
                              {Severity::warning, "mixed-syntax",
                               fmt::format("The file is read as {}, this line as {}: by its marks it is no line of the "
                                           "others'.",
                                           name(out_.syntax), name(*own)),
                               Place{input_, 0, text.size()}});
        return other;
    }

    static void move(Place& place, std::size_t by) {
        place.begin += by;
        place.end += by;
    }

    // Lines that are not there, and those that stand behind; a range is told once.
    void check_lines(std::size_t i) {
        auto& step = out_.steps[i];
        std::map<std::uint64_t, Named> unknown;  // by place
        std::map<std::uint64_t, Named> behind;
        for_each_node(step.node, [&](Node& node) {
            const auto* line = std::get_if<Line>(&node.is);
            if (line == nullptr) return;
            const auto number = line->number;
            if (by_number_.find(number) == by_number_.end()) {
                unknown[node.place.begin].add(number, node.place);
                node.is = Nothing{};
            } else if (number > step.number) {
                behind[node.place.begin].add(number, node.place);
            }
        });
        for (const auto& [at, named] : unknown) {
            tell(step, Severity::error, "unknown-line",
                 named.one() ? fmt::format("There is no line {}.", named.text())
                             : fmt::format("There are no lines {}.", named.text()),
                 named.place);
        }
        for (const auto& [at, named] : behind) {
            tell(step, Severity::warning, "forward-line",
                 named.one() ? fmt::format("Line {} stands behind this one.", named.text())
                             : fmt::format("Lines {} stand behind this one.", named.text()),
                 named.place);
        }
    }

    // Lines named at one place, in the order in which they are named there.
    struct Named {
        std::vector<std::int64_t> numbers{};
        Place place{};

        void add(std::int64_t number, const Place& where) {
            numbers.push_back(number);
            place = where;
        }
        bool one() const { return numbers.size() == 1; }
        std::string text() const {
            const bool range = numbers.back() - numbers.front() + 1 == std::int64_t(numbers.size());
            if (range && !one()) return fmt::format("{} to {}", numbers.front(), numbers.back());
            const auto shown = std::min<std::size_t>(numbers.size(), 20);
            return fmt::format("{}{}", fmt::join(numbers.begin(), numbers.begin() + std::ptrdiff_t(shown), ", "),
                               shown < numbers.size() ? " ..." : "");
        }
    };

    static void tell(StrategyStep& step, Severity severity, std::string_view code, std::string message,
                     const Place& place) {
        step.problems.push_back({severity, std::string(code), std::move(message), place});
    }

    // Takes away each reference by which a line comes back to itself, or by which it would be nested too deeply: all
    // that walks through a strategy does so by calling itself. Gives how many levels the line has, the lines it names
    // put in; `above` are those of the lines by which it was come to.
    int cut_circles(std::size_t i, int above) {
        if (const auto known = levels_.find(i); known != levels_.end()) return known->second;
        open_.insert(i);
        auto& step = out_.steps[i];
        const int levels = cut_circles(step, step.node, 1, above);
        open_.erase(i);
        levels_[i] = levels;
        return levels;
    }

    int cut_circles(StrategyStep& step, Node& node, int level, int above) {
        if (const auto* line = std::get_if<Line>(&node.is)) return cut_named(step, node, line->number, level, above);
        int levels = level;
        if (auto* parts = parts_of(node)) {
            for (auto& part : *parts) levels = std::max(levels, cut_circles(step, part, level + 1, above));
        }
        return levels;
    }

    int cut_named(StrategyStep& step, Node& node, std::int64_t number, int level, int above) {
        const auto next = by_number_.at(number);
        const auto cut = [&](std::string_view code, std::string message) {
            tell(step, Severity::error, code, std::move(message), node.place);
            node.is = Nothing{};
            return level;
        };
        if (open_.count(next) != 0) {
            return cut("circular-line",
                       fmt::format("Line {} comes back to itself by way of line {}.", step.number, number));
        }
        const bool deep = above + level >= deepest_strategy;
        const int levels = deep ? 0 : cut_circles(next, above + level);
        if (deep || level + levels > deepest_strategy) {
            return cut("too-deep",
                       fmt::format("With line {} put in, line {} is nested more than {} deep; it is left out.", number,
                                   step.number, deepest_strategy));
        }
        return level + levels;
    }

    std::string_view text_;
    const std::string& input_;
    SyntaxOptions options_;
    LinedStrategy out_;
    std::set<std::int64_t> numbers_;
    std::map<std::int64_t, std::size_t> by_number_;
    std::set<std::size_t> open_;
    std::map<std::size_t, int> levels_;
};

// Puts lines in their places; gives up when the tree grows beyond all bounds.
class Inliner {
  public:
    explicit Inliner(const LinedStrategy& strategy) : strategy_(strategy) {}

    std::optional<Node> run(const Node& node) {
        Node out = node;
        return put_in(out) ? std::optional<Node>(std::move(out)) : std::nullopt;
    }

  private:
    bool put_in(Node& node) {
        if (++nodes_ > most_whole_nodes) return false;
        if (const auto* line = std::get_if<Line>(&node.is)) {
            const auto* step = strategy_.find(line->number);
            node = step == nullptr ? Node{Nothing{}, node.place} : step->node;
            return put_in(node);
        }
        auto* parts = parts_of(node);
        return parts == nullptr || std::all_of(parts->begin(), parts->end(), [&](Node& part) { return put_in(part); });
    }

    const LinedStrategy& strategy_;
    std::size_t nodes_ = 0;
};

void add_used(const LinedStrategy& strategy, std::int64_t line, std::set<std::int64_t>& used) {
    if (!used.insert(line).second) return;
    const auto* step = strategy.find(line);
    if (step == nullptr) return;
    for_lines(step->node, [&](const Line& named, const Place&) { add_used(strategy, named.number, used); });
}

}  // namespace

const StrategyStep* LinedStrategy::find(std::int64_t number) const {
    for (const auto& step : steps) {
        if (step.number == number) return &step;
    }
    return nullptr;
}

LinedStrategy parse_strategy(std::string_view text, const std::string& input, std::optional<Syntax> syntax,
                             const SyntaxOptions& options) {
    return StrategyReader(text, input, syntax, options).run();
}

void widen(LinedStrategy& strategy, Store& store, const ExpandOptions& options) {
    auto wide = options;
    wide.emtree_too = strategy.syntax == Syntax::ovid;
    bool told = false;
    for (auto& step : strategy.steps) {
        auto widened = expand(std::move(step.node), store, wide);
        step.node = std::move(widened.node);
        for (auto& problem : widened.problems) {
            const bool of_all = problem.code == "no-vocabulary";
            if (!(of_all && told)) step.problems.push_back(std::move(problem));
            told = told || of_all;
        }
    }
}

std::optional<Node> whole(const LinedStrategy& strategy, const StrategyStep& step) {
    return Inliner(strategy).run(step.node);
}

void for_lines(const Node& node, const std::function<void(const Line&, const Place&)>& call) {
    for_each_node(node, [&](const Node& part) {
        if (const auto* line = std::get_if<Line>(&part.is)) call(*line, part.place);
    });
}

std::set<std::int64_t> used_lines(const LinedStrategy& strategy, std::int64_t line) {
    std::set<std::int64_t> out;
    add_used(strategy, line, out);
    return out;
}

Problems all_problems(const LinedStrategy& strategy) {
    auto out = strategy.problems;
    for (const auto& step : strategy.steps) out.insert(out.end(), step.problems.begin(), step.problems.end());
    std::stable_sort(out.begin(), out.end(),
                     [](const Problem& a, const Problem& b) { return a.place.begin < b.place.begin; });
    return out;
}

}  // namespace evident
