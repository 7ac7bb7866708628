#include "query/exact/evaluator.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "query/ast/pattern.hpp"
#include "query/ast/print.hpp"
#include "query/ast/simplify.hpp"
#include "query/compile/near_match.hpp"
#include "query/compile/to_fts.hpp"

namespace evident {
namespace {

// FTS5 looks at each part of an "or" for each record: beyond so many parts it is quicker to ask several times.
constexpr std::size_t most_at_once = 24;

// Before all records are read that share a report, so many are looked up: that takes about as long in a small store.
constexpr std::int64_t most_looked_up = 5000;

const std::vector<Node>* parts_of(const Node& node) {
    if (const auto* all = std::get_if<And>(&node.is)) return &all->parts;
    if (const auto* any = std::get_if<Or>(&node.is)) return &any->parts;
    if (const auto* negated = std::get_if<Not>(&node.is)) return &negated->part;
    return nullptr;
}

std::size_t leaves(const Node& node) {
    const auto* parts = parts_of(node);
    if (parts == nullptr) return 1;
    std::size_t out = 0;
    for (const auto& part : *parts) out += leaves(part);
    return out;
}

bool has_line(const Node& node) {
    if (std::holds_alternative<Line>(node.is)) return true;
    const auto* parts = parts_of(node);
    return parts != nullptr && std::any_of(parts->begin(), parts->end(), has_line);
}

// The parts in groups, those that FTS5 can say put together as far as it answers them best at once.
template <class Join>
std::vector<Node> grouped(const std::vector<Node>& parts) {
    std::vector<Node> out;
    Join said;
    std::size_t size = 0;
    const auto end_group = [&] {
        if (said.parts.size() == 1) out.push_back(std::move(said.parts.front()));
        if (said.parts.size() > 1) out.push_back({std::move(said), {}});
        said = Join{};
        size = 0;
    };
    for (const auto& part : parts) {
        const auto count = leaves(part);
        if (count > most_at_once || std::holds_alternative<Not>(part.is) || !to_fts(part)) {
            out.push_back(part);
            continue;
        }
        if (size + count > most_at_once) end_group();
        said.parts.push_back(part);
        size += count;
    }
    end_group();
    // One group would be the question again, asked without end where FTS5 can say each part but not all in one.
    return out.size() == 1 ? parts : out;
}

RecordSet read(Statement rows) {
    RecordSet out;
    while (rows.step()) out.add(rows.integer(0));
    return out;
}

}  // namespace

RecordSet Evaluator::records(const Node& node) { return run(simplify(node)); }

RecordSet Evaluator::run(const Node& node) {
    const bool small = parts_of(node) == nullptr && !std::holds_alternative<Near>(node.is);
    if (small || has_line(node)) return work_out(node);
    const auto key = print(node);
    if (const auto known = kept_.find(key); known != kept_.end()) return known->second;
    auto out = work_out(node);
    const auto bytes = key.size() + out.bytes();
    if (kept_bytes_ + bytes <= most_kept) {
        kept_bytes_ += bytes;
        kept_.emplace(key, out);
    }
    return out;
}

RecordSet Evaluator::work_out(const Node& node) {
    if (leaves(node) <= most_at_once) {
        if (const auto text = to_fts(node)) return match(*text);
    }
    return std::visit([&](const auto& is) { return of(is); }, node.is);
}

RecordSet Evaluator::match(const std::string& text) {
    return read(database_.cached("SELECT rowid FROM words WHERE words MATCH ?").bind(1, text));
}

RecordSet Evaluator::judged(const Near& near) {
    NearMatch match(near, spelling_);
    return RecordSet(database_.words_rows(match.text(), [&](const MatchedRow& row) { return match.found(row); }));
}

RecordSet Evaluator::of(const All&) {
    if (!all_) all_ = read(database_.cached("SELECT id FROM record WHERE current IS NOT NULL"));
    return *all_;
}

// What FTS5 cannot say: letters left open, a star within a phrase.
RecordSet Evaluator::of(const Words& words) {
    if (words.terms.size() > 1) return judged(Near{{Node{words, {}}}, 0, true});
    Or spelt;
    for (const auto& word : spelling_.of(words.terms.front())) spelt.parts.push_back({Words{words.fields, {word}}, {}});
    return spelt.parts.empty() ? RecordSet{} : of(spelt);
}

RecordSet Evaluator::of(const Between& between) {
    std::string asked;
    for (const auto date : between.dates) {
        asked += fmt::format("{}(\"{}\" BETWEEN ?1 AND ?2)", asked.empty() ? "" : " OR ", name(date));
    }
    if (asked.empty()) return {};
    auto rows = database_.prepare("SELECT id FROM record WHERE current IS NOT NULL AND (" + asked + ')');
    const auto from = std::max<std::int64_t>(1, std::int64_t(between.from));  // 0: the record has no such date
    const auto to = between.to == Day::none ? INT64_MAX : std::int64_t(between.to);
    rows.bind(1, from).bind(2, to);
    return read(std::move(rows));
}

RecordSet Evaluator::of(const Line& line) const {
    const auto found = lines_.find(line.number);
    return found == lines_.end() ? RecordSet{} : found->second;
}

RecordSet Evaluator::of(const Or& any) {
    RecordSet out;
    for (const auto& part : grouped<Or>(any.parts)) out |= run(part);
    return out;
}

RecordSet Evaluator::of(const And& all) {
    std::optional<RecordSet> out;
    const auto parts = grouped<And>(all.parts);
    for (const auto& part : parts) {
        if (std::holds_alternative<Not>(part.is)) continue;
        if (out) {
            *out &= run(part);
        } else {
            out = run(part);
        }
        if (out->empty()) return {};
    }
    if (!out) out = of(All{});
    for (const auto& part : parts) {
        if (const auto* negated = std::get_if<Not>(&part.is)) *out -= run(negated->part.front());
    }
    return *out;
}

RecordSet Evaluator::of(const Not& negated) {
    auto out = of(All{});
    out -= run(negated.part.front());
    return out;
}

const std::vector<std::pair<std::int64_t, std::int64_t>>& Evaluator::joined() {
    if (joined_) return *joined_;
    joined_.emplace();
    auto rows = database_.cached(
        "SELECT id, report FROM record WHERE report IN (SELECT report FROM record GROUP BY report HAVING count(*) > "
        "1)");
    while (rows.step()) joined_->emplace_back(rows.integer(0), rows.integer(1));
    return *joined_;
}

// A few are looked up one by one. Else a record that is its report's only one counts for it; of the others the reports
// are counted once.
std::int64_t Evaluator::count_reports(const RecordSet& records) {
    const auto count = records.count();
    if (!joined_ && looked_up_ + count <= most_looked_up) {
        looked_up_ += count;
        return std::int64_t(reports(records).size());
    }
    std::int64_t shared = 0;
    RecordSet reports;
    for (const auto& [record, report] : joined()) {
        if (!records.has(record)) continue;
        ++shared;
        reports.add(report);
    }
    return count - shared + reports.count();
}

std::vector<ReportId> Evaluator::reports(const RecordSet& records) {
    RecordSet reports;
    records.each([&](std::int64_t record) {
        auto row = database_.cached("SELECT report FROM record WHERE id = ?").bind(1, record);
        if (row.step()) reports.add(row.integer(0));
    });
    std::vector<ReportId> out;
    reports.each([&](std::int64_t report) { out.push_back(ReportId{report}); });
    return out;
}

}  // namespace evident
