#include "query/membership/ledger.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

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
            if (held && admitted(review_.protocol, held->record)) take(*held);
        }
        add_withdrawn();
        return in_order();
    }

  private:
    struct Chosen {
        RecordId record = RecordId::none;
        LedgerEntry entry;
    };

    std::vector<LedgerEntry> in_order() {
        std::vector<Chosen> chosen;
        for (auto& [report, one] : late_) {
            if (!in_time_.contains(report)) chosen.push_back(std::move(one));
        }
        std::sort(chosen.begin(), chosen.end(), [](const Chosen& a, const Chosen& b) {
            return std::pair(a.entry.why, a.record) < std::pair(b.entry.why, b.record);
        });
        std::vector<LedgerEntry> out;
        for (auto& one : chosen) out.push_back(std::move(one.entry));
        return out;
    }

    void take(const Held& held) {
        auto entry = entry_of(held);
        const auto why = reason(held);
        if (!why) {
            if (was_there(held.record, entry)) in_time_.insert(held.report);
            return;
        }
        if (*why == Late::indexed || *why == Late::revised) came_with(held.version, entry);
        add(held, *why, std::move(entry));
    }

    // Of a report's records the one that was there most has the word: revised before indexed before entered before
    // published. Of two alike the first, but the newest of two revisions.
    void add(const Held& held, Late why, LedgerEntry entry) {
        entry.why = why;
        const auto before = late_.find(held.report);
        if (before != late_.end()) {
            const auto& other = before->second.entry;
            const bool newer = why >= Late::revised && why == other.why && entry.seen > other.seen;
            if (why <= other.why && !newer) return;
        }
        late_[held.report] = {held.id, std::move(entry)};
    }

    // A record that tells no date of itself is no witness, unless this store held it on the day.
    bool was_there(const Record& record, const LedgerEntry& entry) const {
        return stated_publication(record).known() || made(record).known() || entry.first_seen < after_;
    }

    static Span made(const Record& record) {
        const auto created = date(record, DateKind::create);
        return created.known() ? created : date(record, DateKind::entry);
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
        add_date("publication", stated_publication(held.record));
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
        if (late(stated_publication(record))) return Late::published;
        if (late(made(record))) return Late::entered;
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
            // Beside a record that stands, one that came after the cutoff and went again changes nothing.
            const auto why = reason(held);
            if (late_.contains(held.report) && why && *why <= Late::entered) continue;
            auto entry = entry_of(held);
            entry.seen = rows.text(2);
            entry.run = RunId{rows.integer(3)};
            add(held, Late::withdrawn, std::move(entry));
        }
    }

    Store& store_;
    const Review& review_;
    Day cutoff_;
    Moment after_;  // the first moment after the cutoff's day
    ReviewStrategy strategy_;
    std::map<ReportId, Chosen> late_;
    std::set<ReportId> in_time_;  // found on the cutoff's day by a record that is as it was
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
