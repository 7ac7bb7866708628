#include "query/membership/review_strategy.hpp"

#include <algorithm>

#include "query/ast/print.hpp"
#include "query/exact/exact.hpp"
#include "query/question.hpp"
#include "query/strategy/strategy.hpp"
#include "query/syntax/parts/enclosed.hpp"
#include "store/vocabulary/vocabulary.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

// A protocol's strategy is one question in PubMed syntax however long.
SourceStrategy whole_strategy(Store& store, const Protocol& protocol, const std::string& source) {
    SourceStrategy out;
    out.syntax = "pubmed";
    out.given = !protocol.strategy.empty();
    out.readable = out.given;
    out.text = protocol.strategy;
    out.lines = {{0, out.text.size(), 1}};
    if (!out.given) return out;
    const ExpandOptions widening{loaded_year(store, protocol.vocabulary_year), false};
    auto asked = read_question(store, Syntax::pubmed, out.text, source, {}, widening);
    out.node = std::move(asked.node);
    out.problems = std::move(asked.problems);
    out.vocabulary_year = asked.year;
    return out;
}

void read_lines(Store& store, const LinedStrategy& strategy, int year, SourceStrategy& out) {
    out.problems = all_problems(strategy);
    for (const auto& step : strategy.steps) out.lines.push_back({step.begin, step.end, step.number});
    if (strategy.steps.empty()) return;
    const auto& result = strategy.steps[strategy.result];
    auto question = whole(strategy, result);
    if (!question) {
        out.problems.push_back({Severity::error, "strategy-too-long",
                                "With the lines it names the last line is too long for one question.",
                                result.node.place});
        return;
    }
    auto widened = expand(std::move(*question), store, {loaded_year(store, year), false});
    out.node = std::move(widened.node);
    out.vocabulary_year = widened.year;
    out.problems.insert(out.problems.end(), widened.problems.begin(), widened.problems.end());
}

SourceStrategy source_strategy(Store& store, const ReviewSource& source, int year) {
    SourceStrategy out;
    out.syntax = source.syntax;
    out.given = true;
    out.text = source.strategy;
    const auto syntax = parse_syntax(source.syntax);
    out.readable = syntax.has_value();
    if (out.readable) read_lines(store, parse_strategy(out.text, source.name, syntax, {}), year, out);
    return out;
}

std::string_view between(std::string_view text, const Place& place) {
    return text.substr(place.begin, place.end - place.begin);
}

std::string_view without_parentheses(std::string_view text) {
    text = trim(text);
    while (is_enclosed(text)) text = trim(text.substr(1, text.size() - 2));
    return text;
}

// Where the field tag at the end of the text begins; its size when there is none.
std::size_t tag_begin(std::string_view text) {
    return text.ends_with(']') ? std::min(text.rfind('['), text.size()) : text.size();
}

bool has_bracketed_tags(const std::string& syntax) { return syntax == "pubmed" || syntax == "plain"; }

bool is_group(const Node& node) {
    return std::holds_alternative<And>(node.is) || std::holds_alternative<Or>(node.is) ||
           std::holds_alternative<Not>(node.is);
}

}  // namespace

std::string SourceStrategy::written(const Node& part) const {
    if (part.place.end <= part.place.begin || part.place.end > text.size()) return print(part);
    const auto inside = without_parentheses(between(text, part.place));
    if (!has_bracketed_tags(syntax)) return single_spaced(inside);
    if (is_group(part)) return single_spaced(inside) + last_tag(part);
    return single_spaced(inside.substr(0, tag_begin(inside)));
}

std::string SourceStrategy::tag(const Node& part) const {
    if (part.place.end <= part.place.begin || part.place.end > text.size()) return {};
    if (!has_bracketed_tags(syntax)) {
        const auto* words = std::get_if<Words>(&part.is);
        return words == nullptr ? std::string{} : print(words->fields);
    }
    const auto inside = without_parentheses(between(text, part.place));
    if (const auto open = tag_begin(inside); open < inside.size()) {
        return std::string(inside.substr(open + 1, inside.size() - open - 2));
    }
    const auto behind = last_tag(part);
    return behind.empty() ? behind : std::string(trim(std::string_view(behind).substr(1, behind.size() - 2)));
}

// The place of a term, and of a group that ends with one, ends before the tag.
std::string SourceStrategy::last_tag(const Node& part) const {
    const auto rest = trim(std::string_view(text).substr(part.place.end));
    const auto end = rest.starts_with('[') ? rest.find(']') : std::string_view::npos;
    return end == std::string_view::npos ? std::string{} : std::string(rest.substr(0, end + 1));
}

std::int64_t SourceStrategy::line(const Node& part) const {
    for (const auto& stretch : lines) {
        if (part.place.begin >= stretch.begin && part.place.begin < stretch.end) return stretch.number;
    }
    return lines.empty() ? 0 : lines.back().number;
}

const SourceStrategy& ReviewStrategy::in(const std::string& source) {
    const auto known = strategies_.find(source);
    if (known != strategies_.end()) return known->second;
    const auto& protocol = review_.protocol;
    const auto* own = protocol.find_source(source);
    auto strategy =
        own != nullptr && !own->strategy.empty()
            ? source_strategy(store_, *own, own->vocabulary_year != 0 ? own->vocabulary_year : protocol.vocabulary_year)
            : whole_strategy(store_, protocol, source);
    return strategies_.emplace(source, std::move(strategy)).first->second;
}

bool ReviewStrategy::found(RecordId record, const std::string& source, const Scanned& scanned) {
    const auto& strategy = in(source);
    return strategy.readable ? scanned.matches(strategy.node) : brought(record);
}

bool ReviewStrategy::brought(RecordId record) {
    auto row = store_.database().cached(
        "SELECT 1 FROM run WHERE review = ?2 AND id IN (SELECT run FROM version WHERE record = ?1 "
        "UNION ALL SELECT run FROM sighting WHERE record = ?1) LIMIT 1");
    row.bind(1, number(record)).bind(2, review_.key);
    return row.step();
}

std::vector<RecordId> ReviewStrategy::brought_records() {
    auto rows = store_.database().prepare(
        "SELECT v.record FROM version v JOIN run ON run.id = v.run WHERE run.review = ?1 UNION "
        "SELECT s.record FROM sighting s JOIN run ON run.id = s.run WHERE run.review = ?1 ORDER BY 1");
    rows.bind(1, review_.key);
    std::vector<RecordId> out;
    while (rows.step()) out.push_back(RecordId{rows.integer(0)});
    return out;
}

std::vector<std::string> ReviewStrategy::sources() {
    auto rows = store_.database().prepare("SELECT DISTINCT source FROM record ORDER BY 1");
    std::vector<std::string> out;
    while (rows.step()) out.emplace_back(rows.text(0));
    return out;
}

std::vector<RecordId> ReviewStrategy::of_source(const std::vector<RecordId>& ids, const std::string& source) {
    auto row = store_.database().cached("SELECT 1 FROM record WHERE id = ? AND source = ? AND current IS NOT NULL");
    std::vector<RecordId> out;
    for (const auto id : ids) {
        row.reset().bind(1, number(id)).bind(2, source);
        if (row.step()) out.push_back(id);
    }
    return out;
}

std::vector<RecordId> ReviewStrategy::found_records() {
    std::vector<RecordId> out;
    const auto brought = brought_records();
    for (const auto& source : sources()) {
        const auto& strategy = in(source);
        const auto ids = of_source(strategy.readable ? exact_records(store_, strategy.node) : brought, source);
        out.insert(out.end(), ids.begin(), ids.end());
    }
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace evident
