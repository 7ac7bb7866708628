#include "query/reports/words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/error.hpp"
#include "query/reports/pair.hpp"

namespace evident {
namespace {

constexpr std::array<std::string_view, 3> word_names = {"same", "different", "undone"};
constexpr std::size_t most_pairs = 400;  // of one word

using Pair = std::pair<const ShownRecord*, const ShownRecord*>;

// Watches which records change their report while words are said.
class Watch {
  public:
    explicit Watch(Store& store) : store_(store), table_(store) {}

    void touch(ReportId report) {
        for (const auto& one : shown_records(store_, report)) before_.emplace(one.held.id, std::pair(report, one.name));
    }

    void finish(WordResult& out) {
        std::set<ReportId> old;
        std::set<ReportId> now;
        for (const auto& [record, was] : before_) {
            const auto report = table_.report_of(record);
            old.insert(was.first);
            now.insert(report);
            if (report != was.first) out.moved.push_back({was.second, was.first, report});
        }
        for (const auto report : now) {
            ReportNow made{report, {}};
            for (const auto& one : shown_records(store_, report)) made.records.push_back(one.name);
            out.reports.push_back(std::move(made));
        }
        old.insert(now.begin(), now.end());
        if (!out.moved.empty()) out.judgements = hanging_on(old);
    }

  private:
    std::vector<Judgement> hanging_on(const std::set<ReportId>& reports) {
        std::vector<Judgement> out;
        EvidenceTable evidence(store_);
        for (const auto& review : evidence.reviews()) {
            for (const auto& claim : review.claims) {
                for (auto& judgement : evidence.judgements(review.key, claim.key)) {
                    if (reports.count(judgement.report) != 0) out.push_back(std::move(judgement));
                }
            }
        }
        return out;
    }

    Store& store_;
    RecordTable table_;
    std::map<RecordId, std::pair<ReportId, std::string>> before_;
};

std::string told(const PairJudgement& word, const Pair& pair) {
    return fmt::format("{} said on {} that {} and {} are {}", word.by, word.at.substr(0, 10), pair.first->name,
                       pair.second->name, word.word == Word::same ? "one" : "two");
}

// The word that counts on the pair.
std::optional<PairJudgement> standing_word(Store& store, const Pair& pair) {
    const auto words = words_on(store, pair.first->held.id, pair.second->held.id);
    const auto* word = word_that_counts(words);
    if (word == nullptr) return {};
    return *word;
}

WordResult say(Store& store, const std::vector<Pair>& pairs, Word word, std::string_view by, std::string_view why,
               const Arrival& arrival) {
    DedupTable dedup(store);
    Watch watch(store);
    WordResult out;
    out.word = word;
    for (const auto& [a, b] : pairs) {
        watch.touch(a->held.report);
        watch.touch(b->held.report);
    }
    for (const auto& [a, b] : pairs) {
        dedup.judge(a->held.id, b->held.id, word, by, why, arrival);
        out.pairs.emplace_back(a->name, b->name);
    }
    watch.finish(out);
    return out;
}

std::vector<Pair> pairs_between(const std::vector<ShownRecord>& left, const std::vector<ShownRecord>& right) {
    std::vector<Pair> out;
    for (const auto& a : left) {
        for (const auto& b : right) {
            if (a.held.id != b.held.id) out.emplace_back(&a, &b);
        }
    }
    if (out.size() > most_pairs) {
        throw Error(Fault::usage, fmt::format("these names mean {} pairs of records", out.size()),
                    "name single records as SOURCE:KEY");
    }
    return out;
}

// Says "different" of the pairs of which nobody has said it.
WordResult part(Store& store, std::vector<Pair> pairs, std::string_view by, std::string_view why,
                const Arrival& arrival) {
    std::optional<std::string> said;
    std::erase_if(pairs, [&](const Pair& pair) {
        const auto word = standing_word(store, pair);
        if (!word) return false;
        if (word->word == Word::same) {
            throw Error(Fault::usage, told(*word, pair), "take it back first with `evident dedup undo`");
        }
        if (!said) said = told(*word, pair);
        return true;
    });
    if (pairs.empty() && said) {
        throw Error(Fault::usage, *said, "nothing is left to say; `evident dedup undo` takes a word back");
    }
    return say(store, pairs, Word::different, by, why, arrival);
}

}  // namespace

WordResult say_same(Store& store, const NamedRecords& left, const NamedRecords& right, std::string_view by,
                    std::string_view why, const Arrival& arrival) {
    const auto best = explain(store, left, right);
    const Pair pair{&best.a, &best.b};
    for (const auto& each : pairs_between(left.records, right.records)) {
        const auto word = standing_word(store, each);
        if (!word) continue;
        const bool contrary = word->word == Word::different;
        throw Error(Fault::usage, told(*word, each),
                    contrary ? "take it back first with `evident dedup undo`" : "nothing is left to say");
    }
    return say(store, {pair}, Word::same, by, why, arrival);
}

WordResult say_different(Store& store, const NamedRecords& left, const NamedRecords& right, std::string_view by,
                         std::string_view why, const Arrival& arrival) {
    auto pairs = pairs_between(left.records, right.records);
    if (pairs.empty()) {
        throw Error(Fault::usage, fmt::format("{} and {} are one and the same record", left.name, right.name),
                    "name two records");
    }
    return part(store, std::move(pairs), by, why, arrival);
}

WordResult take_out(Store& store, const NamedRecords& record, std::string_view by, std::string_view why,
                    const Arrival& arrival) {
    auto others = shown_records(store, record.report);
    std::erase_if(others, [&](const ShownRecord& one) {
        return std::any_of(record.records.begin(), record.records.end(),
                           [&](const ShownRecord& own) { return own.held.id == one.held.id; });
    });
    if (others.empty()) {
        throw Error(Fault::usage, fmt::format("{} stands in no report with another record", record.name),
                    "`evident dedup explain` shows what a report is made of; name one of its records as SOURCE:KEY");
    }
    return part(store, pairs_between(record.records, others), by, why, arrival);
}

WordResult undo_words(Store& store, const NamedRecords& left, const NamedRecords* right, std::string_view by,
                      std::string_view why, const Arrival& arrival) {
    std::vector<ShownRecord> others;
    if (right != nullptr) {
        others = right->records;
    } else {
        DedupTable dedup(store);
        std::set<RecordId> ids;
        for (const auto& own : left.records) {
            for (const auto& word : dedup.judgements(own.held.id)) ids.insert(word.other(own.held.id));
        }
        for (const auto id : ids) others.push_back(shown_record(store, id));
    }
    std::vector<Pair> pairs;
    std::set<std::pair<RecordId, RecordId>> seen;
    for (const auto& pair : pairs_between(left.records, others)) {
        const bool fresh = seen.insert(std::minmax(pair.first->held.id, pair.second->held.id)).second;
        if (fresh && standing_word(store, pair)) pairs.push_back(pair);
    }
    if (pairs.empty()) {
        throw Error(Fault::absent, "nobody's word counts on these records", "`evident dedup log` lists all words");
    }
    return say(store, pairs, Word::undone, by, why, arrival);
}

}  // namespace evident
