#include "query/membership/review_strategy.hpp"

#include <algorithm>

#include "query/ast/print.hpp"
#include "query/exact/exact.hpp"
#include "query/question.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

// A protocol's strategy is one question in PubMed syntax however long.
SourceStrategy whole_strategy(const std::string& text) {
    SourceStrategy out;
    out.syntax = "pubmed";
    out.given = !text.empty();
    out.readable = out.given;
    out.result = {1, text, text, {{0, text.size(), 1}}, 0, text.size()};
    return out;
}

SourceStrategy source_strategy(const ReviewSource& source) {
    SourceStrategy out;
    out.syntax = source.syntax;
    out.given = true;
    out.readable = source.syntax == "pubmed" || source.syntax == "plain";
    auto lines = read_strategy(source.strategy, source.name).lines;
    if (!lines.empty()) out.result = std::move(lines.back());
    return out;
}

std::string_view between(std::string_view text, const Place& place) {
    return text.substr(place.begin, place.end - place.begin);
}

// Whether the parenthesis that opens the text is closed by its last character.
bool is_enclosed(std::string_view text) {
    if (!text.starts_with('(')) return false;
    int depth = 0;
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '"') quoted = !quoted;
        if (quoted) continue;
        depth += int(text[at] == '(') - int(text[at] == ')');
        if (depth == 0) return at > 0 && at + 1 == text.size();
    }
    return false;
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

bool is_group(const Node& node) {
    return std::holds_alternative<And>(node.is) || std::holds_alternative<Or>(node.is) ||
           std::holds_alternative<Not>(node.is);
}

}  // namespace

std::string SourceStrategy::written(const Node& part) const {
    if (part.place.end <= part.place.begin || part.place.end > result.whole.size()) return print(part);
    const auto text = without_parentheses(between(result.whole, part.place));
    return std::string(is_group(part) ? text : trim(text.substr(0, tag_begin(text))));
}

std::string SourceStrategy::tag(const Node& part) const {
    if (part.place.end <= part.place.begin || part.place.end > result.whole.size()) return {};
    const auto inside = without_parentheses(between(result.whole, part.place));
    if (const auto open = tag_begin(inside); open < inside.size()) {
        return std::string(inside.substr(open + 1, inside.size() - open - 2));
    }
    const auto rest = trim(std::string_view(result.whole).substr(part.place.end));
    if (!rest.starts_with('[')) return {};
    return std::string(trim(rest.substr(1, std::min(rest.find(']'), rest.size()) - 1)));
}

std::int64_t SourceStrategy::line(const Node& part) const { return line_at(result, part.place.begin); }

const SourceStrategy& ReviewStrategy::in(const std::string& source) {
    const auto known = strategies_.find(source);
    if (known != strategies_.end()) return known->second;
    const auto* own = review_.protocol.find_source(source);
    auto strategy =
        own != nullptr && !own->strategy.empty() ? source_strategy(*own) : whole_strategy(review_.protocol.strategy);
    if (strategy.readable) {
        const auto syntax = parse_syntax(strategy.syntax).value_or(Syntax::pubmed);
        strategy.node = read_question(store_, syntax, strategy.result.whole, source).node;
    }
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
