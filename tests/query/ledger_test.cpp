// Each late arrival has one reason; what was there on the cutoff's day and is as it was has none.
#include "query/membership/ledger.hpp"

#include "tests/catch.hpp"
#include "tests/store/desk.hpp"

namespace evident {
namespace {

using testing::Desk;
using testing::record_of;

struct Dates {
    const char* print = "";
    const char* create = "";
    const char* entry = "";
    const char* mesh = "";
    const char* revised = "";
};

Record dated(const std::string& key, const Dates& dates, const std::string& title = "osimertinib") {
    auto record = record_of("pubmed", key, title, {"pmid:" + key});
    record.languages = {"eng"};
    const auto add = [&](DateKind kind, const char* text) {
        if (*text != '\0') record.dates.push_back({kind, parse_span(text), "", ""});
    };
    add(DateKind::print, dates.print);
    add(DateKind::create, dates.create);
    add(DateKind::entry, dates.entry);
    add(DateKind::mesh, dates.mesh);
    add(DateKind::revised, dates.revised);
    return record;
}

Review review() {
    Review out;
    out.key = "r";
    out.protocol.cutoff = Day{20241231};
    out.protocol.languages = {"eng"};
    out.protocol.strategy = "osimertinib[ti]";
    return out;
}

struct LateDesk : Desk {
    LateDesk() { clock.set("2024-12-01T00:00:00Z"); }
    // "1 published later; 2 entered later"
    std::string late(const Review& asked = review(), Day since = Day::none) {
        std::string out;
        for (const auto& entry : ledger(store, asked, since)) {
            out += (out.empty() ? "" : "; ") + entry.record.substr(entry.record.find(':') + 1) + ' ' +
                   std::string(name(entry.why));
        }
        return out;
    }
};

TEST_CASE("each record after the cutoff, or changed after it, has one reason") {
    const auto [what, dates, wanted] = GENERATE(table<std::string, Dates, std::string>({
        {"all before", {"2024-11", "2024-11-02", "2024-11-02", "2024-12-01", "2024-12-20"}, ""},
        {"published and entered after", {"2025-02", "2025-01-05", "2025-01-05", "", ""}, "1 published later"},
        {"entered before its issue", {"2025-02", "2024-12-05", "2024-12-05", "", ""}, "1 published later"},
        {"an old paper that came in late", {"2019", "2025-01-05", "2019-03-01", "", ""}, "1 entered later"},
        {"no create date: the entry date", {"2024", "", "2025-01-05", "", ""}, "1 entered later"},
        {"indexed after", {"2024-11", "2024-11-02", "2024-11-02", "2025-03-01", "2025-03-02"}, "1 indexed later"},
        {"not indexed yet", {"2024-11", "2024-11-02", "2025-01-02", "2025-01-02", ""}, ""},
        {"revised after", {"2024-11", "2024-11-02", "2024-11-02", "2024-12-01", "2025-06-01"}, "1 revised later"},
        {"on the day", {"2024-12-31", "2024-12-31", "2024-12-31", "2024-12-31", "2024-12-31"}, ""},
        {"a year on both sides", {"2024", "2024-12-31", "", "", ""}, ""},
        {"no dates", {"", "", "", "", ""}, ""},
    }));
    CAPTURE(what);
    LateDesk desk;
    desk.put(dated("1", dates));
    CHECK(desk.late() == wanted);
}

TEST_CASE("a version that came after the cutoff is a revision, whatever its dates say") {
    LateDesk desk;
    desk.put(dated("1", {"2024-11", "2024-11-02", "", "", ""}));
    CHECK(desk.late().empty());
    desk.clock.set("2025-02-01T00:00:00Z");
    desk.put(dated("1", {"2024-11", "2024-11-02", "", "", ""}, "osimertinib, corrected"));
    CHECK(desk.late() == "1 revised later");
    const auto entry = ledger(desk.store, review()).at(0);
    CHECK(entry.first_seen == "2024-12-01T00:00:00Z");
    CHECK(entry.seen == "2025-02-01T00:00:00Z");
    CHECK(desk.late(review(), Day{20250201}) == "1 revised later");
    CHECK(desk.late(review(), Day{20250202}).empty());
}

TEST_CASE("what the strategy does not find, or another limit keeps out, is not late") {
    LateDesk desk;
    desk.put(dated("1", {"2025", "2025-01-05", "", "", ""}, "gefitinib"));
    auto german = dated("2", {"2025", "2025-01-05", "", "", ""});
    german.languages = {"ger"};
    desk.put(german);
    CHECK(desk.late().empty());
    auto open = review();
    open.protocol.cutoff = Day::none;
    desk.put(dated("3", {"2025", "2025-01-05", "", "", ""}));
    CHECK(desk.late(open).empty());
    CHECK(desk.late() == "3 published later");
}

TEST_CASE("a straddling date is said") {
    LateDesk desk;
    auto record = dated("1", {"", "2025-01-05", "", "", ""});
    record.dates.push_back({DateKind::print, parse_span("2024 Dec-2025 Jan"), "2024 Dec-2025 Jan", ""});
    desk.put(record);
    const auto entry = ledger(desk.store, review()).at(0);
    CHECK(entry.why == Late::entered);
    REQUIRE(entry.dates.size() == 2);
    CHECK(entry.dates[0].name == "publication");
    CHECK(entry.dates[0].straddles);
    CHECK_FALSE(entry.dates[1].straddles);
}

TEST_CASE("what its source withdrew since is told, what it withdrew before is not") {
    LateDesk desk;
    desk.put(dated("1", {"2020", "2020-01-05", "", "", ""}));
    desk.put(dated("2", {"2020", "2020-01-05", "", "", ""}));
    desk.put(dated("3", {"2020", "2020-01-05", "", "", ""}, "gefitinib"));
    desk.withdraw("pubmed", "1");
    desk.clock.set("2025-02-01T00:00:00Z");
    desk.withdraw("pubmed", "2");
    desk.withdraw("pubmed", "3");
    CHECK(desk.late() == "2 withdrawn later");
    desk.clock.set("2025-03-01T00:00:00Z");
    desk.put(dated("2", {"2020", "2020-01-05", "", "", ""}, "osimertinib again"));
    CHECK(desk.late() == "2 revised later");
}

TEST_CASE("where the strategy cannot be read, what a run for the review brought was found") {
    LateDesk desk;
    auto asked = review();
    ReviewSource embase;
    embase.name = "embase";
    embase.syntax = "";  // of no database that is read
    embase.strategy = "osimertinib";
    asked.protocol.sources.push_back(embase);
    desk.store.database().execute(
        "INSERT INTO run (id, kind, started, finished, asked, review) VALUES (2, 'ingest', '', '', '{}', 'r'), "
        "(3, 'ingest', '', '', '{}', 'other')");
    const auto put_by = [&](int run, const std::string& key) {
        auto record = dated(key, {"2025", "2025-01-05", "", "", ""}, "named otherwise");
        record.source = "embase";
        auto arrival = desk.arrival();
        arrival.run = RunId{run};
        Transaction transaction(desk.store.database());
        RecordTable(desk.store).put(prepare(record), arrival);
        transaction.commit();
    };
    put_by(2, "10");
    put_by(3, "11");
    CHECK(desk.late(asked) == "10 published later");
}

TEST_CASE("a strategy of embase.com finds by itself, whatever the runs brought") {
    LateDesk desk;
    auto asked = review();
    ReviewSource embase;
    embase.name = "embase";
    embase.syntax = "embase";
    embase.strategy = "#1 osimertinib:ti\n#2 mice:ti\n#3 #1 NOT #2";
    asked.protocol.sources.push_back(embase);
    for (const auto* title : {"osimertinib", "osimertinib in mice"}) {
        auto record =
            dated(title == std::string("osimertinib") ? "10" : "11", {"2025", "2025-01-05", "", "", ""}, title);
        record.source = "embase";
        desk.put(record);
    }
    CHECK(desk.late(asked) == "10 published later");
}

// Embase gives a record without a date of publication a sort date, which may be the day the record was made.
Record derived(const std::string& key, const char* create) {
    auto record = dated(key, {"", create, "", "", ""});
    record.source = "embase";
    record.dates.push_back({DateKind::print, parse_span("2025"), "sort date 2025-07-01", ""});
    return record;
}

TEST_CASE("A6: a date that only stands in for one is no publication") {
    LateDesk desk;
    desk.put(derived("1", "2025-07-28"));
    desk.put(derived("2", "2024-07-28"));
    CHECK(desk.late() == "1 entered later");
    CHECK(ledger(desk.store, review()).at(0).dates.size() == 1);
}

TEST_CASE("A6: a report found by its other record is not late, and one that is late stands once") {
    LateDesk desk;
    desk.put(dated("1", {"2011", "2011-01-29", "", "", ""}));
    auto other = derived("E1", "2025-07-28");
    other.identifiers = {make_identifier(IdentifierKind::pmid, "1")};
    desk.put(other);
    CHECK(desk.late().empty());
    desk.put(dated("2", {"2024-06", "2025-02-01", "", "", ""}));
    other.key = "E2";
    other.identifiers = {make_identifier(IdentifierKind::pmid, "2")};
    desk.put(other);
    CHECK(desk.late() == "2 entered later");
    desk.clock.set("2025-06-01T00:00:00Z");
    auto undated = dated("J2", {});
    undated.source = "jsonl";
    undated.identifiers = other.identifiers;
    desk.put(undated);
    CHECK(desk.late() == "2 entered later");
    desk.withdraw("embase", "E2");
    CHECK(desk.late() == "2 entered later");
    desk.withdraw("pubmed", "1");
    CHECK(desk.late() == "2 entered later; 1 withdrawn later");
}

}  // namespace
}  // namespace evident
