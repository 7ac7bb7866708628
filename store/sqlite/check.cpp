#include "store/sqlite/check.hpp"

#include <fmt/format.h>

#include "base/digest.hpp"
#include "base/error.hpp"

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
        check_references();
        check_digests();
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
             fmt::format("{} runs did not come to their end (killed, or still going); repeating them is harmless", count));
    }

    // integrity-check looks at the structures of a contentless table; its rows are compared by the tag every record has,
    // that of its source.
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

    void check_references() {
        auto rows = database_.prepare("PRAGMA foreign_key_check");
        while (rows.step()) {
            note(Severity::error, "reference-missing",
                 fmt::format("row {} of {} names a row of {} that is not there", rows.integer(1), rows.text(0), rows.text(2)));
        }
    }

    void check_digests() {
        auto rows = database_.prepare("SELECT id, digest, content FROM version");
        while (rows.step()) {
            const auto digest = sha256(rows.text(2));
            const std::string_view bytes(reinterpret_cast<const char*>(digest.data()), digest.size());
            if (bytes != rows.bytes(1)) {
                note(Severity::error, "digest-differs", fmt::format("version {} is not what was stored", rows.integer(0)));
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
