#include "store/reports/whole.hpp"

#include <algorithm>
#include <numeric>

#include "store/dedup/candidates.hpp"
#include "store/record/record_json.hpp"

namespace evident {
namespace {

std::uint32_t root_of(std::vector<std::uint32_t>& root, std::uint32_t at) {
    while (root[at] != at) {
        root[at] = root[root[at]];
        at = root[at];
    }
    return at;
}

}  // namespace

DedupCounts WholeRun::run() {
    read_faces();
    write_keys();
    root_.resize(records_.size());
    std::iota(root_.begin(), root_.end(), 0U);
    order_by_record();
    decide_all();
    join_judged();
    settle_all();
    counts_.reports = database_.number("SELECT count(DISTINCT report) FROM record WHERE current IS NOT NULL");
    return counts_;
}

// Of each record its words of today, or the last ones when its source withdrew it.
void WholeRun::read_faces() {
    database_.execute("DELETE FROM face");
    const auto of = database_.number("SELECT count(*) FROM record");
    auto rows = database_.prepare(
        "SELECT r.id, v.content FROM record r JOIN version v ON v.id = coalesce(r.current, "
        "(SELECT s.version FROM showing s WHERE s.record = r.id AND s.version IS NOT NULL ORDER BY s.id DESC LIMIT 1), "
        "(SELECT max(id) FROM version WHERE record = r.id)) ORDER BY r.id");
    while (rows.step()) {
        const auto face = face_of(record_from_json(rows.text(1)));
        const auto place = std::uint32_t(records_.size());
        records_.push_back(RecordId{rows.integer(0)});
        for (const auto key : keys_of(face)) keys_.push_back({key, place});
        packed_.push_back(packed(face));
        faces_.put(records_.back(), packed_.back());
        if (records_.size() % 1000 == 0) tell(std::int64_t(records_.size()), 2 * of);
    }
}

void WholeRun::write_keys() {
    std::sort(keys_.begin(), keys_.end());
    database_.execute("DELETE FROM likeness_key");
    for (const auto& each : keys_) faces_.add_key(each.key, records_[each.record]);
}

void WholeRun::order_by_record() {
    for (std::size_t from = 0; from < keys_.size();) {
        auto to = from;
        while (to < keys_.size() && keys_[to].key == keys_[from].key) ++to;
        for (auto i = from; i < to && to - from <= most_of_a_key; ++i) order_.push_back(std::uint32_t(i));
        from = to;
    }
    std::sort(order_.begin(), order_.end(), [&](std::uint32_t left, std::uint32_t right) {
        return std::pair(keys_[left].record, left) < std::pair(keys_[right].record, right);
    });
}

// Those after it that share a key with the record at this place in order_; moves on to the next record.
std::vector<std::uint32_t> WholeRun::candidates_of(std::size_t& at) const {
    std::vector<std::uint32_t> out;
    const auto record = keys_[order_[at]].record;
    for (; at < order_.size() && keys_[order_[at]].record == record; ++at) {
        for (auto i = std::size_t(order_[at]) + 1; i < keys_.size() && keys_[i].key == keys_[order_[at]].key; ++i) {
            out.push_back(keys_[i].record);
        }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

void WholeRun::decide_all() {
    database_.execute("DROP TABLE IF EXISTS temp.earlier_pair");
    database_.execute("CREATE TEMP TABLE earlier_pair AS SELECT * FROM pair");
    database_.execute("CREATE INDEX temp.earlier_pair_by ON earlier_pair (a, b)");
    database_.execute("DELETE FROM pair");
    {
        auto earlier = database_.prepare(
            "SELECT run, at FROM temp.earlier_pair WHERE a = ? AND b = ? AND verdict = ? AND rule = ?");
        const auto of = std::int64_t(records_.size());
        for (std::size_t at = 0; at < order_.size();) {
            const auto i = keys_[order_[at]].record;
            const auto others = candidates_of(at);
            if (others.empty()) continue;
            const auto left = unpacked(packed_[i]);
            for (const auto j : others) look_at(i, left, j, earlier);
            if (i % 1000 == 0) tell(of + i, 2 * of);
        }
    }
    database_.execute("DROP TABLE temp.earlier_pair");
}

// A decision that comes out as before keeps its date.
void WholeRun::look_at(std::uint32_t i, const Face& left, std::uint32_t j, Statement& earlier) {
    const auto decision = decide(left, unpacked(packed_[j]));
    ++(decision.verdict == Verdict::same  ? counts_.same
       : decision.verdict == Verdict::ask ? counts_.ask
                                          : counts_.different);
    auto pair = to_keep(records_[i], records_[j], decision, arrival_);
    if (!pair) return;
    earlier.reset().bind(1, number(pair->a)).bind(2, number(pair->b)).bind(3, name(pair->verdict)).bind(4, pair->rule);
    if (earlier.step()) {
        pair->run = RunId{earlier.integer(0)};
        pair->at = earlier.text(1);
    }
    earlier.reset();
    pairs_.put(*pair);
    if (decision.verdict == Verdict::same) root_[root_of(root_, j)] = root_of(root_, i);
}

void WholeRun::join_judged() {
    for (const auto& each : pairs_.judgements(RecordId::none)) {
        if (pairs_.word(each.a, each.b) != Word::same) continue;
        const auto at = [&](RecordId record) {
            return std::uint32_t(std::lower_bound(records_.begin(), records_.end(), record) - records_.begin());
        };
        root_[root_of(root_, at(each.a))] = root_of(root_, at(each.b));
    }
}

void WholeRun::settle_all() {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> by_root;
    for (std::uint32_t i = 0; i < records_.size(); ++i) by_root.emplace_back(root_of(root_, i), i);
    std::sort(by_root.begin(), by_root.end());
    Settling settling(database_, arrival_, faces_, pairs_);
    for (std::size_t from = 0; from < by_root.size();) {
        std::vector<RecordId> together;
        auto to = from;
        while (to < by_root.size() && by_root[to].first == by_root[from].first) {
            together.push_back(records_[by_root[to++].second]);
        }
        settling.settle_together(std::move(together));
        faces_.forget();
        from = to;
    }
    counts_.moved = settling.moved();
}

}  // namespace evident
