#include "store/sqlite/runs.hpp"

#include <algorithm>

#include "base/packed/compress.hpp"

namespace evident {
namespace {

std::string_view view(const Digest& digest) { return {reinterpret_cast<const char*>(digest.data()), digest.size()}; }

constexpr std::size_t largest_chunk = std::size_t(64) << 20;

}  // namespace

RunId RunLog::begin(std::string_view kind, std::string_view asked, const Moment& at, std::string_view source,
                    std::string_view review) {
    database_.cached("INSERT INTO run (kind, started, asked, source, review) VALUES (?, ?, ?, ?, ?)")
        .bind(1, kind)
        .bind(2, at)
        .bind(3, asked)
        .bind(4, source)
        .bind(5, review)
        .run();
    return RunId{database_.last_row()};
}

void RunLog::finish(RunId run, std::string_view summary, const Moment& at) {
    database_.cached("UPDATE run SET finished = ?, summary = ? WHERE id = ?")
        .bind(1, at)
        .bind(2, summary)
        .bind(3, number(run))
        .run();
}

void RunLog::close_cut_off(const Moment& at) {
    database_
        .cached(
            "UPDATE run SET finished = ?, summary = '{\"cut_off\":true}' WHERE finished IS NULL AND source <> '' "
            "AND kind IN ('harvest', 'mirror', 'ingest')")
        .bind(1, at)
        .run();
}

std::vector<Run> RunLog::newest(int count) {
    std::vector<Run> out;
    auto rows =
        database_
            .cached(
                "SELECT id, kind, source, review, started, coalesce(finished, ''), asked, coalesce(summary, '') "
                "FROM run ORDER BY id DESC LIMIT ?")
            .bind(1, std::int64_t(count));
    while (rows.step()) {
        out.push_back({RunId{rows.integer(0)}, std::string(rows.text(1)), std::string(rows.text(2)),
                       std::string(rows.text(3)), Moment(rows.text(4)), Moment(rows.text(5)), std::string(rows.text(6)),
                       std::string(rows.text(7))});
    }
    return out;
}

InputId RunLog::begin_input(RunId run, std::string_view name) {
    database_.cached("INSERT INTO input (run, name, format, bytes) VALUES (?, ?, '', 0)")
        .bind(1, number(run))
        .bind(2, name)
        .run();
    return InputId{database_.last_row()};
}

void RunLog::set_format(InputId input, std::string_view format) {
    database_.cached("UPDATE input SET format = ?1 WHERE id = ?2 AND format <> ?1")
        .bind(1, format)
        .bind(2, number(input))
        .run();
}

InputId RunLog::kept_input(const Digest& digest) {
    auto found =
        database_.cached("SELECT id FROM input WHERE sha256 = ? AND same_as IS NULL").bind_bytes(1, view(digest));
    return found.step() ? InputId{found.integer(0)} : InputId::none;
}

void RunLog::keep_chunk(InputId input, std::uint64_t start, std::size_t size, std::string_view packed) {
    database_.cached("INSERT INTO chunk (input, start, size, bytes) VALUES (?, ?, ?, ?)")
        .bind(1, number(input))
        .bind(2, std::int64_t(start))
        .bind(3, std::int64_t(size))
        .bind_bytes(4, packed)
        .run();
}

void RunLog::finish_input(InputId input, const Digest& digest, std::uint64_t text_bytes) {
    database_
        .cached(
            "UPDATE input SET sha256 = ?, bytes = coalesce("
            "(SELECT bytes FROM input earlier WHERE earlier.id = input.same_as), ?) WHERE id = ?")
        .bind_bytes(1, view(digest))
        .bind(2, std::int64_t(text_bytes))
        .bind(3, number(input))
        .run();
}

void RunLog::same_as(InputId input, InputId earlier) {
    database_.cached("UPDATE input SET same_as = ? WHERE id = ?").bind(1, number(earlier)).bind(2, number(input)).run();
    // Same bytes, same offsets: what this run stored points at the earlier copy, and the second copy goes.
    database_.cached("UPDATE version SET input = ? WHERE input = ?")
        .bind(1, number(earlier))
        .bind(2, number(input))
        .run();
    database_.cached("DELETE FROM chunk WHERE input = ?").bind(1, number(input)).run();
}

void RunLog::add_problem(RunId run, InputId input, const Problem& problem) {
    auto row = database_.cached(
        "INSERT INTO problem (run, input, severity, code, message, start, finish) VALUES (?, ?, ?, ?, ?, ?, ?)");
    row.bind(1, number(run));
    if (input == InputId::none) {
        row.bind_nothing(2);
    } else {
        row.bind(2, number(input));
    }
    row.bind(3, name(problem.severity))
        .bind(4, problem.code)
        .bind(5, problem.message)
        .bind(6, std::int64_t(problem.place.begin))
        .bind(7, std::int64_t(problem.place.end))
        .run();
}

std::string RunLog::kept_text(InputId input, std::uint64_t begin, std::uint64_t end) {
    std::string out;
    auto rows = database_
                    .cached(
                        "SELECT start, bytes FROM chunk "
                        "WHERE input = (SELECT coalesce(same_as, id) FROM input WHERE id = ?1) "
                        "AND start < ?3 AND start + size > ?2 ORDER BY start")
                    .bind(1, number(input))
                    .bind(2, std::int64_t(begin))
                    .bind(3, std::int64_t(end));
    while (rows.step()) {
        const auto start = std::uint64_t(rows.integer(0));
        const auto text = decompress(rows.bytes(1), largest_chunk);
        const auto from = std::max(begin, start) - start;
        const auto to = std::min<std::uint64_t>(end - start, text.size());
        out.append(text, from, to - from);
    }
    return out;
}

}  // namespace evident
