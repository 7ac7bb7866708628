#include "ingest/harvest.hpp"

#include <set>

#include "ingest/update.hpp"
#include "store/sqlite/harvests.hpp"
#include "tests/catch.hpp"
#include "tests/ingest/ingest_desk.hpp"
#include "tests/standin/eutils_server.hpp"

namespace evident {
namespace {

using namespace std::chrono_literals;
using standin::Corpus;
using standin::EutilsServer;
using standin::Mischief;
using testing::IngestDesk;

standin::CorpusSettings corpus_of(std::int64_t size) {
    standin::CorpusSettings settings;
    settings.size = size;
    settings.abstract_words = 8;
    return settings;
}

// A desk whose store pulls from a server of its own.
struct Pulling {
    explicit Pulling(const standin::CorpusSettings& settings) : server(settings) {
        client.base = server.base();
        client.email = "somebody@example.org";
        client.a_second = 10000;
        client.stalled_after = 200ms;
        client.retry.first = 1ms;
        client.retry.longest = 5ms;
        client.retry.tries = 4;
        request.source = "pubmed-test";
        request.records = "pubmed";
        request.address = server.base();
        request.strategy = read_strategy("all[sb]", "test");
        request.parts = {HarvestPart{}};
        request.page = 100;
        request.window = 400;
    }

    HarvestSummary pull() {
        Pace pace(allowed_rate(client));
        Eutils eutils(client, pace);
        return harvest(desk.store, eutils, request, desk.clock, {});
    }
    std::int64_t held() { return RecordTable(desk.store).count_current(); }

