// Every line of the real Ovid strategies: CLEF TAR 2019 (task 2, training), the SIGIR 2017 collection of systematic
// reviews, and those of transmute. A line has no error unless it is listed here, and each is written and read again as
// the same tree.
#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "query/ast/print.hpp"
#include "query/ast/simplify.hpp"
#include "query/syntax/ovid/ovid.hpp"
#include "query/write/ovid.hpp"
#include "tests/agreement/real_strategies.hpp"
#include "tests/catch.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

struct RealLine {
    std::string strategy;
    std::string text;
};

// A line without what a pasted strategy has around it, cut simply: a number before, a count behind.
std::string bare_line(std::string_view line) {
    auto text = trim(line);
    std::size_t at = text.starts_with('#') ? 1 : 0;
    while (at < text.size() && text[at] == ' ') ++at;
    const auto first = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    const bool numbered = at > first && at < text.size() && (text[at] == '.' || text[at] == ' ' || text[at] == '\t');
    if (numbered) {
        const auto rest = trim(text.substr(at + 1));
        const auto word = lower(rest.substr(0, 4));
        const bool joined =
            text[at] != '.' && (word.starts_with("and ") || word.starts_with("or ") || word.starts_with("not "));
        if (!rest.empty() && !joined) text = rest;
    }
    const auto open = text.rfind('(');
    if (text.ends_with(')') && open != std::string_view::npos && open > 0 &&
        all_digits(text.substr(open + 1, text.size() - open - 2))) {
        text = trim(text.substr(0, open));
    }
    return std::string(text);
}

void add_lines(std::vector<RealLine>& out, const std::string& strategy, std::string_view query, bool numbered) {
    for (const auto line : parted(query, "\n")) {
        out.push_back({strategy, numbered ? bare_line(line) : std::string(trim(line))});
    }
}

std::vector<RealLine> real_lines() {
    std::vector<RealLine> out;
    for (const auto& each : testing::real_strategies("clef-tar")) add_lines(out, each.name, each.text, false);
    for (const auto& each : testing::real_strategies("sigir2017-sysrev")) {
        add_lines(out, "s" + each.name, each.text, true);
    }
    for (const auto& each : testing::real_strategies("transmute")) add_lines(out, "t" + each.name, each.text, true);
    return out;
}

struct Broken {
    std::string_view strategy;
    std::string_view begins;
    std::string_view why;
};

// Errors that a person agrees with.
constexpr Broken broken_lines[] = {
    {"CD008587", "AND", "PubMed's question, cut at its lines"},
    {"CD011134", "limit 31 to \"reviews (maximizes", "a hedge: a strategy of Ovid's own"},
    {"s2", "--", "no word"},
    {"s5", "Search (((", "PubMed's history"},
    {"s5", "Search ((#10) AND", "PubMed's history"},
    {"s32", "Search (#6)", "PubMed's history"},
    {"s57", "Sound/ (", "a parenthesis without partner"},
    {"s57", "from 12 keep", "records picked by hand"},
    {"s57", "from 20 keep", "records picked by hand"},
    {"s67", "or/1 6", "the dash was lost"},
    {"s28", "(macugen$", "two operators side by side"},
    {"s146", "(or jcd", "an operator without left side"},
};

bool is_broken(const RealLine& line) {
    return std::any_of(std::begin(broken_lines), std::end(broken_lines), [&](const Broken& each) {
        return each.strategy == line.strategy && line.text.starts_with(each.begins);
    });
}

// What is excluded stands last in what is written: "a not b and c" becomes "a and c not b".
Node exclusions_last(Node node) {
    if (auto* any = std::get_if<Or>(&node.is)) {
        for (auto& part : any->parts) part = exclusions_last(std::move(part));
    } else if (auto* negated = std::get_if<Not>(&node.is)) {
        negated->part.front() = exclusions_last(std::move(negated->part.front()));
    } else if (auto* group = std::get_if<And>(&node.is)) {
        for (auto& part : group->parts) part = exclusions_last(std::move(part));
        std::stable_partition(group->parts.begin(), group->parts.end(),
                              [](const Node& part) { return !std::holds_alternative<Not>(part.is); });
    }
    return node;
}

TEST_CASE("Real Ovid strategies: no error but in lines that are broken", "[ovid]") {
    const auto lines = real_lines();
    if (lines.empty()) return;
    CHECK(lines.size() > 5000);
    for (const auto& line : lines) {
        const auto read = parse_ovid(line.text, "line", {*make_day(2024, 6, 15), true});
        const auto first = std::find_if(read.problems.begin(), read.problems.end(),
                                        [](const Problem& problem) { return problem.severity == Severity::error; });
        // PubMed's brackets are told as such, whatever else is wrong then.
        const bool other = std::any_of(read.problems.begin(), read.problems.end(),
                                       [](const Problem& problem) { return problem.code == "other-syntax"; });
        const bool told =
            first == read.problems.end() || is_broken(line) || (other && line.text.find('[') != std::string::npos);
        if (told) continue;
        INFO(line.strategy << ": " << line.text);
        CHECK(first->code == "");
    }
}

TEST_CASE("Real Ovid strategies: each line is written and read again", "[ovid]") {
    std::size_t lost = 0;
    for (const auto& line : real_lines()) {
        const SyntaxOptions options{*make_day(2024, 6, 15), true};
        const auto tree = simplify(parse_ovid(line.text, "line", options).node);
        const auto written = write_ovid(tree);
        if (!written.losses.empty()) {
            ++lost;
            continue;
        }
        const auto again = simplify(parse_ovid(written.text, "written", options).node);
        if (again == tree) continue;
        INFO(line.strategy << ": " << line.text << "\n" << written.text);
        CHECK(print(exclusions_last(again)) == print(exclusions_last(tree)));
    }
    CHECK(lost < 10);
}

}  // namespace
}  // namespace evident
