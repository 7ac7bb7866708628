// The telling of an update: no news is lost, whichever run brought it and whatever became of the files.
#include "cli/command/acquire/telling.hpp"

#include <filesystem>

#include "base/error.hpp"
#include "base/file.hpp"
#include "store/sqlite/evidence.hpp"
#include "store/sqlite/runs.hpp"
#include "tests/catch.hpp"
#include "tests/store/desk.hpp"

namespace evident {
namespace {

using testing::Desk;
using testing::record_of;

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// A store whose review is linked to one paper, and a configuration with both files.
struct TellingDesk : Desk {
    TellingDesk() {
        config.mail = files.file("news.txt");
        config.feed = files.file("news.atom");
        review.key = "small";
        review.title = "A small review";
        review.claims.push_back({"A", "", "treatment", "Alphatinib prolongs survival.", "", {}, ""});
        begin();
        Transaction transaction(store.database());
        EvidenceTable(store).put_review(review, current, clock.now());
        transaction.commit();
        const auto paper = bring(record_of("pubmed", "1", "A trial", {"pmid:1"}));
        Proposal one;
        one.report = paper;
        one.version = VersionId{1};
        Transaction linking(store.database());
        EvidenceTable(store).put_proposals(review.key, "A", {one}, current, clock.now());
        linking.commit();
    }
    void begin() {
        clock.set("2025-01-02T03:" + std::to_string(10 + int(++step)) + ":05Z");
        current = RunLog(store).begin("ingest", "{}", clock.now());
    }
    ReportId bring(const Record& record) {
        Arrival arrival;
        arrival.run = current;
        arrival.input = RunLog(store).begin_input(current, "made");
        arrival.at = clock.now();
        arrival.note_sighting = arrival.in_order = true;
        Transaction transaction(store.database());
        const auto result = RecordTable(store).put(prepare(record), arrival);
        transaction.commit();
        return report(result);
    }
    // What `evident ingest` of a notice does.
    void bring_notice() {
        begin();
        auto notice = record_of("pubmed", "8", "Notice", {"pmid:8"});
        notice.related.push_back({"RetractionOf", "", "1", "", ""});
        bring(notice);
    }
    // An update whose sources brought nothing; the mail as it is then.
    std::string update() {
        begin();
        Telling telling(store, config, clock);
        telling.check();
        SourceNumbers quiet;
        quiet.source = "nightly";
        telling.write(telling.report({quiet}));
        return read_file(config.mail);
    }

    testing::Folder files;
    Config config;
    Review review;
    RunId current = RunId::none;
    std::int64_t step = 0;
};

TEST_CASE("A3: a notice that a person brought by hand is told by the next update, once") {
    TellingDesk desk;
    CHECK(has(desk.update(), "Subject: evident: nothing new\n"));
    desk.bring_notice();
    CHECK(has(desk.update(), "Subject: evident: 1 retracted (small)\n"));
    CHECK(has(desk.update(), "Subject: evident: nothing new\n"));
}

TEST_CASE("A3: of a store that has told nothing yet, what came since the first linking is told") {
    TellingDesk desk;
    desk.bring_notice();
    CHECK(has(desk.update(), "Subject: evident: 1 retracted (small)\n"));
}

TEST_CASE("A3: news whose files could not be written are told by the next update") {
    TellingDesk desk;
    desk.update();
    desk.bring_notice();
    Telling telling(desk.store, desk.config, desk.clock);
    CHECK(telling.anything_came());
    const auto report = telling.report({});
    const auto named = desk.config;
    SECTION("the mail") { desk.config.mail = desk.files.file("absent/news.txt"); }
    SECTION("the feed") { desk.config.feed = desk.files.file("absent/news.atom"); }
    CHECK_THROWS_AS(telling.write(report), Error);
    CHECK_THROWS_AS(telling.check(), Error);
    CHECK(telling.anything_came());
    desk.config = named;
    CHECK_NOTHROW(telling.check());
    CHECK(has(desk.update(), "Subject: evident: 1 retracted (small)\n"));
    CHECK(has(read_file(desk.config.feed), "1 retracted (small)"));
    CHECK_FALSE(telling.anything_came());
}

TEST_CASE("A3: before anything is asked it is seen that a file cannot be written, and nothing is left behind") {
    TellingDesk desk;
    Telling telling(desk.store, desk.config, desk.clock);
    CHECK_NOTHROW(telling.check());
    CHECK(std::filesystem::is_empty(desk.files.file("")));
    SECTION("a folder stands there") { std::filesystem::create_directory(desk.config.mail); }
    SECTION("the feed is somebody else's") { write_file(desk.config.feed, "<rss/>"); }
    CHECK_THROWS_AS(telling.check(), Error);
}

TEST_CASE("B13: the mail is renewed by a quiet update, and left when no source was due; the feed tells no quiet one") {
    TellingDesk desk;
    desk.update();
    desk.bring_notice();
    const auto news = desk.update();
    const auto feed = read_file(desk.config.feed);
    Telling telling(desk.store, desk.config, desk.clock);
    telling.write(telling.report({}));
    CHECK(read_file(desk.config.mail) == news);
    CHECK(desk.update() != news);
    CHECK(read_file(desk.config.feed) == feed);
}

}  // namespace
}  // namespace evident
