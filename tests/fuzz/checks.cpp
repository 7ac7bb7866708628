#include "tests/fuzz/checks.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "query/ast/print.hpp"
#include "query/ast/simplify.hpp"
#include "query/ast/walk.hpp"
#include "query/strategy/translating.hpp"
#include "query/syntax/parts/combine.hpp"
#include "query/write/writer.hpp"
#include "tests/fuzz/vocabulary_check.hpp"

namespace evident::testing {
namespace {

constexpr Day today{20260310};
// Each parenthesis may hold an "or" of an "and" of a "not".
constexpr int deepest_tree = 4 * deepest_question;

template <class... Parts>
void need(bool holds, fmt::format_string<Parts...> what, Parts&&... parts) {
    if (!holds) throw Broken(fmt::format(what, std::forward<Parts>(parts)...));
}

void check_place(const Place& place, std::size_t size, std::string_view what) {
    need(place.begin <= place.end && place.end <= size, "{}: place {}-{} of {} bytes", what, place.begin, place.end,
         size);
}

void check_problems(const Problems& problems, std::size_t size) {
    for (const auto& problem : problems) {
        check_place(problem.place, size, problem.code);
        need(!problem.message.empty(), "{}: no message", problem.code);
    }
}

// Gives the simplified tree.
Node check_tree(const Node& node, std::size_t size) {
    for_each_node(node, [&](const Node& part) { check_place(part.place, size, "a node"); });
    need(depth(node) <= deepest_tree, "a tree of depth {}", depth(node));
    auto simple = simplify(node);
    need(simplify(simple) == simple, "simplified again it is another tree: {}", print(simple));
    return simple;
}

// Words next to each other in order are a phrase, and PubMed's writer says them so: the same question as another tree.
void join_phrases(Node& node) {
    if (auto* parts = parts_of(node)) {
        for (auto& part : *parts) join_phrases(part);
    }
    const auto* near = std::get_if<Near>(&node.is);
    if (near == nullptr || !near->ordered || near->between != 0) return;
    Words phrase;
    for (const auto& part : near->parts) {
        const auto* words = std::get_if<Words>(&part.is);
        if (words == nullptr) return;
        phrase.fields = words->fields;
        phrase.terms.insert(phrase.terms.end(), words->terms.begin(), words->terms.end());
    }
    node.is = std::move(phrase);
}

// Writers say what is taken away behind the rest: the parts of an "and" stand in another order.
void put_nots_last(Node& node) {
    auto* parts = parts_of(node);
    if (parts == nullptr) return;
    for (auto& part : *parts) put_nots_last(part);
    if (!std::holds_alternative<And>(node.is)) return;
    std::stable_partition(parts->begin(), parts->end(),
                          [](const Node& part) { return !std::holds_alternative<Not>(part.is); });
}

// A type without narrower ones is the same with them and without, and is written so without telling a loss.
void close_types(Node& node) {
    for_each_node(node, [](Node& part) {
        if (auto* tag = std::get_if<Tag>(&part.is); tag != nullptr && tag->kind == TagKind::type) tag->explode = false;
    });
}

std::string compared(Node node) {
    join_phrases(node);
    close_types(node);
    node = simplify(node);
    put_nots_last(node);
    return print(node);
}

bool has_error(const Problems& problems) {
    for (const auto& problem : problems) {
        if (problem.severity == Severity::error) return true;
    }
    return false;
}

void check_written(const Node& simple, Syntax syntax, const SyntaxOptions& options, std::size_t size) {
    const auto written = write(syntax, simple);
    check_problems(written.losses, size);
    if (!written.losses.empty()) return;
    const auto again = parse(syntax, written.text, "written", options);
    for (const auto& problem : again.problems) {
        need(problem.severity != Severity::error, "written for {} without loss, it has the error {}: {}", name(syntax),
             problem.code, written.text);
    }
    const auto before = compared(simple);
    const auto after = compared(again.node);
    need(before == after, "written for {} without loss, it reads otherwise: {}\n{}\n{}", name(syntax), written.text,
         before, after);
}

void check_lines_again(const LinedStrategy& strategy, const Translation& translation) {
    std::string text;
    for (const auto& line : translation.text) text += line + '\n';
    const auto again = parse_strategy(text, "written", translation.to, {today});
    check_problems(all_problems(again), text.size());
    // The plain syntax has no lines: those that a line names are put into it.
    if (has_error(all_problems(strategy)) || translation.to == Syntax::plain) return;
    need(again.steps.size() == strategy.steps.size(), "written for {}, {} lines became {}:\n{}", name(translation.to),
         strategy.steps.size(), again.steps.size(), text);
    for (std::size_t i = 0; i < again.steps.size(); ++i) {
        if (!translation.lines[i].written.losses.empty()) continue;
        const auto before = compared(strategy.steps[i].node);
        const auto after = compared(again.steps[i].node);
        need(before == after, "written for {}, line {} reads otherwise:\n{}\n{}\n{}", name(translation.to),
             strategy.steps[i].number, text, before, after);
    }
}

unsigned sum(std::string_view text) {
    unsigned out = 0;
    for (const unsigned char c : text) out = out * 31 + c;
    return out;
}

Syntax one_syntax(unsigned chance) { return every_syntax[chance % std::size(every_syntax)]; }

}  // namespace

void check_question(Syntax syntax, std::string_view text, Ways ways) {
    const auto chance = sum(text);
    for (const bool lines : {false, true}) {
        if (ways == Ways::some && lines == (chance % 2 == 0)) continue;
        const SyntaxOptions options{today, lines};
        const auto parsed = parse(syntax, text, "question", options);
        check_problems(parsed.problems, text.size());
        const auto simple = check_tree(parsed.node, text.size());
        for (const auto to : every_syntax) {
            if (ways == Ways::some && to != syntax && to != one_syntax(chance / 2)) continue;
            check_written(simple, to, {today, true}, text.size());
        }
    }
}

void check_strategy(std::string_view text, Ways ways) {
    const auto strategy = parse_strategy(text, "strategy", {}, {today});
    check_problems(all_problems(strategy), text.size());
    need(strategy.steps.empty() || strategy.result < strategy.steps.size(), "no such line is the result");
    for (const auto& step : strategy.steps) {
        need(step.begin <= step.end && step.end <= text.size(), "line {}: place {}-{}", step.number, step.begin,
             step.end);
        check_tree(step.node, text.size());
    }
    for (const auto to : every_syntax) {
        if (ways == Ways::some && to != one_syntax(sum(text))) continue;
        const auto translation = translate(strategy, to);
        for (const auto& line : translation.lines) check_problems(line.written.losses, text.size());
        check_lines_again(strategy, translation);
        if (strategy.steps.empty()) continue;
        const auto number = strategy.steps[strategy.result].number;
        check_problems(translate_whole(strategy, number, to).written.losses, text.size());
    }
}

std::vector<std::string> check_names() {
    std::vector<std::string> out;
    for (const auto syntax : every_syntax) out.emplace_back(name(syntax));
    out.emplace_back("strategy");
    out.emplace_back("vocabulary");
    return out;
}

void check(std::string_view name, std::string_view bytes, Ways ways) {
    if (name == "strategy") return check_strategy(bytes, ways);
    if (name == "vocabulary") return check_vocabulary(bytes);
    const auto syntax = parse_syntax(name);
    need(syntax.has_value(), "there is no check {}", name);
    check_question(*syntax, bytes, ways);
}

}  // namespace evident::testing
