// The report of the searches: every item is there, what is known is told with its numbers, what is not is said so.
#include "export/prisma_s.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "store/sqlite/harvests.hpp"
#include "store/sqlite/runs.hpp"
#include "tests/catch.hpp"
#include "tests/store/desk.hpp"

namespace evident {
namespace {

using nlohmann::json;
using testing::Desk;
using testing::record_of;

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

ReviewSource source(const std::string& name, const std::string& database, const std::string& platform) {
    ReviewSource out;
    out.name = name;
    out.database = database;
    out.platform = platform;
    return out;
}

Review told_review() {
    Review out;
    out.key = "small";
    out.title = "A *small* review";
    out.citation = "A reader. A journal. 2025.";
    auto& protocol = out.protocol;
    protocol.cutoff = Day{20241231};
    protocol.languages = {"eng"};
    protocol.databases = {"PubMed", "Embase", "CINAHL", "ClinicalTrials.gov"};
    protocol.note = "The strategies are ours.";
    auto pubmed = source("pubmed", "PubMed", "NCBI");
    pubmed.strategy = "1. lung[ti]\n2. csf[tiab]\n3. #1 AND #2\n";
    pubmed.syntax = "pubmed";
    pubmed.searched = Day{20250115};
    pubmed.limits = "humans";
    pubmed.note = "As a\nguess.";
    auto embase = source("embase", "Embase", "Ovid");
    embase.date = CutoffDate::entry;
    protocol.sources = {pubmed, embase, source("medline", "MEDLINE", "Ovid"), source("ctgov", "ClinicalTrials.gov", ""),
                        source("asco", "ASCO conference abstracts", "")};
    return out;
}

struct SearchDesk : Desk {
    RunId run(const std::string& kind, const std::string& configured, const std::string& day, const std::string& key) {
        clock.set(day + "T03:04:05Z");
        current = RunLog(store).begin(kind, "{}", clock.now(), configured, key);
        input = RunLog(store).begin_input(current, kind + " of " + day);
        return current;
    }
    void bring(const Record& record) {
        Arrival arrival;
        arrival.run = current;
        arrival.input = input;
        arrival.at = clock.now();
        arrival.note_sighting = true;
        Transaction transaction(store.database());
        RecordTable(store).put(prepare(record), arrival);
        transaction.commit();
    }
    void finish(const std::string& summary) {
        RunLog(store).finish_input(input, sha256("bytes"), 5);
        RunLog(store).finish(current, summary, clock.now());
    }
    void ask() {
        HarvestTable harvests(store);
        Transaction transaction(store.database());
        const auto id = harvests.begin(current, "nightly", "(lung[ti]) AND (csf[tiab])", "https://example.org/eutils/",
                                       clock.now());
        harvests.set_answer(id, 2, "\"lung\"[Title] AND \"csf\"[Title/Abstract]");
        harvests.add_line(id, 1, "lung[ti]", 300);
        harvests.add_line(id, 2, "csf[tiab] | x", 40);
        harvests.add_window(id, {1, "", 2, {"1", "2"}, 2, 2, "", ""});
        harvests.set_finished(id, clock.now());
        transaction.commit();
    }
    // A search, an export file that shares a paper with it, a later search, and a run for no review.
    void fill() {
        run("harvest", "nightly", "2025-01-15", "small");
        ask();
        bring(record_of("pubmed", "1", "One", {"pmid:1", "doi:10.1000/one"}));
        bring(record_of("pubmed", "2", "Two", {"pmid:2"}));
        finish(R"({"read":2,"new":2,"updated":0,"unchanged":0,"deleted":0,"rejected":0})");
        run("ingest", "", "2025-01-16", "small");
        bring(record_of("embase", "L1", "One", {"doi:10.1000/one"}));
        finish(R"({"read":1,"new":1,"updated":0,"unchanged":0,"deleted":0,"rejected":0})");
        run("harvest", "nightly", "2025-02-15", "small");
        bring(record_of("pubmed", "2", "Two", {"pmid:2"}));
        run("ingest", "", "2025-02-16", "");
        bring(record_of("other", "9", "Of no review"));
        finish("{}");
    }

