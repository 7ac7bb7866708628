#include "store/reports/pairs.hpp"

#include <algorithm>
#include <map>

#include "base/error.hpp"

namespace evident {
namespace {

[[noreturn]] void refuse_word(std::string_view word) {
    throw Error(Fault::store, "the store holds \"" + std::string(word) + "\" where a decision should stand",
                "run `evident check`");
}

Word word_in(std::string_view text) {
    if (const auto word = parse_word(text)) return *word;
    refuse_word(text);
}

}  // namespace

std::string_view name(Word word) {
    switch (word) {
        case Word::same: return "same";
        case Word::different: return "different";
        case Word::undone: break;
    }
    return "undone";
}

std::optional<Word> parse_word(std::string_view text) {
    for (const auto word : {Word::same, Word::different, Word::undone}) {
        if (name(word) == text) return word;
    }
    return {};
}

Verdict parse_verdict(std::string_view word) {
    for (const auto verdict : {Verdict::same, Verdict::ask, Verdict::different}) {
        if (name(verdict) == word) return verdict;
    }
    refuse_word(word);
}

Bond parse_bond(std::string_view word) {
    for (int i = 0; i <= int(Bond::again); ++i) {
        if (name(static_cast<Bond>(i)) == word) return static_cast<Bond>(i);
    }
    refuse_word(word);
}

std::optional<KeptPair> to_keep(RecordId left, RecordId right, const Decision& decision, const Arrival& arrival) {
    if (decision.verdict == Verdict::different && decision.bond == Bond::none) return {};
    return KeptPair{std::min(left, right), std::max(left, right), decision.verdict, std::string(decision.rule),
                    decision.bond,         decision.grade,        arrival.run,      arrival.at};
}

KeptPair pair_in(const Statement& row) {
    KeptPair out;
    out.a = RecordId{row.integer(0)};
    out.b = RecordId{row.integer(1)};
    out.verdict = parse_verdict(row.text(2));
    out.rule = row.text(3);
    out.bond = parse_bond(row.text(4));
    out.grade = int(row.integer(5));
    out.run = RunId{row.integer(6)};
    out.at = row.text(7);
    return out;
}

std::optional<KeptPair> PairTable::find(RecordId a, RecordId b) {
    auto row = database_.cached("SELECT a, b, verdict, rule, bond, grade, run, at FROM pair WHERE a = ? AND b = ?");
    row.bind(1, number(std::min(a, b))).bind(2, number(std::max(a, b)));
    if (!row.step()) return {};
    return pair_in(row);
}

std::vector<KeptPair> PairTable::of(RecordId record) {
    auto rows = database_.cached(
        "SELECT a, b, verdict, rule, bond, grade, run, at FROM pair WHERE a = ?1 "
        "UNION ALL SELECT a, b, verdict, rule, bond, grade, run, at FROM pair WHERE b = ?1 ORDER BY 1, 2");
    rows.bind(1, number(record));
    std::vector<KeptPair> out;
    while (rows.step()) out.push_back(pair_in(rows));
    return out;
}

void PairTable::put(const KeptPair& pair) {
    database_.cached("INSERT INTO pair (a, b, verdict, rule, bond, grade, run, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(1, number(pair.a))
        .bind(2, number(pair.b))
        .bind(3, name(pair.verdict))
        .bind(4, pair.rule)
        .bind(5, name(pair.bond))
        .bind(6, std::int64_t(pair.grade))
        .bind(7, number(pair.run))
        .bind(8, pair.at)
        .run();
}

void PairTable::remove(RecordId a, RecordId b) {
    database_.cached("DELETE FROM pair WHERE a = ? AND b = ?")
        .bind(1, number(std::min(a, b)))
        .bind(2, number(std::max(a, b)))
        .run();
}

Word PairTable::word(RecordId a, RecordId b) {
    auto row =
        database_.cached("SELECT word FROM pair_judgement WHERE a = ? AND b = ? ORDER BY at DESC, id DESC LIMIT 1");
    row.bind(1, number(std::min(a, b))).bind(2, number(std::max(a, b)));
    return row.step() ? word_in(row.text(0)) : Word::undone;
}

std::vector<std::pair<RecordId, Word>> PairTable::words_on(RecordId record) {
    std::map<RecordId, Word> newest;
    for (const auto& each : judgements(record)) newest[each.other(record)] = each.word;
    std::vector<std::pair<RecordId, Word>> out;
    for (const auto& [other, word] : newest) {
        if (word != Word::undone) out.emplace_back(other, word);
    }
    return out;
}

std::vector<PairJudgement> PairTable::judgements(RecordId record) {
    auto rows =
        record == RecordId::none
            ? database_.cached("SELECT id, a, b, word, by, why, at FROM pair_judgement ORDER BY at, id")
            : database_.cached(
                  "SELECT id, a, b, word, by, why, at FROM pair_judgement WHERE a = ?1 "
                  "UNION ALL SELECT id, a, b, word, by, why, at FROM pair_judgement WHERE b = ?1 ORDER BY 7, 1");
    if (record != RecordId::none) rows.bind(1, number(record));
    std::vector<PairJudgement> out;
    while (rows.step()) {
        out.push_back({rows.integer(0), RecordId{rows.integer(1)}, RecordId{rows.integer(2)}, word_in(rows.text(3)),
                       std::string(rows.text(4)), std::string(rows.text(5)), Moment(rows.text(6))});
    }
    return out;
}

void PairTable::judge(const PairJudgement& judgement) {
    database_.cached("INSERT INTO pair_judgement (a, b, word, by, why, at) VALUES (?, ?, ?, ?, ?, ?)")
        .bind(1, number(std::min(judgement.a, judgement.b)))
        .bind(2, number(std::max(judgement.a, judgement.b)))
        .bind(3, name(judgement.word))
        .bind(4, judgement.by)
        .bind(5, judgement.why)
        .bind(6, judgement.at)
        .run();
}

}  // namespace evident