    EutilsServer server;
    EutilsSettings client;
    HarvestRequest request;
    IngestDesk desk;
};

std::vector<std::string> codes_of(const HarvestSummary& summary) { return testing::codes_of(summary.ingest); }

bool has(const std::vector<std::string>& codes, std::string_view code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

}  // namespace

TEST_CASE("a search of few records comes in one window and in pages, each record once") {
    Pulling one(corpus_of(321));
    const auto summary = one.pull();
    CHECK(summary.finished);
    CHECK(summary.count == 321);
    CHECK(summary.windows == 1);
    CHECK(summary.requests == 4);
    CHECK(summary.ingest.fresh == 321);
    CHECK(one.held() == 321);
    CHECK(one.server.records_sent() == 321);
    CHECK(one.desk.sound());
}

TEST_CASE("a search above the server's cap is split by create date, and the windows add up") {
    Pulling one(corpus_of(2345));
    const auto summary = one.pull();
    CHECK(summary.finished);
    CHECK(summary.count == 2345);
    CHECK(summary.windows > 5);
    CHECK(summary.ingest.problems.empty());
    CHECK(one.held() == 2345);
    CHECK(one.server.records_sent() == 2345);
    HarvestTable harvests(one.desk.store);
    const auto held = harvests.of_source("pubmed-test");
    REQUIRE(held.size() == 1);
    CHECK(held[0].translation.find("all") != std::string::npos);
    std::int64_t sum = 0;
    std::set<std::string> ids;
    for (const auto& window : harvests.windows(held[0].id)) {
        CHECK(window.count <= 400);
        CHECK(window.fetched == window.wanted);
        CHECK(window.limits.find("[crdt]") != std::string::npos);
        sum += window.count;
        for (const auto& id : harvests.ids(held[0].id, window.number)) CHECK(ids.insert(id).second);
    }
    CHECK(sum == 2345);
}

TEST_CASE("more records than the cap on one day are split by entry day and number") {
    auto settings = corpus_of(1500);
    settings.on_one_day = 1200;
    Pulling one(settings);
    const auto summary = one.pull();
    CHECK(summary.finished);
    CHECK(one.held() == 1500);
    CHECK(one.server.records_sent() == 1500);
    bool by_number = false;
    HarvestTable harvests(one.desk.store);
    for (const auto& window : harvests.windows(harvests.of_source("pubmed-test")[0].id)) {
        by_number = by_number || window.limits.find("[uid]") != std::string::npos ||
                    window.limits.find("[edat]") != std::string::npos;
    }
    CHECK(by_number);
}

TEST_CASE("a pull that broke off goes on where it stopped, and no record is sent twice") {
    Pulling one(corpus_of(1000));
    one.request.window = 9999;
    standin::FaultSettings dead;
    dead.chance = {{Mischief::error_page, 1.0}};
    int runs = 0;
    for (HarvestSummary summary; !summary.finished; ++runs) {
        REQUIRE(runs < 20);
        const auto before = one.held();
        // The server dies for good after a few answers of each run.
        const std::vector<Mischief> none;
        one.server.faults().set(runs % 2 == 0 && runs > 0 ? dead : standin::FaultSettings{});
        if (runs == 0) one.server.histories().set({3, 0ms});
        summary = one.pull();
        if (!summary.finished) {
            CHECK(has(codes_of(summary), "source-failed"));
            CHECK(summary.ingest.source_failed);
        }
        CHECK(one.held() >= before);
    }
    CHECK(one.held() == 1000);
    CHECK(one.server.records_sent() == 1000);
    CHECK(one.desk.sound());
}

TEST_CASE("a run that found the server dead is resumed by the next, from the windows it had planned") {
    Pulling one(corpus_of(700));
    one.request.window = 9999;
    standin::FaultSettings flaky;
    flaky.seed = 5;
    flaky.chance = {{Mischief::cut, 0.8}};
    one.server.faults().set(flaky);
    one.client.retry.tries = 2;
    int runs = 0;
    bool resumed = false;
    for (bool finished = false; !finished; ++runs) {
        REQUIRE(runs < 200);
        const auto summary = one.pull();
        resumed = resumed || summary.resumed;
        finished = summary.finished;
    }
    CHECK(runs > 1);
    CHECK(resumed);
    CHECK(one.held() == 700);
    CHECK(one.desk.number_of("SELECT count(*) FROM harvest") == 1);
}

TEST_CASE("the server forgets its list: what is left is handed in again and fetched") {
    Pulling one(corpus_of(1000));
    one.request.window = 9999;
    one.server.histories().set({2, 0ms});
    const auto summary = one.pull();
    CHECK(summary.finished);
    CHECK(one.held() == 1000);
    CHECK(one.server.records_sent() == 1000);
}

TEST_CASE("what the server names and does not send is told") {
    Pulling one(corpus_of(399));
    // The record goes between the search and the fetch of the last page.
    const auto id = Corpus::first_id;  // the newest come first
    HarvestSummary summary;
    one.request.page = 10;
    bool gone = false;
    Pace pace(allowed_rate(one.client));
    Eutils eutils(one.client, pace);
    summary = harvest(one.desk.store, eutils, one.request, one.desk.clock, [&](std::int64_t, const std::string&) {
        if (!gone) one.server.change([&](Corpus& corpus) { corpus.withdraw(id); });
        gone = true;
    });
    CHECK(summary.finished);
    CHECK(summary.missing == 1);
    CHECK(has(codes_of(summary), "record-not-sent"));
    CHECK(one.held() == 398);
}

TEST_CASE("a phrase the server does not know stops the search unless it is accepted") {
    Pulling one(corpus_of(50));
    one.request.strategy = read_strategy("all[sb] AND qqqunknownqqq[tiab]", "test");
    auto summary = one.pull();
    CHECK_FALSE(summary.finished);
    CHECK(has(codes_of(summary), "phrase-not-found"));
    CHECK(one.held() == 0);
    one.request.accept_unknown = true;
    summary = one.pull();
    CHECK(summary.finished);
    CHECK(has(codes_of(summary), "phrase-not-found"));
}

TEST_CASE("the run keeps what was asked, the server's counts, and every reply") {
    Pulling one(corpus_of(120));
    one.request.strategy = read_strategy("// lines\n1. all[sb]\n2. 60000001:60000050[uid]\n3. #1 AND #2\n", "test");
    const auto summary = one.pull();
    CHECK(summary.finished);
    CHECK(one.held() == 50);
    HarvestTable harvests(one.desk.store);
    const auto held = harvests.of_source("pubmed-test").front();
    const auto lines = harvests.lines(held.id);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].second == 120);
    CHECK(lines[1].second == 50);
    CHECK(lines[2].second == 50);
    CHECK(one.desk.number_of("SELECT count(*) FROM input WHERE format = 'eutils' AND sha256 IS NOT NULL") >= 1);
    CHECK(one.desk.number_of("SELECT count(*) FROM input WHERE name LIKE '%somebody%' OR name LIKE '%api_key%'") == 0);
    CHECK(one.desk.number_of("SELECT count(*) FROM run WHERE asked LIKE '%somebody%'") == 0);
}

TEST_CASE("later pulls ask for what was created, indexed or revised since, with an overlap, each record once") {
    Pulling one(corpus_of(200));
    SourceSetup source;
    source.name = "pubmed-test";
    source.overlap_days = 10;
    SourceState state;
    const Day today{20250102};
    CHECK(parts_due(source, state, false, today).size() == 1);
    CHECK(one.pull().finished);
    one.server.change([&](Corpus& corpus) {
        corpus.add(7, Day{20250101});
        corpus.revise(Corpus::first_id + 3, Day{20250101});
        corpus.revise(Corpus::first_id + 203, Day{20250102});
    });
    state.covered_to = today;
    one.request.parts = parts_due(source, state, false, today);
    REQUIRE(one.request.parts.size() == 3);
    CHECK(one.request.parts[0].from == Day{20241223});
    const auto sent = one.server.records_sent();
    const auto summary = one.pull();
    CHECK(summary.finished);
    CHECK(summary.ingest.fresh == 7);
    CHECK(summary.ingest.updated == 1);
    CHECK(one.server.records_sent() - sent == std::size_t(summary.ingest.read));
    CHECK(summary.count == summary.ingest.read);
    CHECK(HarvestTable(one.desk.store).of_source("pubmed-test").front().count > summary.count);
    CHECK(one.held() == 207);
}

