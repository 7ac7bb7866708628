#include "store/sqlite/harvests.hpp"

#include "base/packed/compress.hpp"

namespace evident {
namespace {

constexpr std::size_t largest_ids = std::size_t(64) << 20;

std::string lines_of(const std::vector<std::string>& ids) {
    std::string out;
    for (const auto& id : ids) {
        out += id;
        out += '\n';
    }
    return out;
}

std::vector<std::string> ids_in(std::string_view lines) {
    std::vector<std::string> out;
    while (!lines.empty()) {
        const auto end = lines.find('\n');
        out.emplace_back(lines.substr(0, end));
        lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
    }
    return out;
}

}  // namespace

HarvestId HarvestTable::begin(RunId run, std::string_view source, std::string_view term, std::string_view address,
                              const Moment& at) {
    database_
        .cached(
            "INSERT INTO harvest (run, source, term, address, translation, count, asked) VALUES (?, ?, ?, ?, '', -1, "
            "?)")
        .bind(1, number(run))
        .bind(2, source)
        .bind(3, term)
        .bind(4, address)
        .bind(5, at)
        .run();
    return HarvestId{database_.last_row()};
}

void HarvestTable::set_answer(HarvestId harvest, std::int64_t count, std::string_view translation) {
    database_.cached("UPDATE harvest SET count = ?, translation = ? WHERE id = ?")
        .bind(1, count)
        .bind(2, translation)
        .bind(3, number(harvest))
        .run();
}

void HarvestTable::add_window(HarvestId harvest, const HarvestWindow& window) {
    database_
        .cached(
            "INSERT INTO harvest_window (harvest, number, limits, count, ids, wanted, fetched, web_env, query_key) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(1, number(harvest))
        .bind(2, window.number)
        .bind(3, window.limits)
        .bind(4, window.count)
        .bind_bytes(5, compress(lines_of(window.ids)))
        .bind(6, std::int64_t(window.ids.size()))
        .bind(7, window.fetched)
        .bind(8, window.web_env)
        .bind(9, window.query_key)
        .run();
}

void HarvestTable::drop_windows(HarvestId harvest) {
    database_.cached("DELETE FROM harvest_window WHERE harvest = ?").bind(1, number(harvest)).run();
    database_.cached("DELETE FROM line_count WHERE harvest = ?").bind(1, number(harvest)).run();
}

void HarvestTable::set_planned(HarvestId harvest, const Moment& at) {
    database_.cached("UPDATE harvest SET planned = ? WHERE id = ?").bind(1, at).bind(2, number(harvest)).run();
}

void HarvestTable::set_finished(HarvestId harvest, const Moment& at) {
    database_.cached("UPDATE harvest SET finished = ? WHERE id = ?").bind(1, at).bind(2, number(harvest)).run();
}

void HarvestTable::give_up(HarvestId harvest, const Moment& at) {
    database_.cached("UPDATE harvest SET given_up = ? WHERE id = ?").bind(1, at).bind(2, number(harvest)).run();
}

void HarvestTable::set_fetched(HarvestId harvest, std::int64_t window, std::int64_t fetched) {
    database_.cached("UPDATE harvest_window SET fetched = ? WHERE harvest = ? AND number = ?")
        .bind(1, fetched)
        .bind(2, number(harvest))
        .bind(3, window)
        .run();
}

void HarvestTable::set_history(HarvestId harvest, std::int64_t window, std::string_view web_env,
                               std::string_view query_key) {
    database_.cached("UPDATE harvest_window SET web_env = ?, query_key = ? WHERE harvest = ? AND number = ?")
        .bind(1, web_env)
        .bind(2, query_key)
        .bind(3, number(harvest))
        .bind(4, window)
        .run();
}

void HarvestTable::add_line(HarvestId harvest, std::int64_t line, std::string_view text, std::int64_t count) {
    database_.cached("INSERT INTO line_count (harvest, line, text, count) VALUES (?, ?, ?, ?)")
        .bind(1, number(harvest))
        .bind(2, line)
        .bind(3, text)
        .bind(4, count)
        .run();
}

// Of one source, or the one with that id.
std::vector<Harvest> HarvestTable::read(std::string_view source, std::int64_t id) {
    auto rows = database_.cached(
        "SELECT id, run, source, term, address, translation, count, asked, coalesce(planned, ''), "
        "coalesce(finished, ''), coalesce(given_up, '') FROM harvest WHERE source = ?1 OR id = ?2 ORDER BY id DESC");
    rows.bind(1, source).bind(2, id);
    std::vector<Harvest> out;
    while (rows.step()) {
        Harvest one;
        one.id = HarvestId{rows.integer(0)};
        one.run = RunId{rows.integer(1)};
        one.source = rows.text(2);
        one.term = rows.text(3);
        one.address = rows.text(4);
        one.translation = rows.text(5);
        one.count = rows.integer(6);
        one.asked = rows.text(7);
        one.planned = rows.text(8);
        one.finished = rows.text(9);
        one.given_up = rows.text(10);
        out.push_back(std::move(one));
    }
    return out;
}

std::vector<Harvest> HarvestTable::of_source(std::string_view source) { return read(source, 0); }

std::optional<Harvest> HarvestTable::unfinished(std::string_view source) {
    for (auto& one : of_source(source)) {
        if (one.finished.empty() && one.given_up.empty()) return std::move(one);
    }
    return {};
}

std::optional<Harvest> HarvestTable::find(HarvestId harvest) {
    auto found = read({}, number(harvest));
    if (found.empty()) return {};
    return std::move(found.front());
}

std::vector<HarvestWindow> HarvestTable::windows(HarvestId harvest) {
    auto rows = database_.cached(
        "SELECT number, limits, count, wanted, fetched, web_env, query_key FROM harvest_window WHERE harvest = ? "
        "ORDER BY number");
    rows.bind(1, number(harvest));
    std::vector<HarvestWindow> out;
    while (rows.step()) {
        HarvestWindow window;
        window.number = rows.integer(0);
        window.limits = rows.text(1);
        window.count = rows.integer(2);
        window.wanted = rows.integer(3);
        window.fetched = rows.integer(4);
        window.web_env = rows.text(5);
        window.query_key = rows.text(6);
        out.push_back(std::move(window));
    }
    return out;
}

std::vector<std::string> HarvestTable::ids(HarvestId harvest, std::int64_t window) {
    auto row = database_.cached("SELECT ids FROM harvest_window WHERE harvest = ? AND number = ?");
    row.bind(1, number(harvest)).bind(2, window);
    return row.step() ? ids_in(decompress(row.bytes(0), largest_ids)) : std::vector<std::string>{};
}

std::vector<std::string> HarvestTable::brought(std::string_view source, std::string_view records) {
    auto rows = database_.cached(
        "SELECT key FROM record WHERE source = ?2 AND current IS NOT NULL AND (EXISTS (SELECT 1 FROM version v "
        "JOIN run ON run.id = v.run WHERE v.record = record.id AND run.source = ?1) OR EXISTS (SELECT 1 FROM sighting "
        "s "
        "JOIN run ON run.id = s.run WHERE s.record = record.id AND run.source = ?1)) ORDER BY id");
    rows.bind(1, source).bind(2, records);
    std::vector<std::string> out;
    while (rows.step()) out.emplace_back(rows.text(0));
    return out;
}

std::vector<std::pair<std::string, std::int64_t>> HarvestTable::lines(HarvestId harvest) {
    auto rows = database_.cached("SELECT text, count FROM line_count WHERE harvest = ? ORDER BY line");
    rows.bind(1, number(harvest));
    std::vector<std::pair<std::string, std::int64_t>> out;
    while (rows.step()) out.emplace_back(rows.text(0), rows.integer(1));
    return out;
}

SourceState SourceStates::of(std::string_view source) {
    auto row = database_.cached("SELECT tried, done, covered_to, failures, message FROM source_state WHERE source = ?");
    row.bind(1, source);
    if (!row.step()) return {};
    return {Moment(row.text(0)), Moment(row.text(1)), Day(row.integer(2)), row.integer(3), std::string(row.text(4))};
}

void SourceStates::set(std::string_view source, const SourceState& state) {
    database_
        .cached(
            "INSERT INTO source_state (source, tried, done, covered_to, failures, message) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (source) DO UPDATE SET tried = excluded.tried, done = excluded.done, "
            "covered_to = excluded.covered_to, failures = excluded.failures, message = excluded.message")
        .bind(1, source)
        .bind(2, state.tried)
        .bind(3, state.done)
        .bind(4, std::int64_t(state.covered_to))
        .bind(5, state.failures)
        .bind(6, state.message)
        .run();
}

void MirrorFiles::add(std::string_view source, std::string_view name, std::string_view md5, InputId input,
                      const Moment& at) {
    database_.cached("INSERT OR REPLACE INTO mirror_file (source, name, md5, input, taken) VALUES (?, ?, ?, ?, ?)")
        .bind(1, source)
        .bind(2, name)
        .bind(3, md5)
        .bind(4, number(input))
        .bind(5, at)
        .run();
}

std::vector<MirrorFile> MirrorFiles::all(std::string_view source) {
    auto rows = database_.cached(
        "SELECT name, md5, max(input), taken FROM mirror_file WHERE source = ? GROUP BY name ORDER BY name");
    rows.bind(1, source);
    std::vector<MirrorFile> out;
    while (rows.step()) {
        out.push_back(
            {std::string(rows.text(0)), std::string(rows.text(1)), InputId{rows.integer(2)}, Moment(rows.text(3))});
    }
    return out;
}

std::vector<std::string> MirrorFiles::not_brought_since(std::string_view source, std::string_view records,
                                                        std::string_view name_begins) {
    auto rows = database_.cached(
        "WITH since AS (SELECT min(input.run) AS run FROM mirror_file JOIN input ON input.id = mirror_file.input "
        "               WHERE mirror_file.source = ?1 AND substr(mirror_file.name, 1, length(?3)) = ?3), "
        "brought AS (SELECT id, source = ?1 AS by_this, id >= (SELECT run FROM since) AS lately FROM run "
        "            WHERE source <> '') "
        "SELECT key FROM record WHERE source = ?2 AND current IS NOT NULL AND (SELECT run FROM since) IS NOT NULL "
        "AND (EXISTS (SELECT 1 FROM version JOIN brought ON brought.id = version.run "
        "             WHERE version.record = record.id AND by_this) "
        "     OR EXISTS (SELECT 1 FROM sighting JOIN brought ON brought.id = sighting.run "
        "                WHERE sighting.record = record.id AND by_this)) "
        "AND NOT EXISTS (SELECT 1 FROM version JOIN brought ON brought.id = version.run "
        "                WHERE version.record = record.id AND lately) "
        "AND NOT EXISTS (SELECT 1 FROM sighting JOIN brought ON brought.id = sighting.run "
        "                WHERE sighting.record = record.id AND lately) "
        "ORDER BY record.id");
    rows.bind(1, source).bind(2, records).bind(3, name_begins);
    std::vector<std::string> out;
    while (rows.step()) out.emplace_back(rows.text(0));
    return out;
}

}  // namespace evident
