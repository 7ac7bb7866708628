#include "store/reports/records.hpp"

#include "base/error.hpp"
#include "store/record/record_json.hpp"
#include "store/reports/dedup.hpp"

namespace evident {
namespace {

std::string_view view(const Digest& digest) { return {reinterpret_cast<const char*>(digest.data()), digest.size()}; }

constexpr const char* add_words_sql =
    "INSERT INTO words (rowid, title, abstract, vernacular, keyword, heading, substance, author, affiliation, journal, "
    "other, statement, tags) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* remove_words_sql =
    "INSERT INTO words (words, rowid, title, abstract, vernacular, keyword, heading, substance, author, affiliation, "
    "journal, other, statement, tags) VALUES ('delete', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

// Of records in memory at a time, before FTS5 is given them.
constexpr std::size_t most_held_words = 2000;

void run_words(Statement statement, RecordId record, const RecordWords& words) {
    statement.bind(1, number(record));
    for (std::size_t i = 0; i < field_count; ++i) statement.bind(int(i) + 2, words.columns[i]);
    statement.bind(int(field_count) + 2, words.tags).run();
}

}  // namespace

std::optional<RecordTable::Known> RecordTable::known(std::string_view source, std::string_view key) {
    auto row = database_.cached("SELECT id, report, current FROM record WHERE source = ? AND key = ?");
    row.bind(1, source).bind(2, key);
    if (!row.step()) return {};
    return Known{RecordId{row.integer(0)}, ReportId{row.integer(1)}, VersionId{row.integer(2)}};
}

PutResult RecordTable::put(const Prepared& prepared, const Arrival& arrival) {
    const auto found = known(prepared.source, prepared.key);
    return found ? put_again(*found, prepared, arrival) : put_first(prepared, arrival);
}

PutResult RecordTable::put_first(const Prepared& prepared, const Arrival& arrival) {
    PutResult result;
    result.what = Put::fresh;
    const auto home = new_report();
    database_
        .cached(
            "INSERT INTO record (source, key, report, home, print, electronic, \"create\", entry, mesh, completed, "
            "revised) VALUES (?, ?, ?3, ?3, 0, 0, 0, 0, 0, 0, 0)")
        .bind(1, prepared.source)
        .bind(2, prepared.key)
        .bind(3, number(home))
        .run();
    result.record = RecordId{database_.last_row()};
    const auto version = add_version(result.record, prepared, arrival);
    show(result.record, version, prepared);
    result.joined = DedupTable(store_).place(result.record, prepared, arrival, true);
    result.conflict = conflict_of(result.record, prepared);
    note_showing(result.record, version, arrival);
    note_change(result.record, arrival.run);
    return result;
}

PutResult RecordTable::put_again(const Known& known, const Prepared& prepared, const Arrival& arrival) {
    PutResult result;
    result.record = known.id;
    auto same = database_.cached("SELECT id FROM version WHERE record = ? AND digest = ?");
    same.bind(1, number(known.id)).bind_bytes(2, view(prepared.digest));
    // What was said before brings nothing back: a record its source withdrew stays withdrawn until the source says
    // something new of it, so that the same files twice leave the store as it was.
    if (same.step()) return put_as_before(known, VersionId{same.integer(0)}, prepared, arrival);
    result.what = Put::updated;
    const auto version = add_version(known.id, prepared, arrival);
    if (known.current != VersionId::none) {
        auto current = database_.cached("SELECT source_version FROM version WHERE id = ?");
        current.bind(1, number(known.current));
        if (current.step() && current.integer(0) > prepared.version) return result;  // an older one that came late
        hide(known);
    }
    show(known.id, version, prepared);
    DedupTable(store_).place(known.id, prepared, arrival, false);
    result.conflict = conflict_of(known.id, prepared);
    note_showing(known.id, version, arrival);
    note_change(known.id, arrival.run);
    return result;
}

PutResult RecordTable::put_as_before(const Known& known, VersionId version, const Prepared& prepared,
                                     const Arrival& arrival) {
    PutResult result;
    result.record = known.id;
    note_sighting(known.id, arrival);
    if (!arrival.in_order || known.current == version) return result;
    auto current = database_.cached("SELECT source_version FROM version WHERE id = ?");
    current.bind(1, number(known.current));
    if (current.step() && current.integer(0) > prepared.version) return result;
    if (known.current != VersionId::none) hide(known);
    show(known.id, version, prepared);
    DedupTable(store_).place(known.id, prepared, arrival, false);
    note_showing(known.id, version, arrival);
    note_change(known.id, arrival.run);
    result.what = Put::updated;
    return result;
}

bool RecordTable::withdraw(std::string_view source, std::string_view key, const Arrival& arrival) {
    const auto found = known(source, key);
    if (!found || found->current == VersionId::none) return false;
    hide(*found);
    database_.cached("UPDATE record SET current = NULL WHERE id = ?").bind(1, number(found->id)).run();
    database_.cached("INSERT INTO withdrawal (record, run, at) VALUES (?, ?, ?)")
        .bind(1, number(found->id))
        .bind(2, number(arrival.run))
        .bind(3, arrival.at)
        .run();
    note_showing(found->id, VersionId::none, arrival);
    note_change(found->id, arrival.run);
    return true;
}

// What a run was given is told in full only when what was there already is told too.
void RecordTable::note_sighting(RecordId record, const Arrival& arrival) {
    if (!arrival.note_sighting) return;
    database_.cached("INSERT OR IGNORE INTO sighting (run, record, input, start, finish) VALUES (?, ?, ?, ?, ?)")
        .bind(1, number(arrival.run))
        .bind(2, number(record))
        .bind(3, number(arrival.own_input == InputId::none ? arrival.input : arrival.own_input))
        .bind(4, std::int64_t(arrival.begin))
        .bind(5, std::int64_t(arrival.end))
        .run();
}

VersionId RecordTable::add_version(RecordId record, const Prepared& prepared, const Arrival& arrival) {
    auto row = database_.cached(
        "INSERT INTO version (record, source_version, digest, content, input, start, finish, run, seen) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    row.bind(1, number(record)).bind(2, std::int64_t(prepared.version)).bind_bytes(3, view(prepared.digest));
    row.bind(4, prepared.content);
    if (arrival.input == InputId::none) {
        row.bind_nothing(5);
    } else {
        row.bind(5, number(arrival.input));
    }
    row.bind(6, std::int64_t(arrival.begin)).bind(7, std::int64_t(arrival.end));
    row.bind(8, number(arrival.run)).bind(9, arrival.at).run();
    return VersionId{database_.last_row()};
}

void RecordTable::show(RecordId record, VersionId version, const Prepared& prepared) {
    auto row = database_.cached(
        "UPDATE record SET current = ?, print = ?, electronic = ?, \"create\" = ?, entry = ?, mesh = ?, completed = ?, "
        "revised = ? WHERE id = ?");
    row.bind(1, number(version));
    for (std::size_t i = 0; i < search_date_count; ++i) row.bind(int(i) + 2, std::int64_t(prepared.dates[i]));
    row.bind(int(search_date_count) + 2, number(record)).run();
    add_words(record, prepared);
    for (const auto& name : prepared.identity) {
        database_.cached("INSERT OR IGNORE INTO identifier (name, record) VALUES (?, ?)")
            .bind(1, name)
            .bind(2, number(record))
            .run();
    }
    for (const auto& relation : prepared.relations) {
        database_.cached("INSERT OR IGNORE INTO relation (name, type, record) VALUES (?, ?, ?)")
            .bind(1, relation.name)
            .bind(2, relation.type)
            .bind(3, number(record))
            .run();
    }
    set_studies(record, prepared);
}

void RecordTable::hide(const Known& known) {
    release_words();  // its own may be among them
    const auto before = content(known.current);
    run_words(database_.cached(remove_words_sql), known.id, record_words(before));
    for (const auto& id : before.identifiers) {
        const auto name = to_text(id);
        database_.cached("DELETE FROM identifier WHERE name = ? AND record = ?")
            .bind(1, name)
            .bind(2, number(known.id))
            .run();
    }
    database_.cached("DELETE FROM relation WHERE record = ?").bind(1, number(known.id)).run();
}

void RecordTable::add_words(RecordId record, const Prepared& prepared) {
    if (!holding_) return run_words(database_.cached(add_words_sql), record, prepared.words);
    held_words_.emplace_back(record, prepared.words);
    if (held_words_.size() >= most_held_words) release_words();
}

void RecordTable::release_words() {
    for (const auto& [record, words] : held_words_) run_words(database_.cached(add_words_sql), record, words);
    held_words_.clear();
}

void RecordTable::set_studies(RecordId record, const Prepared& prepared) {
    database_.cached("DELETE FROM study_record WHERE record = ?").bind(1, number(record)).run();
    for (const auto& registration : prepared.registrations) {
        database_.cached("INSERT OR IGNORE INTO study (registration) VALUES (?)").bind(1, registration).run();
        database_.cached("INSERT INTO study_record (study, record) SELECT id, ? FROM study WHERE registration = ?")
            .bind(1, number(record))
            .bind(2, registration)
            .run();
    }
}

// Not INSERT ... SELECT: see FaceTable::put().
void RecordTable::note_showing(RecordId record, VersionId version, const Arrival& arrival) {
    const auto report = report_of(record);
    auto row = database_.cached(
        "INSERT INTO showing (record, version, report, run, at) VALUES (?1, nullif(?2, 0), ?3, ?4, ?5)");
    row.bind(1, number(record)).bind(2, number(version)).bind(3, number(report));
    row.bind(4, number(arrival.run)).bind(5, arrival.at).run();
}

void RecordTable::note_change(RecordId record, RunId run) {
    database_.cached("INSERT INTO change (record, run) VALUES (?, ?)")
        .bind(1, number(record))
        .bind(2, number(run))
        .run();
}

Record RecordTable::content(VersionId version) {
    auto row = database_.cached("SELECT content FROM version WHERE id = ?").bind(1, number(version));
    if (!row.step()) throw Error(Fault::store, "a record's version is missing", "run `evident check`");
    return record_from_json(row.text(0));
}

std::optional<Held> RecordTable::find(RecordId record) {
    auto row = database_.cached(
        "SELECT r.report, v.id, v.content FROM record r JOIN version v ON v.id = r.current WHERE r.id = ?");
    row.bind(1, number(record));
    if (!row.step()) return {};
    return Held{record, ReportId{row.integer(0)}, VersionId{row.integer(1)}, record_from_json(row.text(2))};
}

std::optional<RecordId> RecordTable::find_key(std::string_view source, std::string_view key) {
    const auto found = known(source, key);
    if (!found) return {};
    return found->id;
}

std::vector<Held> RecordTable::of_report(ReportId report) {
    auto row = database_.cached(
        "SELECT r.id, v.id, v.content FROM record r JOIN version v ON v.id = r.current WHERE r.report = ? "
        "ORDER BY r.source <> 'pubmed', r.id");
    row.bind(1, number(report));
    std::vector<Held> out;
    while (row.step()) {
        out.push_back({RecordId{row.integer(0)}, report, VersionId{row.integer(1)}, record_from_json(row.text(2))});
    }
    return out;
}

ReportId RecordTable::report_of(RecordId record) {
    auto row = database_.cached("SELECT report FROM record WHERE id = ?").bind(1, number(record));
    return row.step() ? ReportId{row.integer(0)} : ReportId::none;
}

std::vector<std::string> RecordTable::registrations(ReportId report) {
    auto row = database_.cached(
        "SELECT DISTINCT s.registration FROM study s JOIN study_record sr ON sr.study = s.id "
        "JOIN record r ON r.id = sr.record WHERE r.report = ? AND r.current IS NOT NULL ORDER BY 1");
    row.bind(1, number(report));
    std::vector<std::string> out;
    while (row.step()) out.emplace_back(row.text(0));
    return out;
}

std::int64_t RecordTable::count_current() {
    return database_.number("SELECT count(*) FROM record WHERE current IS NOT NULL");
}

std::int64_t RecordTable::count_reports() {
    return database_.number("SELECT count(DISTINCT report) FROM record WHERE current IS NOT NULL");
}

std::vector<ReportId> RecordTable::reports() {
    auto row = database_.cached("SELECT DISTINCT report FROM record WHERE current IS NOT NULL ORDER BY report");
    std::vector<ReportId> out;
    while (row.step()) out.push_back(ReportId{row.integer(0)});
    return out;
}

}  // namespace evident
