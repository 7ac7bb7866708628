// A mirror run that is killed at any moment leaves a sound store, in the end that of an undisturbed run.
#include <chrono>
#include <random>

#include "tests/ingest/killed.hpp"
#include "tests/source/mirror/mirror_server.hpp"

namespace evident {
namespace {

using testing::MirrorDesk;
using testing::MirrorServer;
using testing::records_of;
using testing::sound_but_unfinished;
using testing::state_of;

std::vector<int> numbers(int from, int to, int step = 1) {
    std::vector<int> out;
    for (int i = from; i <= to; i += step) out.push_back(i);
    return out;
}

// The year before, which the store has to its end.
void put_before(MirrorDesk& desk) {
    desk.put("baseline/pubmed24n0001.xml.gz", records_of(numbers(1, 260), "Before"));
    desk.put("updatefiles/pubmed24n0002.xml.gz", records_of(numbers(500, 520), "Before", {9}));
}

// A new year: records 201 to 260 are gone, others revised, withdrawn, brought back in later files.
void put_now(MirrorDesk& desk) {
    desk.put("baseline/pubmed25n0001.xml.gz", records_of(numbers(1, 100), "Before"));
    desk.put("baseline/pubmed25n0002.xml.gz", records_of(numbers(101, 200), "Base"));
    desk.put("baseline/pubmed25n0003.xml.gz", records_of(numbers(300, 400), "Base", {20}));
    desk.put("updatefiles/pubmed25n0004.xml.gz", records_of(numbers(1, 400, 4), "Fourth", numbers(2, 300, 7)));
    desk.put("updatefiles/pubmed25n0005.xml.gz", records_of(numbers(2, 300, 5), "Fifth", numbers(1, 50, 6)));
}

// Everything the mirror says, whatever its runs.
std::set<std::string> said(MirrorDesk& desk) {
    auto out = state_of(desk.store);
    for (const auto& file : MirrorFiles(desk.store).all(desk.request.source)) out.insert(file.name + " " + file.md5);
    return out;
}

// True when it was still at work. A connection must not be carried into a child: the desk has another store meanwhile.
bool follow_and_kill(MirrorDesk& desk, std::chrono::microseconds after) {
    const auto path = desk.store.path();
    const auto aside = desk.folder.file("aside.db");
    desk.store = std::filesystem::exists(aside) ? Store::open(aside, Access::read) : Store::create(aside, desk.clock);
    const auto follow = [&] {
        Store store = Store::open(path, Access::write);
        HttpClient client;
        const FixedClock clock("2025-01-02T03:04:05Z");
        (void)mirror(store, &client, desk.request, clock, {});
    };
    const bool killed = testing::run_and_kill(follow, after);
    desk.store = Store::open(path, Access::write);
    return killed;
}

// Stores that are killed again and again until there were enough kills of runs at work; half of them over HTTP.
void kill_so_often(int wanted, int kills_a_store) {
    MirrorDesk undisturbed;
    undisturbed.request.records_a_transaction = 40;
    put_before(undisturbed);
    CHECK(undisturbed.follow().finished);
    put_now(undisturbed);
    const auto start = std::chrono::steady_clock::now();
    const auto whole = undisturbed.follow();
    const auto time = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
    CHECK(whole.finished);
    CHECK(whole.withdrawn > 50);
    const auto expected = said(undisturbed);
    std::mt19937 random(std::random_device{}());
    int killed = 0;
    int halfway = 0;
    for (int one = 0; killed < wanted && one < wanted; ++one) {
        MirrorDesk desk;
        desk.request.records_a_transaction = 40;
        put_before(desk);
        CHECK(desk.follow().finished);
        put_now(desk);
        std::optional<MirrorServer> server;
        if (one % 2 == 1) server.emplace(desk);
        for (int kill = 0; kill < kills_a_store; ++kill) {
            const std::chrono::microseconds after(random() % (std::uint64_t(time.count()) + 1));
            if (follow_and_kill(desk, after)) ++killed;
            const auto files = desk.taken().size();
            if (files > 2 && files < 7) ++halfway;
        }
        CHECK(sound_but_unfinished(desk.store));
        CHECK(desk.follow().finished);
        CHECK(said(desk) == expected);
        CHECK(sound_but_unfinished(desk.store));
        CHECK(desk.lies_in("work").empty());
        CHECK(desk.follow().files_taken == 0);
    }
    CHECK(killed >= wanted);
    CHECK(halfway > 0);
}

TEST_CASE("A mirror run killed fifty times at random moments ends as if nothing had happened") { kill_so_often(50, 7); }

TEST_CASE("A mirror run killed two hundred times", "[.scale]") { kill_so_often(200, 7); }

}  // namespace
}  // namespace evident
