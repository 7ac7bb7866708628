// Which records make one report, kept up to date: candidates, decisions, people's judgements and the reports that
// follow from them. The same records and judgements give the same reports, in whatever order they came.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/dedup/decide.hpp"
#include "store/reports/records.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

// A decision on two records as the store keeps it. `different` is kept only with a bond.
struct KeptPair {
    RecordId a = RecordId::none;  // a < b
    RecordId b = RecordId::none;
    Verdict verdict = Verdict::ask;
    std::string rule;
    Bond bond = Bond::none;
    int grade = 0;
    RunId run = RunId::none;  // that decided it
    Moment at;

    RecordId other(RecordId one) const { return a == one ? b : a; }
};

// A person's word on two records. Never changed; the newest of a pair counts.
enum class Word : std::uint8_t { same, different, undone };  // undone: the earlier words count no more

// "same", "different" or "undone", as written in the log and the store.
std::string_view name(Word word);
std::optional<Word> parse_word(std::string_view text);

struct PairJudgement {
    std::int64_t id = 0;
    RecordId a = RecordId::none;  // a < b
    RecordId b = RecordId::none;
    Word word = Word::undone;
    std::string by;
    std::string why;
    Moment at;

    RecordId other(RecordId one) const { return a == one ? b : a; }
};

// One line of the log of moves: a record went from one report to another.
struct Move {
    std::int64_t id = 0;
    RunId run = RunId::none;
    Moment at;
    RecordId record = RecordId::none;  // none: of stores before schema 4, whole reports were joined
    ReportId from = ReportId::none;
    ReportId to = ReportId::none;
    std::string rule;      // a rule of docs/dedup.md, "judged", "split", "revised"
    std::string evidence;  // the record it goes with and why, in words
};

struct DedupCounts {
    std::int64_t same = 0;  // pairs
    std::int64_t ask = 0;
    std::int64_t different = 0;  // candidate pairs that were looked at and found different
    std::int64_t reports = 0;
    std::int64_t moved = 0;  // records whose report changed
};

class DedupTable {
  public:
    explicit DedupTable(Store& store) : store_(store), database_(store.database()) {}

    // The record shows another face, or its first (fresh: it was put for the first time): decides its pairs anew and
    // puts the records that this touches into the reports that follow. Call within the transaction that put the record.
    // Says whether the record shares its report with another.
    bool place(RecordId record, const Prepared& prepared, const Arrival& arrival, bool fresh);

    // Everything again from what the records say. progress(done, of) is called now and then.
    DedupCounts run(const Arrival& arrival, const std::function<void(std::int64_t, std::int64_t)>& progress);
    // Whether the store was judged by rules that are not today's (then run() is due).
    bool outdated();
    // 0 in a sound store: records whose report is not the one that follows from what all say, and one more for each of
    // faces, keys and pairs of which any is not what it should be. Judges the whole base, and leaves it as it is.
    std::int64_t differing();

    // A person's word; the reports follow at once. Throws Error (usage) when it says that records are one which chains
    // of words say are two: that word must be undone first, and the message names it.
    void judge(RecordId a, RecordId b, Word word, std::string_view by, std::string_view why, const Arrival& arrival);
    // All, or those of one record, the oldest first.
    std::vector<PairJudgement> judgements();
    std::vector<PairJudgement> judgements(RecordId record);

    // Pairs that wait for a person: decided "ask", or "same" and not joined because a chain would join two that are
    // different; between two reports, neither of whose records a person told apart. By grade, then source and key; one
    // pair for any two reports, the strongest.
    std::vector<KeptPair> waiting();
    // Kept pairs of one record, of any verdict.
    std::vector<KeptPair> pairs_of(RecordId record);
    // Reports bound to this one by a kept bond of their records.
    std::vector<KeptPair> bonds_of(ReportId report);
    // The records of a report, withdrawn ones too, in order of id.
    std::vector<RecordId> members(ReportId report);
    std::vector<Move> moves(ReportId report);
    std::vector<Move> moves();
    Face face(RecordId record);

  private:
    // Throws: a person told the two apart.
    [[noreturn]] void refuse(RecordId left, RecordId right);
    bool told_apart(ReportId left, ReportId right);

    Store& store_;
    Database& database_;
};

}  // namespace evident
