// Records and the reports they make: putting versions in, withdrawing, reading back. Every write leaves its FTS5 row
// and a line in the change feed in the same transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/problem.hpp"
#include "store/record/record.hpp"
#include "store/reports/prepared.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

// Where and when a version came in.
struct Arrival {
    RunId run = RunId::none;
    InputId input = InputId::none;
    std::uint64_t begin = 0;  // bytes of the input's text
    std::uint64_t end = 0;
    Moment at;
    bool note_sighting = false;  // also of a record that is held in these words already
    // What comes is the source's newest word, as of a mirror's files in their order or of its answer today: a record it
    // withdrew comes back when it is sent again, and words said before are shown again. Else (a file that a person
    // brings, new or old) words that are held change nothing.
    bool in_order = false;
    // The run's own input, where `input` is an earlier one that keeps the same bytes: what a sighting names.
    InputId own_input = InputId::none;
};

enum class Put { fresh, updated, unchanged };

struct PutResult {
    Put what = Put::unchanged;
    RecordId record = RecordId::none;
    bool joined = false;   // a fresh record whose report another record had already
    std::string conflict;  // that it shares an identifier with a record of another report, and why they are two
};

// A record as the store holds it now.
struct Held {
    RecordId id = RecordId::none;
    ReportId report = ReportId::none;
    VersionId version = VersionId::none;
    Record record;
};

// A record that its source withdrew, in its last words; held.version is theirs.
struct Withdrawn {
    Held held;
    Moment at;
};

class RecordTable {
  public:
    explicit RecordTable(Store& store) : store_(store), database_(store.database()) {}

    // Stores the record unless an equal version of its key is held. Call within a transaction.
    PutResult put(const Prepared& prepared, const Arrival& arrival);
    // From here on the words of records that are put are held back: a record that changes reports makes FTS5 write out
    // what it was given before, so that it is given much at once. release_words() must be called before the
    // transaction is committed, drop_words() when it is undone.
    void hold_words() { holding_ = true; }
    void release_words();
    void drop_words() { held_words_.clear(); }
    // The source withdraws the record; false when there is none or it is withdrawn already.
    bool withdraw(std::string_view source, std::string_view key, const Arrival& arrival);

    // The current version; nothing when there is no such record or it is withdrawn.
    std::optional<Held> find(RecordId record);
    std::optional<RecordId> find_key(std::string_view source, std::string_view key);
    // The current records of a report, PubMed's first, then by arrival.
    std::vector<Held> of_report(ReportId report);
    // Those of the report that their sources withdrew, in the same order.
    std::vector<Withdrawn> withdrawn_of(ReportId report);
    // The reports with a withdrawn record that carried this identifier in its last words. Reads all that are withdrawn.
    std::vector<ReportId> reports_once_named(const std::string& identifier);
    // The report that holds the records of this one today: itself, or the one it was joined to.
    ReportId standing_for(ReportId report);
    // The report a record belongs to.
    ReportId report_of(RecordId record);
    // The reports that carry this identifier, as given by to_text(Identifier).
    std::vector<ReportId> reports_named(const std::string& identifier);
    std::vector<std::string> registrations(ReportId report);
    // What current records say of the report, by any of its names: the type of the relation ("RetractionOf") and the
    // record that says it.
    struct Said {
        std::string type;
        RecordId by = RecordId::none;
    };
    std::vector<Said> said_of(ReportId report);

    std::int64_t count_current();
    std::int64_t count_reports();
    // All reports that have a current record, in order.
    std::vector<ReportId> reports();

  private:
    struct Known {
        RecordId id = RecordId::none;
        ReportId report = ReportId::none;
        VersionId current = VersionId::none;  // none: withdrawn
    };
    std::optional<Known> known(std::string_view source, std::string_view key);
    PutResult put_first(const Prepared& prepared, const Arrival& arrival);
    PutResult put_again(const Known& known, const Prepared& prepared, const Arrival& arrival);
    void note_sighting(RecordId record, const Arrival& arrival);
    VersionId add_version(RecordId record, const Prepared& prepared, const Arrival& arrival);
    void show(RecordId record, VersionId version, const Prepared& prepared);
    void hide(const Known& known);
    PutResult put_as_before(const Known& known, VersionId version, const Prepared& prepared, const Arrival& arrival);
    void add_words(RecordId record, const Prepared& prepared);
    void set_studies(RecordId record, const Prepared& prepared);
    ReportId new_report();
    std::string conflict_of(RecordId record, const Prepared& prepared);
    // version none: nothing is shown any more.
    void note_showing(RecordId record, VersionId version, const Arrival& arrival);
    void note_change(RecordId record, RunId run);
    Record content(VersionId version);

    Store& store_;
    Database& database_;
    bool holding_ = false;
    std::vector<std::pair<RecordId, RecordWords>> held_words_;
};

}  // namespace evident
