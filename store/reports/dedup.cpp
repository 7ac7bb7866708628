#include "store/reports/dedup.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/error.hpp"
#include "store/dedup/face/sketch.hpp"
#include "store/reports/placing.hpp"
#include "store/reports/whole.hpp"

namespace evident {
namespace {

constexpr const char* rules_property = "dedup_rules";

// Reports of two kept pairs, the lesser first.
using Reports = std::pair<ReportId, ReportId>;

std::vector<Move> moves_in(Statement& rows) {
    std::vector<Move> out;
    while (rows.step()) {
        out.push_back({rows.integer(0), RunId{rows.integer(1)}, Moment(rows.text(2)), RecordId{rows.integer(3)},
                       ReportId{rows.integer(4)}, ReportId{rows.integer(5)}, std::string(rows.text(6)),
                       std::string(rows.text(7))});
    }
    return out;
}

// One number each for what is kept to find duplicates: faces, keys and pairs.
std::vector<std::uint64_t> marks_of(Database& database) {
    std::vector<std::uint64_t> out;
    for (const auto* sql : {"SELECT record, bytes FROM face ORDER BY record",
                            "SELECT key, CAST(record AS TEXT) FROM likeness_key ORDER BY key, record",
                            "SELECT a, b || ' ' || verdict || ' ' || rule || ' ' || bond || ' ' || grade FROM pair "
                            "ORDER BY a, b"}) {
        auto rows = database.prepare(sql);
        std::uint64_t mark = 0;
        while (rows.step()) mark = stable_hash(rows.bytes(1), mark ^ std::uint64_t(rows.integer(0)));
        out.push_back(mark);
    }
    return out;
}

}  // namespace

bool DedupTable::place(RecordId record, const Prepared& prepared, const Arrival& arrival, bool fresh) {
    return Placing(database_, arrival).place(record, prepared, fresh);
}

DedupCounts DedupTable::run(const Arrival& arrival, const std::function<void(std::int64_t, std::int64_t)>& progress) {
    auto counts = WholeRun(database_, arrival, progress).run();
    store_.set_property(rules_property, std::to_string(dedup_rules));
    return counts;
}

bool DedupTable::outdated() {
    if (store_.property(rules_property) == std::to_string(dedup_rules)) return false;
    return database_.number("SELECT EXISTS (SELECT 1 FROM record)") != 0;
}

std::int64_t DedupTable::differing() {
    const auto run = database_.number("SELECT coalesce(max(id), 0) FROM run");
    if (run == 0) return 0;
    Arrival arrival;
    arrival.run = RunId{run};
    const Transaction undone(database_);  // not committed
    const auto held = marks_of(database_);
    auto differing = WholeRun(database_, arrival, {}).run().moved;
    const auto due = marks_of(database_);
    for (std::size_t i = 0; i < held.size(); ++i) differing += held[i] == due[i] ? 0 : 1;
    return differing;
}

void DedupTable::judge(RecordId a, RecordId b, Word word, std::string_view by, std::string_view why,
                       const Arrival& arrival) {
    if (a == b) throw Error(Fault::usage, "a record is not judged against itself", "name two records");
    PairTable pairs(database_);
    RecordTable records(store_);
    if (word == Word::same) {
        for (const auto left : members(records.report_of(a))) {
            for (const auto right : members(records.report_of(b))) {
                if (left == right || pairs.word(left, right) != Word::different) continue;
                if (std::minmax(left, right) == std::minmax(a, b)) continue;  // this word takes its place
                refuse(left, right);
            }
        }
    }
    pairs.judge({0, a, b, word, std::string(by), std::string(why), arrival.at});
    FaceTable faces(database_);
    Settling(database_, arrival, faces, pairs).settle({a, b});
}

void DedupTable::refuse(RecordId left, RecordId right) {
    const auto said = judgements(left);
    const auto last = std::find_if(said.rbegin(), said.rend(), [&](const PairJudgement& each) {
        return std::minmax(each.a, each.b) == std::minmax(left, right);
    });
    const auto a = face(left);
    const auto b = face(right);
    throw Error(Fault::usage,
                fmt::format("{} and {} were told apart by {} on {} ({})", record_name(a.source, a.key),
                            record_name(b.source, b.key), last->by, last->at.substr(0, 10), last->why),
                "take that word back first: `evident dedup undo`");
}

std::vector<PairJudgement> DedupTable::judgements() { return PairTable(database_).judgements(RecordId::none); }

std::vector<PairJudgement> DedupTable::judgements(RecordId record) { return PairTable(database_).judgements(record); }

// By grade, then by source and key; the first of any two reports is the one told.
std::vector<KeptPair> DedupTable::waiting() {
    auto rows = database_.prepare(
        "SELECT p.a, p.b, p.verdict, p.rule, p.bond, p.grade, p.run, p.at, a.report, b.report, "
        "a.source || char(1) || a.key AS x, b.source || char(1) || b.key AS y FROM pair p "
        "JOIN record a ON a.id = p.a JOIN record b ON b.id = p.b "
        "WHERE p.verdict IN ('ask', 'same') AND a.report <> b.report AND a.current IS NOT NULL AND b.current IS NOT "
        "NULL "
        "ORDER BY p.grade DESC, min(x, y), max(x, y)");
    std::set<Reports> seen;
    std::vector<KeptPair> out;
    while (rows.step()) {
        const Reports reports = std::minmax(ReportId{rows.integer(8)}, ReportId{rows.integer(9)});
        if (!seen.insert(reports).second || told_apart(reports.first, reports.second)) continue;
        out.push_back(pair_in(rows));
    }
    return out;
}

bool DedupTable::told_apart(ReportId left, ReportId right) {
    PairTable pairs(database_);
    RecordTable records(store_);
    for (const auto record : members(left)) {
        for (const auto& [other, word] : pairs.words_on(record)) {
            if (word == Word::different && records.report_of(other) == right) return true;
        }
    }
    return false;
}

std::vector<KeptPair> DedupTable::pairs_of(RecordId record) { return PairTable(database_).of(record); }

std::vector<KeptPair> DedupTable::bonds_of(ReportId report) {
    RecordTable records(store_);
    PairTable pairs(database_);
    std::vector<KeptPair> out;
    for (const auto record : members(report)) {
        for (const auto& pair : pairs.of(record)) {
            if (pair.bond != Bond::none && records.report_of(pair.other(record)) != report) out.push_back(pair);
        }
    }
    return out;
}

std::vector<RecordId> DedupTable::members(ReportId report) {
    auto rows = database_.cached("SELECT id FROM record WHERE report = ? ORDER BY id");
    rows.bind(1, number(report));
    std::vector<RecordId> out;
    while (rows.step()) out.push_back(RecordId{rows.integer(0)});
    return out;
}

std::vector<Move> DedupTable::moves(ReportId report) {
    auto rows = database_.cached(
        "SELECT id, run, at, coalesce(record, 0), gone, kept, rule, evidence FROM merge WHERE kept = ?1 OR gone = ?1 "
        "ORDER BY id");
    rows.bind(1, number(report));
    return moves_in(rows);
}

std::vector<Move> DedupTable::moves() {
    auto rows =
        database_.cached("SELECT id, run, at, coalesce(record, 0), gone, kept, rule, evidence FROM merge ORDER BY id");
    return moves_in(rows);
}

Face DedupTable::face(RecordId record) { return FaceTable(database_).face(record); }

}  // namespace evident
