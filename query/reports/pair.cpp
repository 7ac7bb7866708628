#include "query/reports/pair.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "base/error.hpp"

namespace evident {
namespace {

// A pair that holds records together, by the records' numbers.
struct Hold {
    RecordId a = RecordId::none;
    RecordId b = RecordId::none;
    std::string rule;
    std::string sentence;
};

std::string told(const PairJudgement& word) {
    return fmt::format("{} said so on {}: {}", word.by, word.at.substr(0, 10), word.why);
}

std::pair<RecordId, RecordId> key_of(RecordId a, RecordId b) { return std::minmax(a, b); }

// People's words by pair, the oldest first.
using Words = std::map<std::pair<RecordId, RecordId>, std::vector<PairJudgement>>;

Words all_words(Store& store) {
    Words out;
    for (auto& word : DedupTable(store).judgements()) out[key_of(word.a, word.b)].push_back(std::move(word));
    return out;
}

std::string sentence_of(DedupTable& dedup, const KeptPair& pair) {
    const auto decision = decide(dedup.face(pair.a), dedup.face(pair.b));
    return decision.rule == pair.rule ? std::string(decision.sentence) : std::string();
}

std::vector<Hold> holds_within(Store& store, const std::vector<ShownRecord>& records) {
    DedupTable dedup(store);
    const auto within = [&](RecordId id) {
        return std::any_of(records.begin(), records.end(), [&](const ShownRecord& one) { return one.held.id == id; });
    };
    std::vector<Hold> out;
    const auto words = all_words(store);
    for (const auto& [pair, said] : words) {
        const auto* word = word_that_counts(said);
        if (word == nullptr || word->word != Word::same || !within(pair.first) || !within(pair.second)) continue;
        out.push_back({pair.first, pair.second, "judged", told(*word)});
    }
    for (const auto& one : records) {
        for (const auto& pair : dedup.pairs_of(one.held.id)) {
            if (pair.verdict != Verdict::same || pair.a != one.held.id || !within(pair.b)) continue;
            const auto said = words.find(key_of(pair.a, pair.b));
            if (said != words.end() && word_that_counts(said->second) != nullptr) continue;
            out.push_back({pair.a, pair.b, pair.rule, sentence_of(dedup, pair)});
        }
    }
    return out;
}

// The shortest way from one record to the other; empty when there is none.
std::vector<Hold> way(const std::vector<Hold>& holds, RecordId from, RecordId to) {
    std::map<RecordId, const Hold*> reached{{from, nullptr}};
    std::vector<RecordId> next{from};
    for (std::size_t i = 0; i < next.size() && reached.count(to) == 0; ++i) {
        for (const auto& hold : holds) {
            if (hold.a != next[i] && hold.b != next[i]) continue;
            const auto other = hold.a == next[i] ? hold.b : hold.a;
            if (reached.emplace(other, &hold).second) next.push_back(other);
        }
    }
    std::vector<Hold> out;
    if (reached.count(to) == 0) return out;
    for (auto at = to; at != from;) {
        const auto& hold = *reached[at];
        const auto before = hold.a == at ? hold.b : hold.a;
        out.push_back({before, at, hold.rule, hold.sentence});
        at = before;
    }
    std::reverse(out.begin(), out.end());
    return out;
}

std::string name_in(const std::vector<ShownRecord>& records, RecordId id) {
    for (const auto& one : records) {
        if (one.held.id == id) return one.name;
    }
    return {};
}

std::vector<ChainLink> named(const std::vector<Hold>& holds, const std::vector<ShownRecord>& records) {
    std::vector<ChainLink> out;
    for (const auto& hold : holds) {
        out.push_back({name_in(records, hold.a), name_in(records, hold.b), hold.rule, hold.sentence});
    }
    return out;
}

// The first two of both reports that a person told apart, else that must part.
std::optional<Obstacle> obstacle_between(Store& store, ReportId left, ReportId right) {
    DedupTable dedup(store);
    const auto words = all_words(store);
    const auto ours = shown_records(store, left);
    const auto theirs = shown_records(store, right);
    std::optional<Obstacle> out;
    for (const auto& a : ours) {
        for (const auto& b : theirs) {
            const auto said = words.find(key_of(a.held.id, b.held.id));
            const auto* word = said == words.end() ? nullptr : word_that_counts(said->second);
            if (word != nullptr && word->word == Word::different) return Obstacle{a.name, b.name, told(*word), true};
            if (out || word != nullptr) continue;
            const auto decision = decide(dedup.face(a.held.id), dedup.face(b.held.id));
            if (decision.must_part()) out = Obstacle{a.name, b.name, std::string(decision.sentence), false};
        }
    }
    return out;
}

struct BestPair {
    const ShownRecord* a = nullptr;
    const ShownRecord* b = nullptr;
    Decision decision;
    std::int64_t looked_at = 0;
};

// same before ask before different; among those the greater grade, of different the lesser; then as the records stand.
bool better(const Decision& one, const Decision& other) {
    if (one.verdict != other.verdict) return one.verdict < other.verdict;
    return one.verdict == Verdict::different ? one.grade < other.grade : one.grade > other.grade;
}

BestPair best_pair(DedupTable& dedup, const NamedRecords& left, const NamedRecords& right) {
    BestPair best;
    for (const auto& a : left.records) {
        const auto face = dedup.face(a.held.id);
        for (const auto& b : right.records) {
            if (a.held.id == b.held.id) continue;
            ++best.looked_at;
            const auto decision = decide(face, dedup.face(b.held.id));
            if (best.a != nullptr && !better(decision, best.decision)) continue;
            best.a = &a;
            best.b = &b;
            best.decision = decision;
        }
    }
    return best;
}

}  // namespace

const PairJudgement* word_that_counts(const std::vector<PairJudgement>& words) {
    if (words.empty() || words.back().word == Word::undone) return nullptr;
    return &words.back();
}

std::vector<PairJudgement> words_on(Store& store, RecordId a, RecordId b) {
    auto out = DedupTable(store).judgements(a);
    std::erase_if(out, [&](const PairJudgement& word) { return key_of(word.a, word.b) != key_of(a, b); });
    return out;
}

PairExplained explain(Store& store, const NamedRecords& left, const NamedRecords& right) {
    DedupTable dedup(store);
    const auto best = best_pair(dedup, left, right);
    if (best.a == nullptr) {
        throw Error(Fault::usage, fmt::format("{} and {} are one and the same record", left.name, right.name),
                    "name two records, or one report alone");
    }
    PairExplained out;
    out.a = *best.a;
    out.b = *best.b;
    out.decision = best.decision;
    out.looked_at = best.looked_at;
    const auto a = dedup.face(out.a.held.id);
    const auto b = dedup.face(out.b.held.id);
    out.evidence = evidence(a, b, compare(a, b));
    out.words = words_on(store, out.a.held.id, out.b.held.id);
    out.one_report = out.a.held.report == out.b.held.report;
    if (out.one_report) {
        const auto records = shown_records(store, out.a.held.report);
        out.chain = named(way(holds_within(store, records), out.a.held.id, out.b.held.id), records);
    } else if (out.decision.verdict != Verdict::different) {
        out.obstacle = obstacle_between(store, out.a.held.report, out.b.held.report);
    }
    return out;
}

std::vector<ChainLink> links_within(Store& store, const std::vector<ShownRecord>& records) {
    return named(holds_within(store, records), records);
}

}  // namespace evident
