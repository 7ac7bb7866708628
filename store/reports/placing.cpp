#include "store/reports/placing.hpp"

#include <algorithm>

#include "store/dedup/candidates.hpp"

namespace evident {
namespace {

std::vector<std::int64_t> without(const std::vector<std::int64_t>& list, const std::vector<std::int64_t>& others) {
    std::vector<std::int64_t> out;
    std::set_difference(list.begin(), list.end(), others.begin(), others.end(), std::back_inserter(out));
    return out;
}

}  // namespace

bool Placing::place(RecordId record, const Prepared& prepared, bool fresh) {
    const auto before = fresh ? std::nullopt : faces_.bytes(record);
    if (before && *before == prepared.face) return shares_report(record);
    touched_.insert(record);
    const auto old_keys = before ? keys_of(unpacked(*before)) : std::vector<std::int64_t>{};
    if (before) forget_pairs(record);
    faces_.put(record, prepared.face);
    take_keys(record, old_keys, prepared.keys);
    give_keys(record, prepared.keys, old_keys);
    part_those_that_met_by_dead_keys();
    for (const auto other : candidates_) look_at(record, other);
    if (fresh && touched_.size() == 1) return false;
    Settling(database_, arrival_, faces_, pairs_, fresh ? record : RecordId::none)
        .settle({touched_.begin(), touched_.end()});
    return shares_report(record);
}

// A key that one record too many carried comes alive again when this one lays it down.
void Placing::take_keys(RecordId record, const std::vector<std::int64_t>& keys, const std::vector<std::int64_t>& kept) {
    for (const auto key : without(keys, kept)) {
        const bool was_dead = faces_.with_key(key).size() > most_of_a_key;
        faces_.remove_key(key, record);
        if (!was_dead) continue;
        const auto members = faces_.with_key(key);
        if (members.size() > most_of_a_key) continue;
        for (std::size_t i = 0; i < members.size(); ++i) {
            for (std::size_t j = i + 1; j < members.size(); ++j) {
                if (!pairs_.find(members[i], members[j])) look_at(members[i], members[j]);
            }
        }
    }
}

void Placing::give_keys(RecordId record, const std::vector<std::int64_t>& keys, const std::vector<std::int64_t>& kept) {
    for (const auto key : keys) {
        const auto members = faces_.with_key(key);
        const bool has_it = std::binary_search(kept.begin(), kept.end(), key);
        if (!has_it) faces_.add_key(key, record);
        const auto others = members.size() - (has_it ? 1 : 0);
        if (others < most_of_a_key && members.size() <= most_of_a_key) {
            candidates_.insert(members.begin(), members.end());
        } else if (!has_it && others == most_of_a_key) {
            died_.push_back(members);
        }
    }
    candidates_.erase(record);
}

// Pairs that met by no other key are looked at no more.
void Placing::part_those_that_met_by_dead_keys() {
    std::set<std::pair<RecordId, RecordId>> seen;
    for (const auto& members : died_) {
        for (const auto member : members) {
            for (const auto& pair : pairs_.of(member)) {
                if (pair.a != member || !std::binary_search(members.begin(), members.end(), pair.b)) continue;
                if (!seen.insert({pair.a, pair.b}).second || faces_.share_living_key(pair.a, pair.b)) continue;
                pairs_.remove(pair.a, pair.b);
                touched_.insert(pair.a);
                touched_.insert(pair.b);
            }
        }
    }
}

void Placing::forget_pairs(RecordId record) {
    before_ = pairs_.of(record);
    for (const auto& pair : before_) {
        pairs_.remove(pair.a, pair.b);
        touched_.insert(pair.a);
        touched_.insert(pair.b);
    }
}

// A decision that comes out as before keeps its date.
void Placing::look_at(RecordId left, RecordId right) {
    auto pair = to_keep(left, right, decide(faces_.face(left), faces_.face(right)), arrival_);
    if (!pair) return;
    for (const auto& old : before_) {
        if (old.a == pair->a && old.b == pair->b && old.verdict == pair->verdict && old.rule == pair->rule) {
            pair->run = old.run;
            pair->at = old.at;
        }
    }
    pairs_.put(*pair);
    if (pair->verdict != Verdict::same) return;
    touched_.insert(left);
    touched_.insert(right);
}

bool Placing::shares_report(RecordId record) {
    auto row = database_.cached(
        "SELECT 1 FROM record r JOIN record o ON o.report = r.report AND o.id <> r.id WHERE r.id = ? LIMIT 1");
    return row.bind(1, number(record)).step();
}

}  // namespace evident