TEST_CASE("a storm of faults leaves the store as a calm day does") {
    Pulling calm(corpus_of(900));
    CHECK(calm.pull().finished);
    Pulling stormy(corpus_of(900));
    standin::FaultSettings storm;
    storm.seed = 11;
    storm.silence = 400ms;
    storm.chance = {{Mischief::too_many, 0.1},
                    {Mischief::cut, 0.05},
                    {Mischief::half, 0.02},
                    {Mischief::page_as_200, 0.03},
                    {Mischief::stall, 0.02}};
    storm.retry_after = 0s;
    stormy.server.faults().set(storm);
    stormy.client.retry.tries = 12;
    stormy.request.page = 20;
    const auto summary = stormy.pull();
    CHECK(summary.finished);
    CHECK(stormy.server.faults().drawn() > 0);
    const auto records = [](IngestDesk& desk) {
        std::set<std::string> out;
        auto rows =
            desk.store.database().prepare("SELECT r.key, v.content FROM record r JOIN version v ON v.id = r.current");
        while (rows.step()) out.insert(std::string(rows.text(0)) + std::string(rows.text(1)));
        return out;
    };
    CHECK(records(stormy.desk) == records(calm.desk));
}

TEST_CASE(
    "what the server has no longer is withdrawn by the next whole search, what only fell out of the strategy is kept") {
    Pulling one(corpus_of(300));
    CHECK(one.pull().finished);
    one.server.change([](Corpus& corpus) {
        corpus.withdraw(Corpus::first_id + 7);
        corpus.withdraw(Corpus::first_id + 8);
    });
    one.request.strategy = read_strategy("60000001:60000250[uid]", "test");
    const auto summary = one.pull();
    CHECK(summary.finished);
    CHECK(summary.ingest.deleted == 2);
    CHECK(summary.count == 248);
    CHECK(one.held() == 298);
    const auto codes = codes_of(summary);
    CHECK(std::count(codes.begin(), codes.end(), "record-gone") == 2);
    CHECK(std::count(codes.begin(), codes.end(), "no-longer-found") == 50);
    const auto again = one.pull();
    CHECK(again.ingest.deleted == 0);
    CHECK(one.desk.sound());
}

TEST_CASE("a changed strategy is asked whole, not only for what came since") {
    Pulling one(corpus_of(100));
    SourceSetup source;
    source.name = "pubmed";
    source.kind = SourceKind::eutils;
    source.address = one.server.base();
    source.email = "somebody@example.org";
    source.requests_a_second = 10000;
    source.strategy = "60000001:60000010[uid]";
    const auto update = [&] { return update_source(one.desk.store, {source, nullptr, false, {}}, one.desk.clock, {}); };
    CHECK(update().ingest.fresh == 10);
    CHECK(update().ingest.read == 0);  // nothing since
    source.strategy = "60000001:60000100[uid]";
    const auto outcome = update();
    CHECK(outcome.finished);
    CHECK(outcome.ingest.fresh == 90);
    CHECK(has(testing::codes_of(outcome.ingest), "asked-whole"));
}

TEST_CASE("a file in the inbox that is no export is told of once and keeps no other waiting") {
    IngestDesk desk;
    std::filesystem::create_directories(desk.folder.file("inbox"));
    testing::write_text(desk.folder.file("inbox/readme.docx"), "PK\x03\x04 no records");
    testing::write_text(desk.folder.file("inbox/half.xml.part"), "<PubmedArticleSet>");
    testing::write_text(desk.folder.file("inbox/good.xml"), testing::set_of(testing::article("1")));
    SourceSetup source;
    source.name = "inbox";
    source.folder = desk.folder.file("inbox");
    const auto update = [&] { return update_source(desk.store, {source, nullptr, false, {}}, desk.clock, {}); };
    auto outcome = update();
    CHECK(outcome.finished);
    CHECK(outcome.ingest.fresh == 1);
    CHECK(testing::codes_of(outcome.ingest) == std::vector<std::string>{"unknown-format"});
    outcome = update();
    CHECK(outcome.finished);
    CHECK(outcome.passed_over == 2);
    CHECK(outcome.ingest.problems.empty());
    CHECK(desk.number_of("SELECT count(*) FROM run") == 1);  // nothing to read is no run
}

}  // namespace evident
