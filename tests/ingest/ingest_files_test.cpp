// The whole way of a file into the store: once, again, packed, through a pipe, strictly, in a folder with a broken one.
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <thread>

#include "base/error.hpp"
#include "tests/ingest/ingest_desk.hpp"

namespace evident {
namespace {

namespace fs = std::filesystem;
using testing::article;
using testing::codes_of;
using testing::Counts;
using testing::counts_of;
using testing::IngestDesk;
using testing::set_of;
using testing::state_of;
using Codes = std::vector<std::string>;

std::string articles(int from, int to, const std::string& title = "A title") {
    std::string out;
    for (int i = from; i < to; ++i) out += article(std::to_string(i), "", title + ' ' + std::to_string(i)) + '\n';
    return out;
}

std::string deletions(const std::string& pmids) { return "<DeleteCitation>" + pmids + "</DeleteCitation>"; }

const std::string without_pmid =
    "<PubmedArticle><MedlineCitation><Article><ArticleTitle>Nameless</ArticleTitle></Article></MedlineCitation>"
    "</PubmedArticle>";

TEST_CASE("the same file a second time: all unchanged, nothing kept twice, under whatever name") {
    IngestDesk desk;
    const auto text = set_of(articles(1, 700));
    const auto path = desk.put_file("a.xml", text);
    CHECK(counts_of(desk.bring(path)) == Counts{699, 0, 0, 0, 0});
    CHECK(desk.kept() == std::int64_t(text.size()));
    const auto state = state_of(desk.store);
    CHECK(counts_of(desk.bring(path)) == Counts{0, 0, 699, 0, 0});
    CHECK(counts_of(desk.bring(desk.put_file("b.xml", text))) == Counts{0, 0, 699, 0, 0});
    CHECK(desk.kept() == std::int64_t(text.size()));
    CHECK(desk.number_of("SELECT count(*) FROM version") == 699);
    CHECK(desk.number_of("SELECT count(*) FROM input WHERE bytes = " + std::to_string(text.size())) == 3);
    CHECK(state_of(desk.store) == state);
    CHECK(desk.sound());
}

TEST_CASE("packed, the same records, and their bytes as they are unpacked") {
    IngestDesk plain;
    const auto text = set_of(articles(1, 300));
    plain.bring(plain.put_file("a.xml", text));
    IngestDesk packed;
    const auto path = packed.put_file("a.xml", text);
    REQUIRE(std::system(("gzip '" + path + "'").c_str()) == 0);
    CHECK(counts_of(packed.bring(path + ".gz")) == Counts{299, 0, 0, 0, 0});
    CHECK(state_of(packed.store) == state_of(plain.store));
    CHECK(counts_of(packed.bring(path + ".gz")) == Counts{0, 0, 299, 0, 0});
    CHECK(packed.kept() == std::int64_t(text.size()));
    CHECK(packed.sound());
}

TEST_CASE("through a pipe: the same records, and bytes a file has brought are not kept again") {
    IngestDesk desk;
    const auto text = set_of(articles(1, 300));
    desk.bring(desk.put_file("a.xml", text));
    const auto state = state_of(desk.store);
    const auto pipe = desk.folder.file("pipe");
    const auto through_pipe = [&](const std::string& what) {
        fs::remove(pipe);
        REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
        std::jthread writer([&] { std::ofstream(pipe, std::ios::binary) << what; });
        return desk.bring(pipe);
    };
    CHECK(counts_of(through_pipe(text)) == Counts{0, 0, 299, 0, 0});
    CHECK(desk.kept() == std::int64_t(text.size()));
    CHECK(state_of(desk.store) == state);
    const auto more = set_of(articles(200, 310, "Another title"));
    CHECK(counts_of(through_pipe(more)) == Counts{10, 100, 0, 0, 0});
    CHECK(desk.kept() == std::int64_t(text.size() + more.size()));
    CHECK(desk.sound());
}

TEST_CASE("revised and withdrawn records in a later file") {
    IngestDesk desk;
    desk.bring(desk.put_file("1.xml", set_of(articles(1, 11))));
    const auto summary = desk.bring(
        desk.put_file("2.xml", set_of(articles(9, 13, "Revised title") + deletions("<PMID Version=\"1\">1</PMID>"
                                                                                   "<PMID Version=\"1\">2</PMID>"
                                                                                   "<PMID Version=\"1\">999</PMID>"))));
    CHECK(counts_of(summary) == Counts{2, 2, 0, 0, 2});
    CHECK(summary.reports == 10);
    CHECK(summary.read == 4);
    CHECK(desk.sound());
}

TEST_CASE("strict: one rejected record and nothing stays but the note that it was tried") {
    IngestDesk desk;
    desk.bring(desk.put_file("before.xml", set_of(articles(1, 4))));
    const auto state = state_of(desk.store);
    const auto kept = desk.kept();
    IngestRequest request;
    request.paths = {desk.put_file("a.xml", set_of(articles(3, 9, "Revised"))),
                     desk.put_file("b.xml", set_of(articles(20, 22) + without_pmid + articles(22, 24)))};
    request.strict = true;
    const auto summary = desk.bring(request);
    CHECK(counts_of(summary) == Counts{0, 0, 0, 11, 0});
    CHECK(codes_of(summary) == Codes{"no-key"});
    CHECK(summary.reports == 3);
    CHECK(state_of(desk.store) == state);
    CHECK(desk.kept() == kept);
    CHECK(desk.number_of("SELECT count(*) FROM run WHERE finished IS NOT NULL") == 2);
    CHECK(desk.number_of("SELECT count(*) FROM problem") == 1);
    CHECK(desk.sound());
    request.strict = false;
    CHECK(counts_of(desk.bring(request)) == Counts{9, 1, 0, 1, 0});
    request.strict = true;
    request.paths.pop_back();
    CHECK(counts_of(desk.bring(request)) == Counts{0, 0, 6, 0, 0});
}

TEST_CASE("a folder: every file in order, the broken ones a problem each, their whole records kept") {
    IngestDesk desk;
    fs::create_directories(desk.folder.file("in/deep"));
    desk.put_file("in/1.xml", set_of(articles(1, 4)));
    const auto whole = set_of(articles(10, 20));
    desk.put_file("in/2-cut.xml", whole.substr(0, whole.find("<PMID Version=\"1\">15<") + 5));
    desk.put_file("in/3-letter.txt", "Dear reader");
    desk.put_file("in/4-empty.xml", "");
    desk.put_file("in/deep/5.jsonl", R"({"id":"j1","title":"A title"})"
                                     "\n");
    desk.put_file("in/.hidden.xml", set_of(articles(50, 60)));
    fs::create_symlink(desk.folder.file("nowhere"), desk.folder.file("in/6-dangling.xml"));
    const auto summary = desk.bring(desk.folder.file("in"));
    CHECK(counts_of(summary)[0] == 3 + 5 + 1);
    CHECK(summary.source_failed);
    CHECK(summary.inputs == 5);
    CHECK(codes_of(summary) == Codes{"unreadable-input", "unknown-format", "empty-input"});
    for (const auto& problem : summary.problems) {
        CHECK(problem.place.input.find(desk.folder.file("in")) == 0);
        CHECK(problem.severity == Severity::error);
    }
    CHECK(desk.number_of("SELECT count(*) FROM problem") == 3);
    CHECK(desk.sound());
}

TEST_CASE("a gzip cut in the middle: the records before the cut stay, and the mended file brings the rest") {
    IngestDesk desk;
    const auto path = desk.put_file("a.xml", set_of(articles(1, 3000)));
    REQUIRE(std::system(("gzip -9 '" + path + "'").c_str()) == 0);
    const auto packed = read_file(path + ".gz");
    const auto cut = desk.bring(desk.put_file("cut.xml.gz", packed.substr(0, packed.size() / 2)));
    CHECK(cut.source_failed);
    CHECK(codes_of(cut) == Codes{"unreadable-input"});
    CHECK(cut.problems.front().message.find("ends early") != std::string::npos);
    CHECK(cut.fresh > 500);
    CHECK(cut.fresh < 2500);
    CHECK(desk.sound());
    const auto whole = desk.bring(path + ".gz");
    CHECK(counts_of(whole) == Counts{2999 - cut.fresh, 0, cut.fresh, 0, 0});
    CHECK(desk.sound());
}

TEST_CASE("a short gzip that is cut gives its whole records too") {
    IngestDesk desk;
    const auto path = desk.put_file("a.xml", set_of(articles(1, 6)));
    REQUIRE(std::system(("gzip -9 '" + path + "'").c_str()) == 0);
    const auto packed = read_file(path + ".gz");
    const auto cut = desk.bring(desk.put_file("cut.xml.gz", packed.substr(0, packed.size() - 9)));
    CHECK(cut.source_failed);
    CHECK(cut.fresh >= 4);
    CHECK(desk.sound());
}

TEST_CASE("the same record and its deletion twice leave the store as it was") {
    IngestDesk desk;
    IngestRequest request;
    request.paths = {
        desk.put_file("1.xml", set_of(articles(1, 3))),
        desk.put_file("2.xml", "<PubmedArticleSet><DeleteCitation><PMID>2</PMID></DeleteCitation></PubmedArticleSet>")};
    CHECK(desk.bring(request).deleted == 1);
    const auto versions = desk.number_of("SELECT count(*) FROM version");
    const auto again = desk.bring(request);
    CHECK(again.updated == 0);
    CHECK(again.deleted == 0);
    CHECK(desk.number_of("SELECT count(*) FROM version") == versions);
    CHECK(desk.sound());
}

TEST_CASE("a path that does not exist: nothing of the run is begun") {
    IngestDesk desk;
    IngestRequest request;
    request.paths = {desk.put_file("a.xml", set_of(articles(1, 4))), desk.folder.file("none.xml")};
    CHECK_THROWS_AS(desk.bring(request), Error);
    CHECK(desk.number_of("SELECT count(*) FROM run") == 0);
    CHECK(desk.number_of("SELECT count(*) FROM record") == 0);
}

TEST_CASE("a review counts what lies outside its cutoff, once") {
    IngestDesk desk;
    Review review;
    review.key = "r";
    review.protocol.cutoff = Day{20191231};
    IngestRequest request;
    request.paths = {desk.put_file("a.xml", set_of(articles(1, 6)))};  // of 2020
    request.review = &review;
    CHECK(desk.bring(request).outside_cutoff == 5);
    CHECK(desk.bring(request).outside_cutoff == 0);  // none of them is new
}

TEST_CASE("records known from another source join its reports") {
    IngestDesk desk;
    const auto path = desk.put_file("a.xml", set_of(articles(1, 6)));
    desk.bring(path);
    IngestRequest request;
    request.paths = {path};
    request.source = "second";
    const auto summary = desk.bring(request);
    CHECK(counts_of(summary) == Counts{5, 0, 0, 0, 0});
    CHECK(summary.duplicates == 5);
    CHECK(summary.reports == 5);
    CHECK(desk.sound());
}

}  // namespace
}  // namespace evident