    RunId current = RunId::none;
    InputId input = InputId::none;
};

std::string sentences(const SearchReport& report, int number) {
    std::string out;
    for (const auto& item : search_items(report)) {
        if (item.number != number) continue;
        for (const auto& sentence : item.sentences) out += sentence + '\n';
    }
    return out;
}

bool told(const SearchReport& report, int number) {
    const auto items = search_items(report);
    return std::any_of(items.begin(), items.end(),
                       [&](const SearchItem& item) { return item.number == number && item.told; });
}

TEST_CASE("an empty package and an empty store: sixteen items, each of which says that it is not told") {
    Desk desk;
    Review review;
    review.key = "bare";
    const auto report = search_report(desk.store, review);
    const auto items = search_items(report);
    REQUIRE(items.size() == 16);
    for (int i = 0; i < 16; ++i) {
        CAPTURE(i);
        CHECK(items[std::size_t(i)].number == i + 1);
        CHECK_FALSE(items[std::size_t(i)].sentences.empty());
        CHECK(items[std::size_t(i)].told == (i + 1 == 16));
    }
    const auto text = to_markdown(report);
    for (const auto& item : items) CHECK(has(text, "\n## " + std::to_string(item.number) + ". " + item.name + '\n'));
}

TEST_CASE("databases, platforms, registries and conferences of the package, each in its item") {
    SearchDesk desk;
    const auto report = search_report(desk.store, told_review());
    CHECK(sentences(report, 1) ==
          "PubMed: platform NCBI.\nAs a guess.\nEmbase: platform Ovid.\nMEDLINE: platform Ovid.\n"
          "CINAHL: named by the package, which does not tell the platform.\n");
    CHECK(sentences(report, 2) ==
          "Embase, MEDLINE share the platform Ovid; whether they were searched at once is not told by the package.\n");
    CHECK(sentences(report, 3) == "ClinicalTrials.gov: the package does not tell the platform.\n");
    CHECK(sentences(report, 4) == "ASCO conference abstracts: the package does not tell the platform.\n");
    CHECK(has(sentences(report, 9), "All sources: up to 2024-12-31, by create date.\n"));
    CHECK(has(sentences(report, 9), "All sources: languages eng.\n"));
    CHECK(has(sentences(report, 9), "PubMed: set on the platform: humans.\n"));
    CHECK(has(sentences(report, 9), "Embase: up to 2024-12-31, by entry date.\n"));
    CHECK(has(sentences(report, 13), "PubMed: 2025-01-15, as told by the package.\n"));
    CHECK(has(sentences(report, 13), "Embase: the day is not told by the package.\n"));
    for (const int number : {5, 6, 7, 10, 11, 14}) CHECK_FALSE(told(report, number));
}

TEST_CASE("what was run for the review: questions as sent, counts by line, runs, totals, duplicates") {
    SearchDesk desk;
    desk.fill();
    const auto report = search_report(desk.store, told_review());
    REQUIRE(report.runs.size() == 3);
    CHECK(report.other_runs == 1);
    const auto& first = report.runs.front();
    REQUIRE(first.searches.size() == 1);
    CHECK(first.searches[0].term == "(lung[ti]) AND (csf[tiab])");
    CHECK(first.searches[0].told == 2);
    CHECK(first.searches[0].lines == std::vector<SearchLine>{{1, "lung[ti]", 300}, {2, "csf[tiab] | x", 40}});
    CHECK(first.fresh == 2);
    CHECK(report.runs[1].inputs.at(0).sha256 == to_hex(sha256("bytes")));
    CHECK(report.runs[2].read == -1);
    CHECK(report.totals ==
          std::vector<SourceTotal>{{"embase", "Embase", false, 1, 0}, {"pubmed", "PubMed", false, 2, 0}});
    CHECK(report.flow.from_databases == 3);
    CHECK(report.flow.duplicates == 1);
    CHECK(report.flow.reports == 2);
    CHECK(has(sentences(report, 12),
              "`evident update`, source nightly: 2 runs, the first on 2025-01-15, the last on "
              "2025-02-15.\n"));
    CHECK(has(sentences(report, 12), "1 other run brought records in for no review and is not counted here.\n"));
    CHECK(has(sentences(report, 15), "pubmed (PubMed): 2 records.\n"));
    CHECK(
        has(sentences(report, 15), "MEDLINE: no record in this store; the number found is not told by the package.\n"));
    CHECK(has(sentences(report, 16), "3 records make 2 reports: 1 duplicate.\n"));
}

TEST_CASE("the report as Markdown: nothing of a query is lost to its signs, and unknown numbers are words") {
    SearchDesk desk;
    desk.fill();
    const auto text = to_markdown(search_report(desk.store, told_review()));
    CHECK(has(text, "# How the literature was searched: A \\*small\\* review\n"));
    CHECK(has(text, "```text\n1. lung[ti]\n2. csf[tiab]\n3. #1 AND #2\n```\n"));
    CHECK(has(text, "```text\n(lung[ti]) AND (csf[tiab])\n```\n"));
    CHECK(has(text, "| 2 | csf\\[tiab\\] \\| x | 40 |\n"));
    CHECK(has(text, "| 2 | harvest | nightly | 2025-01-15T03:04:05Z | 2 | 2 | 2 | 0 | 0 | 0 | 0 |\n"));
    CHECK(has(text, "| 4 | harvest | nightly | 2025-02-15T03:04:05Z | - | not told |"));
    CHECK(has(text, "| duplicate records removed before screening | 1 |\n"));
    CHECK(has(text, "- ingest of 2025-01-16 (format not known), SHA-256 "));
}

// A9 of the stranger's report: three parts of a search overlapped, and their sum stood as what was found.
TEST_CASE("A9: records that several parts of a search found are counted once") {
    SearchDesk desk;
    desk.run("harvest", "nightly", "2025-01-15", "small");
    {
        HarvestTable harvests(desk.store);
        Transaction transaction(desk.store.database());
        const auto id = harvests.begin(desk.current, "nightly", "lung[ti]", "https://example.org/", desk.clock.now());
        harvests.add_window(id, {1, "crdt", 8, {"1", "2", "3", "4", "5", "6"}, 6, 6, "", ""});
        harvests.add_window(id, {2, "mhda", 8, {"7", "8"}, 2, 2, "", ""});
        harvests.add_window(id, {3, "lr", 2, {}, 0, 0, "", ""});
        harvests.set_answer(id, 18, "");
        harvests.set_planned(id, desk.clock.now());
        transaction.commit();
    }
    desk.finish(R"({"read":8,"new":8,"updated":0,"unchanged":0,"deleted":0,"rejected":0})");
    const auto report = search_report(desk.store, told_review());
    CHECK(report.runs[0].searches[0].told == 18);
    CHECK(report.runs[0].searches[0].distinct == 8);
    const auto text = to_markdown(report);
    CHECK(has(text, "| 2 | harvest | nightly | 2025-01-15T03:04:05Z | 8 | 8 | 8 | 0 | 0 | 0 | 0 |\n"));
    CHECK(has(text, "Records by its count: 18, in parts that overlap; 8 of them are distinct."));
}

// B18: item 12 was a page of empty nights.
TEST_CASE("B18: runs that brought nothing stand in one line a source, their question once, their files as a number") {
    SearchDesk desk;
    desk.fill();
    const auto quiet = R"({"read":2,"new":0,"updated":0,"unchanged":2,"deleted":0,"rejected":0})";
    for (const auto* day : {"2025-03-01", "2025-03-02", "2025-03-03"}) {
        desk.run("harvest", "nightly", day, "small");
        desk.ask();
        desk.finish(quiet);
        desk.run("ingest", "", day, "small");
        desk.finish(R"({"read":1,"new":0,"updated":0,"unchanged":0,"deleted":0,"rejected":1})");
    }
    const auto text = to_markdown(search_report(desk.store, told_review()));
    CHECK(has(text,
              "| 3 runs | harvest | nightly | 2025-03-01T03:04:05Z to 2025-03-03T03:04:05Z | - | 6 | 0 | 0 | 6 | 0 | 0 "
              "|\n"));
    CHECK(has(text,
              "| 3 runs | ingest | (typed) | 2025-03-01T03:04:05Z to 2025-03-03T03:04:05Z | - | 3 | 0 | 0 | 0 | 3 | 0 "
              "|\n"));
    CHECK(has(text, "| 3 | ingest | embase (typed) | 2025-01-16T03:04:05Z | - | 1 | 1 |"));
    CHECK_FALSE(has(text, "As sent in run 6"));
    CHECK(has(text, "The same was asked 3 times more, with later days, and brought nothing; the last time 2025-03-03"));
    CHECK(has(text, "Files of runs that brought nothing: 3;"));
}

TEST_CASE("B18: the name of a format is no database") {
    SearchDesk desk;
    desk.run("ingest", "", "2025-01-16", "small");
    desk.bring(record_of("jsonl", "1", "One"));
    desk.bring(record_of("embase", "L1", "Two"));
    desk.finish(R"({"read":2,"new":2,"updated":0,"unchanged":0,"deleted":0,"rejected":0})");
    const auto report = search_report(desk.store, told_review());
    CHECK(report.flow.from_databases == 1);
    CHECK(report.flow.from_files == 1);
    CHECK(has(sentences(report, 15), "Files that name no database, jsonl: 1 record.\n"));
    CHECK(has(sentences(report, 16), "2 records make 2 reports"));
    const auto text = to_markdown(report);
    CHECK(has(text, "| records from files that name no database | 1 |\n"));
    CHECK_FALSE(has(text, "| of them jsonl |"));
    auto review = told_review();
    review.protocol.sources.push_back(source("jsonl", "A database of ours", ""));
    CHECK(search_report(desk.store, review).flow.from_files == 0);
}

TEST_CASE("a strategy with a fence in it gets a longer one") {
    SearchDesk desk;
    auto review = told_review();
    review.protocol.sources.front().strategy = "```\nlung\n````";
    CHECK(has(to_markdown(search_report(desk.store, review)), "`````text\n```\nlung\n````\n`````\n"));
}

TEST_CASE("the report as JSON: the items and the facts, what is not known is null") {
    SearchDesk desk;
    desk.fill();
    const auto out = json::parse(to_json(search_report(desk.store, told_review())));
    CHECK(out["review"] == "small");
    CHECK(out["items"].size() == 16);
    CHECK(out["items"][13]["told"] == false);
    CHECK(out["runs"][0]["searches"][0]["lines"][0] == json({{"n", 1}, {"text", "lung[ti]"}, {"count", 300}}));
    CHECK(out["runs"][2]["read"].is_null());
    CHECK(out["protocol"]["sources"][1]["strategy"].is_null());
    CHECK(out["flow"] == json({{"database_results", 3},
                               {"register_results", 0},
                               {"file_results", 0},
                               {"duplicates", 1},
                               {"reports", 2}}));
}

TEST_CASE("registries, proceedings and databases by their names") {
    CHECK(names_registry("ClinicalTrials.gov"));
    CHECK(names_registry("WHO ICTRP"));
    CHECK(names_registry("Chinese Clinical Trial Registry"));
    CHECK_FALSE(names_registry("Cochrane Central Register of Controlled Trials (CENTRAL)"));
    CHECK_FALSE(names_registry("PubMed"));
    CHECK(names_proceedings("Major international conferences"));
    CHECK_FALSE(names_proceedings("EMBASE"));
}

}  // namespace
}  // namespace evident
