// An ingest that is killed at any moment leaves a sound store, and repeating it gives what an undisturbed one gives.
#include <chrono>
#include <random>

#include "tests/ingest/killed.hpp"

namespace evident {
namespace {

using testing::article;
using testing::Folder;
using testing::IngestDesk;
using testing::set_of;
using testing::sound_but_unfinished;
using testing::state_of;

struct Made {
    std::string pubmed;
    std::string others;  // JSON Lines
};

// Records with DOIs, some revised later in the file, some withdrawn at its end; and another source that has every sixth
// of them too (so that reports join).
Made made_files() {
    std::mt19937 random(7);
    std::string out;
    std::string others;
    const auto doi = [](std::uint32_t number) {
        return "<ELocationID EIdType=\"doi\" ValidYN=\"Y\">10.1000/" + std::to_string(number) + "</ELocationID>";
    };
    for (int i = 1; i <= 1200; ++i) {
        std::string words = "On";
        for (int word = 0; word < 12; ++word) words += " word" + std::to_string(random() % 5000);
        const auto number = random() % 1100;
        out += article(std::to_string(i), doi(number), words) + "\n";
        if (i % 6 == 0) {
            others += R"({"id": "o)" + std::to_string(i) + R"(", "title": ")" + words +
                      R"(", "year": 2020, "doi": "10.1000/)" + std::to_string(number) + "\"}\n";
        }
        if (i % 50 == 0) out += article(std::to_string(i - 40), doi(90000 + unsigned(i)), "Revised: " + words) + "\n";
    }
    out += "<DeleteCitation><PMID Version=\"1\">7</PMID><PMID Version=\"1\">600</PMID></DeleteCitation>";
    return {set_of(out), others};
}

IngestRequest request_of(const std::string& path) {
    IngestRequest request;
    request.paths = {path, path + ".jsonl"};
    request.records_a_transaction = 100;
    return request;
}

// Ingests in a process of its own that is killed after that time. True when it was still at work.
bool ingest_and_kill(const std::string& store_path, const std::string& input, std::chrono::microseconds after) {
    const auto work = [&] {
        Store store = Store::open(store_path, Access::write);
        const FixedClock clock("2025-01-02T03:04:05Z");
        (void)ingest(store, request_of(input), clock, {});
    };
    return testing::run_and_kill(work, after);
}

TEST_CASE("killed twenty times at random moments: sound each time, and in the end as if nothing had happened") {
    const Folder folder;
    const auto input = folder.file("made.xml");
    const auto files = made_files();
    testing::write_text(input, files.pubmed);
    testing::write_text(input + ".jsonl", files.others);
    IngestDesk undisturbed;
    const auto start = std::chrono::steady_clock::now();
    const auto whole = undisturbed.bring(request_of(input));
    const auto time = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
    CHECK(whole.fresh == 1400);
    CHECK(whole.updated == 24);
    CHECK(whole.deleted == 2);
    CHECK(whole.duplicates > 100);
    const auto expected = state_of(undisturbed.store);
    std::mt19937 random(std::random_device{}());
    int killed = 0;
    bool halfway = false;
    for (int one = 0; one < 5; ++one) {  // five stores, each killed four times before it may end
        const auto path = folder.file("store" + std::to_string(one) + ".db");
        { const auto made = Store::create(path, undisturbed.clock); }
        for (int kill = 0; kill < 4; ++kill) {
            const std::chrono::microseconds after(random() % (std::uint64_t(time.count()) + 1));
            if (ingest_and_kill(path, input, after)) ++killed;
            Store store = Store::open(path, Access::write);
            CHECK(sound_but_unfinished(store));
            const auto records = RecordTable(store).count_current();
            halfway = halfway || (records > 0 && records < 1398);
        }
        Store store = Store::open(path, Access::write);
        const auto last = ingest(store, request_of(input), undisturbed.clock, {});
        CHECK(testing::counts_of(last).size() == 5);
        CHECK(state_of(store) == expected);
        CHECK(sound_but_unfinished(store));
    }
    CHECK(killed >= 5);
    CHECK(halfway);
}

}  // namespace
}  // namespace evident
