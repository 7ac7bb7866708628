#include "store/reports/settling.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "store/dedup/cluster.hpp"

namespace evident {

void Settling::settle(const std::vector<RecordId>& touched) {
    std::set<RecordId> done;
    for (const auto record : touched) {
        if (done.count(record) > 0) continue;
        auto together = reached_from(record);
        done.insert(together.begin(), together.end());
        settle_together(std::move(together));
    }
}

std::vector<RecordId> Settling::reached_from(RecordId start) {
    std::vector<RecordId> out{start};
    std::set<RecordId> seen{start};
    for (std::size_t at = 0; at < out.size(); ++at) {
        const auto record = out[at];
        const auto reach = [&](RecordId other) {
            if (seen.insert(other).second) out.push_back(other);
        };
        for (const auto& pair : pairs_.of(record)) {
            if (pair.verdict == Verdict::same) reach(pair.other(record));
        }
        for (const auto& [other, word] : pairs_.words_on(record)) {
            if (word == Word::same) reach(other);
        }
    }
    return out;
}

// Numbered by source and key, so that the groups do not depend on the order of arrival.
void Settling::settle_together(std::vector<RecordId> records) {
    if (records.size() == 1) return settle_group(records);
    std::sort(records.begin(), records.end(), [&](RecordId left, RecordId right) {
        const auto& a = faces_.face(left);
        const auto& b = faces_.face(right);
        return std::tie(a.source, a.key) < std::tie(b.source, b.key);
    });
    std::map<RecordId, std::size_t> place;
    for (std::size_t i = 0; i < records.size(); ++i) place[records[i]] = i;
    std::vector<SamePair> pairs;
    std::set<std::pair<std::size_t, std::size_t>> same, apart;
    for (const auto record : records) {
        for (const auto& pair : pairs_.of(record)) {
            if (pair.verdict != Verdict::same || pair.a != record) continue;
            const auto two = std::minmax(place.at(pair.a), place.at(pair.b));
            pairs.push_back({two.first, two.second, pair.grade, false});
            same.insert(two);
        }
        for (const auto& [other, word] : pairs_.words_on(record)) {
            const auto found = place.find(other);
            if (found == place.end() || other < record) continue;
            const auto two = std::minmax(place.at(record), found->second);
            if (word == Word::same) {
                pairs.push_back({two.first, two.second, 100, true});
                same.insert(two);
            } else {
                apart.insert(two);
            }
        }
    }
    std::map<std::pair<std::size_t, std::size_t>, bool> parted;
    const auto must_part = [&](std::size_t i, std::size_t j) {
        if (same.count({i, j}) > 0) return false;
        const auto [found, first] = parted.try_emplace({i, j}, false);
        if (first) found->second = decide(faces_.face(records[i]), faces_.face(records[j])).must_part();
        return found->second;
    };
    const auto judged_apart = [&](std::size_t i, std::size_t j) { return apart.count({i, j}) > 0; };
    const auto found = cluster(records.size(), std::move(pairs), must_part, judged_apart);
    std::map<std::size_t, std::vector<RecordId>> groups;
    for (std::size_t i = 0; i < records.size(); ++i) groups[found.group[i]].push_back(records[i]);
    for (const auto& [first, group] : groups) settle_group(group);
}

void Settling::settle_group(const std::vector<RecordId>& group) {
    auto to = home(group.front());
    for (const auto record : group) to = std::min(to, home(record));
    for (const auto record : group) {
        if (report(record) == to) continue;
        const auto reason = reason_for(record, group);
        move(record, to, reason.rule, reason.evidence);
    }
}

// The strongest decision that holds the record in its group.
Settling::Reason Settling::reason_for(RecordId record, const std::vector<RecordId>& group) {
    if (group.size() == 1) return {"apart", "it is the same as no record of that report"};
    const auto in_group = [&](RecordId other) { return std::find(group.begin(), group.end(), other) != group.end(); };
    const auto name = [&](RecordId other) {
        const auto& face = faces_.face(other);
        return record_name(face.source, face.key);
    };
    for (const auto& [other, word] : pairs_.words_on(record)) {
        if (word == Word::same && in_group(other)) return {"judged", name(other) + " (a person said so)"};
    }
    const KeptPair* best = nullptr;
    const auto pairs = pairs_.of(record);
    for (const auto& pair : pairs) {
        if (pair.verdict != Verdict::same || !in_group(pair.other(record))) continue;
        if (best == nullptr || pair.grade > best->grade) best = &pair;
    }
    if (best == nullptr) return {"chain", name(group.front())};
    const auto other = best->other(record);
    return {best->rule, fmt::format("{} ({})", name(other), decide(faces_.face(record), faces_.face(other)).sentence)};
}

void Settling::move(RecordId record, ReportId to, std::string_view rule, const std::string& evidence) {
    const auto from = report(record);
    const auto own = home(record);
    ++moved_;
    database_.cached("UPDATE record SET report = ? WHERE id = ?").bind(1, number(to)).bind(2, number(record)).run();
    database_.cached("UPDATE report SET merged_into = nullif(?, id) WHERE id = ?")
        .bind(1, number(to))
        .bind(2, number(own))
        .run();
    database_.cached("INSERT INTO merge (run, at, kept, gone, rule, evidence, record) VALUES (?, ?, ?, ?, ?, ?, ?)")
        .bind(1, number(arrival_.run))
        .bind(2, arrival_.at)
        .bind(3, number(to))
        .bind(4, number(from))
        .bind(5, rule)
        .bind(6, evidence)
        .bind(7, number(record))
        .run();
    if (record == fresh_) return;
    database_
        .cached(
            "INSERT INTO showing (record, version, report, run, at) SELECT id, current, report, ?, ? FROM record "
            "WHERE id = ?")
        .bind(1, number(arrival_.run))
        .bind(2, arrival_.at)
        .bind(3, number(record))
        .run();
    database_.cached("INSERT INTO change (record, run) VALUES (?, ?)")
        .bind(1, number(record))
        .bind(2, number(arrival_.run))
        .run();
}

ReportId Settling::column(const char* sql, RecordId record) {
    auto row = database_.cached(sql);
    row.bind(1, number(record));
    return row.step() ? ReportId{row.integer(0)} : ReportId::none;
}

}  // namespace evident
