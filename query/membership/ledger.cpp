#include "query/membership/ledger.hpp"

#include <algorithm>
#include <optional>

#include "query/links.hpp"
#include "query/membership/review_strategy.hpp"
#include "store/evidence/eligibility.hpp"
#include "store/record/record_json.hpp"

namespace evident {
namespace {

// A version of a record: when it came, and by which run.
struct Came {
    Moment at;
    RunId run = RunId::none;
};

bool admitted(const Protocol& protocol, const Record& record) {
    const auto clauses = judge(protocol, record).clauses;
    return std::all_of(clauses.begin(), clauses.end(),
                       [](const Clause& clause) { return clause.met || clause.rule == "cutoff"; });
}

class Ledger {
  public:
    Ledger(Store& store, const Review& review)
        : store_(store),
          review_(review),
          cutoff_(review.protocol.cutoff),
          after_(to_iso(next_day(cutoff_))),
          strategy_(store, review) {}

    std::vector<LedgerEntry> run() {
        RecordTable records(store_);
        for (const auto id : strategy_.found_records()) {
            const auto held = records.find(id);
            if (!held || !admitted(review_.protocol, held->record)) continue;
            auto entry = entry_of(*held);
            const auto why = reason(*held);
            if (!why) continue;
            if (*why == Late::indexed || *why == Late::revised) came_with(held->version, entry);
            add(*why, std::move(entry));
        }
        add_withdrawn();
        std::stable_sort(out_.begin(), out_.end(), [](const LedgerEntry& a, const LedgerEntry& b) {
            const auto rank = [](Late why) { return std::find(all_late.begin(), all_late.end(), why); };
            return rank(a.why) < rank(b.why);
        });
        return std::move(out_);
    }

  private:
    void add(Late why, LedgerEntry entry) {
        entry.why = why;
        out_.push_back(std::move(entry));
    }

    LedgerEntry entry_of(const Held& held) {
        LedgerEntry entry;
        entry.report = report_name(store_, held.report);
        entry.record = held.record.source + ':' + held.record.key;
        if (entry.report.empty()) entry.report = entry.record;
        entry.title = held.record.title;
        const auto add_date = [&](std::string_view name, const Span& span) {
            if (!span.known()) return;
            entry.dates.push_back({std::string(name), span, span.first <= cutoff_ && span.last > cutoff_});
        };
        add_date("publication", earliest_publication(held.record));
        for (const auto kind : {DateKind::create, DateKind::entry, DateKind::mesh, DateKind::revised}) {
            add_date(name(kind), date(held.record, kind));
        }
        const auto first = first_version(held.id);
        entry.first_seen = first.at;
        entry.seen = first.at;
        entry.run = first.run;
        return entry;
    }

    std::optional<Late> reason(const Held& held) {
        const auto& record = held.record;
        const auto late = [&](const Span& span) { return span.known() && span.first > cutoff_; };
        if (late(earliest_publication(record))) return Late::published;
        auto made = date(record, DateKind::create);
        if (!made.known()) made = date(record, DateKind::entry);
        if (late(made)) return Late::entered;
        // Until a record is indexed its MeSH date is its entry date.
        const auto mesh = date(record, DateKind::mesh);
        if (late(mesh) && mesh != date(record, DateKind::entry)) return Late::indexed;
        if (late(date(record, DateKind::revised)) || was_revised(held.id)) return Late::revised;
        return {};
    }

    // What makes it late came with the version that is shown.
    void came_with(VersionId version, LedgerEntry& entry) {
        auto row = store_.database().cached("SELECT seen, run FROM version WHERE id = ?").bind(1, number(version));
        if (!row.step()) return;
        entry.seen = row.text(0);
        entry.run = RunId{row.integer(1)};
    }

    Came first_version(RecordId record) {
        auto row = store_.database().cached("SELECT seen, run FROM version WHERE record = ? ORDER BY id LIMIT 1");
        row.bind(1, number(record));
        if (!row.step()) return {};
        return {std::string(row.text(0)), RunId{row.integer(1)}};
    }

    // A version but the first came after the cutoff's day.
    bool was_revised(RecordId record) {
        auto row = store_.database().cached(
            "SELECT 1 FROM version v WHERE v.record = ?1 AND v.seen >= ?2 "
            "AND EXISTS (SELECT 1 FROM version e WHERE e.record = ?1 AND e.id < v.id) LIMIT 1");
        row.bind(1, number(record)).bind(2, after_);
        return row.step();
    }

    // Records that are gone and that the search found in their last words.
    void add_withdrawn() {
        auto rows = store_.database().prepare(
            "SELECT r.id, r.report, w.at, w.run, "
            "(SELECT content FROM version v WHERE v.record = r.id ORDER BY v.id DESC LIMIT 1) "
            "FROM record r JOIN withdrawal w ON w.rowid = (SELECT max(rowid) FROM withdrawal WHERE record = r.id) "
            "WHERE r.current IS NULL AND w.at >= ? ORDER BY r.id");
        rows.bind(1, after_);
        while (rows.step()) {
            const Held held{RecordId{rows.integer(0)}, ReportId{rows.integer(1)}, VersionId::none,
                            record_from_json(rows.text(4))};
            if (!strategy_.found(held.id, held.record.source, Scanned(held.record))) continue;
            if (!admitted(review_.protocol, held.record)) continue;
            auto entry = entry_of(held);
            entry.seen = rows.text(2);
            entry.run = RunId{rows.integer(3)};
            add(Late::withdrawn, std::move(entry));
        }
    }

    Store& store_;
    const Review& review_;
    Day cutoff_;
    Moment after_;  // the first moment after the cutoff's day
    ReviewStrategy strategy_;
    std::vector<LedgerEntry> out_;
};

}  // namespace

std::string_view name(Late why) {
    switch (why) {
        case Late::withdrawn: return "withdrawn later";
        case Late::entered: return "entered later";
        case Late::indexed: return "indexed later";
        case Late::revised: return "revised later";
        case Late::published: break;
    }
    return "published later";
}

std::vector<LedgerEntry> ledger(Store& store, const Review& review, Day since) {
    if (review.protocol.cutoff == Day::none) return {};
    auto out = Ledger(store, review).run();
    if (since != Day::none) std::erase_if(out, [&](const LedgerEntry& entry) { return entry.seen < to_iso(since); });
    return out;
}

}  // namespace evident
