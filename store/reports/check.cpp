#include "store/reports/check.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/digest.hpp"
#include "base/error.hpp"
#include "store/record/record_json.hpp"
#include "store/reports/dedup.hpp"
#include "store/reports/prepared.hpp"

namespace evident {
namespace {

class Checker {
  public:
    explicit Checker(Store& store) : store_(store), database_(store.database()) {}

    Problems run(bool quick) {
        check_pages(quick);
        check_runs();
        if (quick) return std::move(found_);
        check_words();
        check_current();
        check_identifiers();
        check_relations();
        check_references();
        check_digests();
        check_kept_bytes();
        check_homes_are_there();
        check_homes();
        check_reports();
        return std::move(found_);
    }

  private:
    void note(Severity severity, std::string code, std::string message) {
        found_.push_back({severity, std::move(code), std::move(message), Place{store_.path(), 0, 0}});
    }

    void check_pages(bool quick) {
        auto rows = database_.prepare(quick ? "PRAGMA quick_check(20)" : "PRAGMA integrity_check(20)");
        while (rows.step()) {
            if (rows.text(0) != "ok") note(Severity::error, "store-damaged", std::string(rows.text(0)));
        }
    }

    void check_runs() {
        const auto count = database_.number("SELECT count(*) FROM run WHERE finished IS NULL");
        if (count == 0) return;
        note(Severity::note, "unfinished-run",
             fmt::format("{} runs did not come to their end (killed, or still going); repeating them is harmless",
                         count));
    }

    // integrity-check looks at the structures of a contentless table; its rows are compared by the tag every record
    // has, that of its source.
    void check_words() {
        try {
            database_.execute("INSERT INTO words (words) VALUES ('integrity-check')");
        } catch (const Error& fault) {
            note(Severity::error, "words-damaged", fault.what());
            return;
        }
        auto without = database_.number(
            "SELECT count(*) FROM record WHERE current IS NOT NULL AND id NOT IN "
            "(SELECT rowid FROM words WHERE words MATCH 'tags : \"src\" *')");
        without += database_.number(
            "SELECT count(*) FROM words WHERE words MATCH 'tags : \"src\" *' AND rowid NOT IN "
            "(SELECT id FROM record WHERE current IS NOT NULL)");
        if (without != 0) {
            note(Severity::error, "words-differ",
                 fmt::format("{} records differ between the table and its full-text words", without));
        }
    }

    void check_current() {
        const auto lost = database_.number(
            "SELECT count(*) FROM record r WHERE current IS NOT NULL AND NOT EXISTS "
            "(SELECT 1 FROM version v WHERE v.id = r.current AND v.record = r.id)");
        if (lost == 0) return;
        note(Severity::error, "current-missing", fmt::format("{} records show a version that is not theirs", lost));
    }

    // None when the text cannot be read: its digest will tell.
    static std::vector<std::string> names_in(std::string_view content) {
        try {
            return identity_of(record_from_json(content));
        } catch (const Error&) {
            return {};
        }
    }

    static std::vector<Relation> said_in(std::string_view content) {
        try {
            return relations_of(record_from_json(content));
        } catch (const Error&) {
            return {};
        }
    }

    // The names that make records one report must be those of the versions shown, no more and no fewer.
    void check_identifiers() {
        auto differing = database_.number(
            "SELECT count(*) FROM identifier WHERE record IN (SELECT id FROM record WHERE current IS NULL)");
        auto rows = database_.prepare(
            "SELECT r.id, v.content FROM record r JOIN version v ON v.id = r.current AND v.record = r.id");
        auto names = database_.prepare("SELECT name FROM identifier WHERE record = ? ORDER BY name");
        while (rows.step()) {
            names.reset().bind(1, rows.integer(0));
            std::vector<std::string> held;
            while (names.step()) held.emplace_back(names.text(0));
            if (held != names_in(rows.text(1))) ++differing;
        }
        if (differing == 0) return;
        note(Severity::error, "identifiers-differ",
             fmt::format("the identifiers of {} records are not those of the version shown", differing));
    }

