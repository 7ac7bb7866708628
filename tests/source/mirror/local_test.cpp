// A mirror in folders of this machine: order, gaps, md5, damage, files issued again, and nothing half taken.
#include "tests/source/mirror/mirror_desk.hpp"

namespace evident {
namespace {

using testing::codes_of;
using testing::gzip_of;
using testing::md5_of;
using testing::MirrorDesk;
using testing::put_year;
using testing::records_of;
using Names = std::vector<std::string>;

TEST_CASE("Baseline, then updates: revised, withdrawn, back again, and read once only") {
    MirrorDesk desk;
    put_year(desk);
    desk.put_file("updatefiles/pubmed25n0003_stats.html", "<html>");
    desk.put_file("updatefiles/README.txt", "read me");
    const auto before = desk.lies_in("updatefiles");
    const auto first = desk.follow();
    CHECK(first.finished);
    CHECK(first.files_taken == 4);
    CHECK(first.last_file == "pubmed25n0004.xml.gz");
    CHECK(first.waiting_for.empty());
    CHECK(codes_of(first.ingest).empty());
    CHECK(first.ingest.source == "pubmed-mirror");
    CHECK(first.ingest.fresh == 6);
    CHECK(first.ingest.deleted == 2);
    CHECK(desk.title(1).empty());
    CHECK(desk.title(2) == "Fourth of 2");
    CHECK(desk.title(4) == "Fourth of 4");  // withdrawn by the third, brought back by the fourth
    CHECK(desk.title(6) == "Third of 6");
    CHECK(desk.sound());
    const auto again = desk.follow();
    CHECK(again.finished);
    CHECK(again.files_taken == 0);
    CHECK(again.passed_over == 4);
    CHECK(again.ingest.read == 0);
    CHECK(again.ingest.inputs == 0);
    CHECK(again.last_file == "pubmed25n0004.xml.gz");
    CHECK(desk.lies_in("updatefiles") == before);
    CHECK(desk.lies_in("work").empty());
    desk.put("updatefiles/pubmed25n0005.xml.gz", records_of({1}, "Fifth"));
    CHECK(desk.follow().files_taken == 1);
    CHECK(desk.title(1) == "Fifth of 1");
}

TEST_CASE("The very words of a withdrawn record bring it back when a later file sends them again") {
    MirrorDesk desk;
    put_year(desk);
    desk.put("updatefiles/pubmed25n0005.xml.gz", records_of({1}, "Base"));
    CHECK(desk.follow().finished);
    CHECK(desk.title(1) == "Base of 1");
}

TEST_CASE("A missing number stops the run before it, and the run goes on when it comes") {
    MirrorDesk desk;
    put_year(desk);
    const auto third = read_file(desk.folder.file("updatefiles/pubmed25n0003.xml.gz"));
    desk.remove("updatefiles/pubmed25n0003.xml.gz");
    const auto stopped = desk.follow();
    CHECK_FALSE(stopped.finished);
    CHECK(stopped.ingest.source_failed);
    CHECK(stopped.waiting_for == "pubmed25n0003.xml.gz");
    CHECK(codes_of(stopped.ingest) == Names{"mirror-gap"});
    CHECK(stopped.last_file == "pubmed25n0002.xml.gz");
    CHECK(desk.title(2) == "Base of 2");
    desk.put_file("updatefiles/pubmed25n0003.xml.gz", third);
    CHECK(desk.follow().finished);
    CHECK(desk.title(2) == "Fourth of 2");
}

TEST_CASE("A file without md5, or with one that cannot be read, waits, and so do those behind it") {
    MirrorDesk desk;
    put_year(desk);
    const auto md5 = read_file(desk.folder.file("updatefiles/pubmed25n0003.xml.gz.md5"));
    desk.remove("updatefiles/pubmed25n0003.xml.gz.md5");
    const auto without = desk.follow();
    CHECK_FALSE(without.finished);
    CHECK(without.waiting_for == "pubmed25n0003.xml.gz.md5");
    CHECK(codes_of(without.ingest) == Names{"no-md5"});
    CHECK(without.files_taken == 2);
    desk.put_file("updatefiles/pubmed25n0003.xml.gz.md5", "<html>not found</html>");
    CHECK(codes_of(desk.follow().ingest) == Names{"no-md5"});
    desk.put_file("updatefiles/pubmed25n0003.xml.gz.md5", std::string(100'000, 'a'));
    CHECK(codes_of(desk.follow().ingest) == Names{"no-md5"});
    CHECK(desk.taken().size() == 2);
    desk.put_file("updatefiles/pubmed25n0003.xml.gz.md5", md5);
    CHECK(desk.follow().finished);
}

TEST_CASE("A file that is not what its md5 says is not taken, not even its good records") {
    MirrorDesk desk;
    put_year(desk);
    const auto whole = read_file(desk.folder.file("baseline/pubmed25n0002.xml.gz"));
    desk.put_file("baseline/pubmed25n0002.xml.gz", whole.substr(0, whole.size() - 30));
    const auto stopped = desk.follow();
    CHECK_FALSE(stopped.finished);
    CHECK(codes_of(stopped.ingest) == Names{"md5-differs"});
    CHECK(stopped.waiting_for == "pubmed25n0002.xml.gz");
    CHECK(desk.title(4).empty());
    CHECK(desk.title(3) == "Base of 3");
    desk.put_file("baseline/pubmed25n0002.xml.gz", whole);
    CHECK(desk.follow().finished);
}

TEST_CASE("A damaged file with the right md5 is not taken, not even its good records") {
    const auto text = records_of({2, 6}, "Third");
    const auto packed = gzip_of(text);
    auto flipped = packed;
    flipped[packed.size() - 30] ^= 1;
    for (const auto& bytes : {packed.substr(0, packed.size() - 9), flipped, gzip_of(text.substr(0, text.size() - 9)),
                              packed + "more", std::string("no gzip"), std::string()}) {
        MirrorDesk desk;
        put_year(desk);
        desk.put_bytes("updatefiles/pubmed25n0003.xml.gz", bytes);
        const auto stopped = desk.follow();
        CHECK_FALSE(stopped.finished);
        CHECK(codes_of(stopped.ingest) == Names{"file-damaged"});
        CHECK(desk.title(2) == "Base of 2");
        CHECK(desk.taken().size() == 2);
        desk.put("updatefiles/pubmed25n0003.xml.gz", text);
        CHECK(desk.follow().finished);
    }
}

TEST_CASE("Files that are not packed are taken too") {
    MirrorDesk desk;
    desk.put_bytes("baseline/pubmed25n0001.xml", records_of({1}, "Plain"));
    CHECK(desk.follow().finished);
    CHECK(desk.title(1) == "Plain of 1");
}

TEST_CASE("A bad record costs itself, and its file counts as taken") {
    MirrorDesk desk;
    desk.put("baseline/pubmed25n0001.xml.gz",
             testing::set_of(testing::article("1") + "<PubmedArticle><MedlineCitation/></PubmedArticle>" +
                             testing::article("2")));
    const auto summary = desk.follow();
    CHECK(summary.finished);
    CHECK(summary.ingest.rejected == 1);
    CHECK(codes_of(summary.ingest) == Names{"no-key"});
    CHECK(desk.follow().passed_over == 1);
}

TEST_CASE("A file issued again is taken again in its place: what later files said stays") {
    MirrorDesk desk;
    put_year(desk);
    CHECK(desk.follow().finished);
    desk.put("updatefiles/pubmed25n0003.xml.gz", records_of({1, 2, 3, 6, 7}, "Again", {4, 5}));
    const auto summary = desk.follow();
    CHECK(summary.finished);
    CHECK(codes_of(summary.ingest) == Names{"file-reissued"});
    CHECK(summary.files_taken == 1);
    CHECK(desk.title(1).empty());           // withdrawn by the fourth
    CHECK(desk.title(2) == "Fourth of 2");  // revised by the fourth
    CHECK(desk.title(3) == "Again of 3");
    CHECK(desk.title(4) == "Fourth of 4");  // brought by the fourth
    CHECK(desk.title(5).empty());
    CHECK(desk.title(6) == "Again of 6");
    CHECK(desk.title(7) == "Again of 7");
    CHECK(desk.sound());
    CHECK(desk.follow().files_taken == 0);
    desk.put("updatefiles/pubmed25n0003.xml.gz", records_of({2, 6}, "Third", {4}));  // and back to the first issue
    CHECK(desk.follow().files_taken == 1);
    CHECK(desk.title(6) == "Third of 6");
    CHECK(desk.title(2) == "Fourth of 2");
    CHECK(desk.follow().files_taken == 0);
    CHECK(desk.sound());
}

TEST_CASE("A file behind those taken is told of and not read") {
    MirrorDesk desk;
    desk.request.baseline.clear();
    desk.put("updatefiles/pubmed25n1275.xml.gz", records_of({1}, "First"));
    CHECK(desk.follow().finished);
    desk.put("updatefiles/pubmed25n1274.xml.gz", records_of({1}, "Late"));
    const auto summary = desk.follow();
    CHECK(summary.finished);
    CHECK(codes_of(summary.ingest) == Names{"file-out-of-order"});
    CHECK(desk.title(1) == "First of 1");
}

TEST_CASE("A baseline that is set up after its updates were taken leaves what they said") {
    MirrorDesk desk;
    put_year(desk);
    const auto baseline = std::exchange(desk.request.baseline, "");
    CHECK(desk.follow().files_taken == 2);
    desk.request.baseline = baseline;
    const auto summary = desk.follow();
    CHECK(summary.finished);
    CHECK(summary.files_taken == 2);
    CHECK(desk.title(1).empty());
    CHECK(desk.title(2) == "Fourth of 2");
    CHECK(desk.title(3) == "Base of 3");
    CHECK(desk.sound());
}

TEST_CASE("A folder that is not there, or holds no such file, is a failure of the source") {
    MirrorDesk desk;
    const auto empty = desk.follow();
    CHECK_FALSE(empty.finished);
    CHECK(codes_of(empty.ingest) == Names{"source-failed"});
    desk.request.updates = desk.folder.file("gone");
    const auto gone = desk.follow();
    CHECK_FALSE(gone.finished);
    CHECK(codes_of(gone.ingest) == Names{"source-failed"});
    desk.request.updates = "ftp://127.0.0.1/pubmed";
    CHECK_THROWS_AS(desk.follow(), Error);
    desk.request.updates = desk.request.baseline = "";
    CHECK_THROWS_AS(desk.follow(), Error);
}

// The next year: 2 is gone without a word, 7 is new, 8 comes with the first update.
void put_next_year(MirrorDesk& desk) {
    for (const auto* name : {"baseline/pubmed25n0001.xml.gz", "baseline/pubmed25n0002.xml.gz"}) {
        desk.remove(name);
        desk.remove(name + std::string(".md5"));
    }
    desk.put("baseline/pubmed26n0001.xml.gz", records_of({3, 4, 5}, "New"));
    desk.put("baseline/pubmed26n0002.xml.gz", records_of({7}, "New"));
}

TEST_CASE("A new year's baseline replaces everything, once it is known to be whole") {
    MirrorDesk desk;
    put_year(desk);
    CHECK(desk.follow().finished);
    put_next_year(desk);
    const auto second = read_file(desk.folder.file("baseline/pubmed26n0002.xml.gz"));
    desk.put_file("baseline/pubmed26n0002.xml.gz", "not here yet");
    const auto begun = desk.follow();
    CHECK_FALSE(begun.finished);
    CHECK(codes_of(begun.ingest) == Names{"md5-differs", "reload-unfinished"});
    CHECK(desk.title(3) == "New of 3");
    CHECK(desk.title(2) == "Fourth of 2");  // the old state stays
    desk.put_file("baseline/pubmed26n0002.xml.gz", second);
    const auto listed = desk.follow();
    CHECK(listed.finished);
    CHECK(codes_of(listed.ingest) == Names{"reload-unfinished"});  // nothing says yet that 2 is the last
    CHECK(desk.title(2) == "Fourth of 2");
    desk.put("updatefiles/pubmed26n0003.xml.gz", records_of({6, 8}, "New"));
    desk.clock.set("2026-01-05T00:00:00Z");
    const auto done = desk.follow();
    CHECK(done.finished);
    CHECK(codes_of(done.ingest) == Names{"reload-finished"});
    CHECK(done.withdrawn == 1);
    CHECK(desk.title(2).empty());
    CHECK(desk.title(3) == "New of 3");
    CHECK(desk.title(6) == "New of 6");  // the baseline lacks it, its first update has it
    CHECK(desk.title(8) == "New of 8");
    CHECK(desk.sound());
    const auto after = desk.follow();
    CHECK(codes_of(after.ingest).empty());
    CHECK(after.withdrawn == 0);
}

TEST_CASE("A reload spares what others brought: a person's file, and what a search server gave since") {
    MirrorDesk desk;
    put_year(desk);
    CHECK(desk.follow().finished);
    desk.bring(desk.put_file("mine.xml", records_of({50}, "Mine")));
    put_next_year(desk);
    CHECK(desk.follow().finished);
    IngestRequest pulled;  // stands for a pull of another configured source: a run under its name
    pulled.configured = "pubmed-search";
    pulled.paths = {desk.put_file("pulled.xml", records_of({2}, "Fourth"))};
    desk.bring(pulled);
    desk.put("updatefiles/pubmed26n0003.xml.gz", records_of({8}, "New"));
    const auto done = desk.follow();
    CHECK(done.withdrawn == 1);  // 6
    CHECK(desk.title(2) == "Fourth of 2");
    CHECK(desk.title(50) == "Mine of 50");
    CHECK(desk.title(6).empty());
}

TEST_CASE("The same words in the new baseline count as brought") {
    MirrorDesk desk;
    put_year(desk);
    CHECK(desk.follow().finished);
    desk.put("baseline/pubmed26n0001.xml.gz", records_of({3, 5}, "Base"));
    desk.put("updatefiles/pubmed26n0002.xml.gz", records_of({6}, "Third"));
    const auto done = desk.follow();
    CHECK(done.ingest.unchanged == 3);
    CHECK(done.withdrawn == 2);  // 2 and 4
    CHECK(desk.title(3) == "Base of 3");
    CHECK(desk.title(4).empty());
    CHECK(desk.sound());
}

}  // namespace
}  // namespace evident