    // What records say of others must be what the versions shown say.
    void check_relations() {
        auto differing = database_.number(
            "SELECT count(*) FROM relation WHERE record IN (SELECT id FROM record WHERE current IS NULL)");
        auto rows = database_.prepare(
            "SELECT r.id, v.content FROM record r JOIN version v ON v.id = r.current AND v.record = r.id "
            "WHERE v.content LIKE '%\"related\":[%' OR r.id IN (SELECT record FROM relation)");
        auto held_rows = database_.prepare("SELECT name, type FROM relation WHERE record = ? ORDER BY name, type");
        while (rows.step()) {
            held_rows.reset().bind(1, rows.integer(0));
            std::vector<Relation> held;
            while (held_rows.step()) held.push_back({std::string(held_rows.text(0)), std::string(held_rows.text(1))});
            if (held != said_in(rows.text(1))) ++differing;
        }
        if (differing == 0) return;
        note(Severity::error, "relations-differ",
             fmt::format("what {} records say of others is not what the version shown says", differing));
    }

    // The text of each input is kept from its beginning without a gap, as far as any version was read from it.
    void check_kept_bytes() {
        const auto gaps = database_.number(
            "SELECT count(*) FROM (SELECT 1 FROM chunk GROUP BY input HAVING sum(size) <> max(start + size))");
        const auto beyond = database_.number(
            "SELECT count(*) FROM version v JOIN input i ON i.id = v.input WHERE v.finish > "
            "coalesce((SELECT max(start + size) FROM chunk WHERE chunk.input = coalesce(i.same_as, i.id)), 0)");
        if (gaps + beyond == 0) return;
        note(Severity::error, "bytes-missing",
             fmt::format("the bytes of {} inputs have gaps, and those of {} versions are not kept", gaps, beyond));
    }

    void check_homes_are_there() {
        const auto homeless =
            database_.number("SELECT count(*) FROM record WHERE home IS NULL OR home NOT IN (SELECT id FROM report)");
        if (homeless == 0) return;
        note(Severity::error, "home-missing", fmt::format("{} records have no report of their own", homeless));
    }

    // Each report of several records is the least home among them, and the other homes lead to it.
    void check_homes() {
        const auto lost = database_.number(
            "SELECT count(*) FROM record r JOIN report h ON h.id = r.home "
            "WHERE r.report <> (SELECT min(home) FROM record o WHERE o.report = r.report) "
            "OR h.merged_into IS NOT nullif(r.report, r.home)");
        const auto unlike = database_.number(
            "SELECT count(*) FROM record r WHERE r.report <> "
            "(SELECT report FROM showing s WHERE s.record = r.id ORDER BY s.id DESC LIMIT 1)");
        if (lost + unlike == 0 || outdated()) return;
        note(Severity::error, "reports-differ",
             fmt::format("the reports of {} records do not lead to one another as they should, and those of {} are not "
                         "the ones last shown",
                         lost, unlike));
    }

    // Reports must follow from what the records say. What they say must be sound for that; it is looked at before.
    void check_reports() {
        const auto wrong = [](const Problem& problem) { return problem.severity == Severity::error; };
        if (std::any_of(found_.begin(), found_.end(), wrong)) return;
        if (outdated()) {
            note(Severity::note, "dedup-outdated",
                 "the records were judged by earlier rules of deduplication; `evident dedup run` judges them anew");
            return;
        }
        const auto count = DedupTable(store_).differing();
        if (count == 0) return;
        note(Severity::error, "dedup-differs",
             fmt::format("{} reports, or what is kept to find duplicates, are not what follows from the records; "
                         "`evident dedup run` makes them anew",
                         count));
    }

    bool outdated() { return DedupTable(store_).outdated(); }

    void check_references() {
        auto rows = database_.prepare("PRAGMA foreign_key_check");
        while (rows.step()) {
            note(Severity::error, "reference-missing",
                 fmt::format("row {} of {} names a row of {} that is not there", rows.integer(1), rows.text(0),
                             rows.text(2)));
        }
    }

    void check_digests() {
        auto rows = database_.prepare("SELECT id, digest, content FROM version");
        while (rows.step()) {
            const auto digest = sha256(rows.text(2));
            const std::string_view bytes(reinterpret_cast<const char*>(digest.data()), digest.size());
            if (bytes != rows.bytes(1)) {
                note(Severity::error, "digest-differs",
                     fmt::format("version {} is not what was stored", rows.integer(0)));
            }
        }
    }

    Store& store_;
    Database& database_;
    Problems found_;
};

}  // namespace

Problems check_store(Store& store, bool quick) { return Checker(store).run(quick); }

}  // namespace evident
