// The mail: a subject in ASCII, what was searched, problems, and each claim's news, in lines of a terminal's width.
#include "export/mail.hpp"

#include "tests/catch.hpp"
#include "tests/export/made_report.hpp"
#include "text/width.hpp"

namespace evident {
namespace {

using testing::made_report;

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        out.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST_CASE("a mail as a person gets it") {
    CHECK(mail_text(made_report()) ==
          R"(Subject: evident: 1 retracted, 1 new for a claim, trouble with embase; 3 re...

Update of 2026-11-25 03:00 UTC, store 0123abcd.

Searched
  pubmed (E-utilities): 120 found, 12 read: 3 new, 1 updated, 8 unchanged
  embase (files): 0 read; it did not come to its end

Problems
  embase: error: a.xml ends inside the record <item> & "more"
    [unreadable-input]

Review tlcr-2025-163: Leptomeningeal metastases: a review

  T1 Alphatinib < betamab & "gammanib" in 软脑膜转移
    for 11 -> 12, against 1, neutral 18, since the review 1 -> 2
  * pmid:2: retracted (was ok), for the claim
    A trial that was taken back
  * doi:10.1000/a<b>&c: new, against the claim, since the review
    A new cohort
)");
}

TEST_CASE("nothing new is said in few words") {
    UpdateReport report;
    report.store = "0123abcd";
    report.at = "2026-11-25T03:00:00Z";
    SourceNumbers quiet;
    quiet.source = "pubmed";
    quiet.read = quiet.unchanged = 4;
    News news;
    news.review = "r";
    news.title = "A review";
    CHECK_FALSE(tells_anything(report));
    CHECK(has(mail_text(report), "no source was due"));
    report.sources = {quiet};
    report.reviews = {news};
    CHECK_FALSE(tells_anything(report));
    CHECK(headline(report) == "nothing new");
    CHECK(has(mail_text(report), "nothing changed for any claim"));
    CHECK_FALSE(has(mail_text(report), "Problems"));
}

TEST_CASE("what makes a mail worth sending") {
    UpdateReport report;
    SourceNumbers source;
    SECTION("a new record") { source.fresh = 1; }
    SECTION("a revised record") { source.updated = 1; }
    SECTION("a withdrawn record") { source.deleted = 1; }
    SECTION("a source that failed") { source.finished = false; }
    SECTION("a warning") { source.problems.push_back({Severity::warning, "windows-differ", "m", {}}); }
    SECTION("an error of the update") { report.problems.push_back({Severity::error, "x", "m", {}}); }
    SECTION("news of a claim") { report.reviews = made_report().reviews; }
    report.sources = {source};
    CHECK(tells_anything(report));
}

TEST_CASE("a note alone is no news") {
    UpdateReport report;
    SourceNumbers source;
    source.problems.push_back({Severity::note, "record-not-sent", "m", {}});
    report.sources = {source};
    CHECK_FALSE(tells_anything(report));
}

// B14 of the stranger's report: the subject said "nothing new" when thousands of records had come.
TEST_CASE("B14: the subject tells of records apart from what became of claims") {
    UpdateReport report;
    SourceNumbers source;
    source.fresh = 3000;
    source.deleted = 2;
    report.sources = {source, source};
    CHECK(headline(report) == "6000 records new, 4 deleted");
    source.fresh = 0;
    source.updated = 1;
    report.sources = {source};
    CHECK(headline(report) == "1 record updated, 2 deleted");
    report.sources.front().fresh = 1;
    report.reviews = made_report().reviews;
    auto& totals = report.reviews.front().totals;
    totals = {};
    totals.linked = 2;
    CHECK(headline(report) == "2 new for a claim; 1 record new, 1 updated, 2 deleted");
    report.sources.clear();
    totals = {};
    totals.cleared = 1;
    totals.unlinked = 3;
    CHECK(headline(report) == "1 stands again, 3 no longer linked (tlcr-2025-163)");
    totals = {};
    totals.proposed = 2;
    CHECK(headline(report) == "2 newly linked (tlcr-2025-163)");
    totals = {};
    CHECK(headline(report) == "counts changed (tlcr-2025-163)");
}

// A9: three overlapping windows found 18 records that are 8; that they are counted once is tested with the harvest.
TEST_CASE("A9: what a search found stands before what was read of it") {
    SourceNumbers numbers;
    numbers.found = numbers.read = numbers.unchanged = 8;
    CHECK(numbers_sentence(numbers) == "8 found, 8 read: 8 unchanged");
}

TEST_CASE("long things are folded to 78 columns and long lists are cut, whatever the words") {
    auto report = made_report();
    auto& claim = report.reviews.front().claims.front();
    const std::string word(300, 'x');
    std::string han;
    for (int i = 0; i < 150; ++i) han += "软";
    claim.claim = word;
    claim.text = han;
    claim.items.front().title = "line\nbreaks\tand " + word + han;
    claim.items.resize(30, claim.items.front());
    report.reviews.front().title = han + "\xFF";
    report.sources.front().source = word;
    report.sources.front().problems.assign(20, {Severity::warning, "windows-differ", word + " " + han, {}});
    report.reviews.resize(3, report.reviews.front());
    const auto text = mail_text(report);
    for (const auto& line : lines_of(text)) {
        CAPTURE(line);
        CHECK(display_width(line) <= 78);
        CHECK((line.empty() || line.back() != ' '));
    }
    CHECK(has(text, "and 22 more"));
    CHECK(has(text, "and 12 more"));
}

TEST_CASE("the subject is one line of ASCII, whatever the names") {
    auto report = made_report();
    report.reviews.front().review = "综述\r\nBcc: somebody";
    report.sources.back().source = std::string(200, 'y');
    const auto first = lines_of(mail_text(report)).front();
    CHECK(first.size() <= 78);
    for (const char c : first) CHECK((c >= ' ' && c <= '~'));
    CHECK(lines_of(mail_text(report))[1].empty());
}

TEST_CASE("sentences say what changed and leave out what did not") {
    NewsItem item;
    item.what = Happening::linked;
    CHECK(sentence(item) == "new, neutral to the claim");
    item.standing = Standing::retracted;
    CHECK(sentence(item) == "new, neutral to the claim, retracted");
    item.what = Happening::turned;
    item.standing = Standing::ok;
    item.direction = Direction::disputes;
    item.direction_before = Direction::supports;
    CHECK(sentence(item) == "now against the claim (was for)");
    item.what = Happening::cleared;
    item.standing_before = Standing::retracted;
    item.judged = true;
    CHECK(sentence(item) == "stands again (was retracted), against the claim by a person's word");
    CHECK(counts_sentence({1, 2, 3, 4}, {1, 2, 3, 4}) == "for 1, against 2, neutral 3, since the review 4");
}

TEST_CASE("numbers of a source in a sentence") {
    SourceNumbers numbers;
    CHECK(numbers_sentence(numbers) == "0 read");
    numbers.found = 0;
    CHECK(numbers_sentence(numbers) == "0 found, 0 read");
    numbers.read = 3;
    numbers.rejected = 1;
    numbers.updated = 2;
    numbers.deleted = 1;
    numbers.outside_cutoff = 2;
    numbers.waiting_for = "pubmed26n1301.xml.gz";
    CHECK(numbers_sentence(numbers) ==
          "0 found, 3 read: 2 updated, 1 rejected; 1 withdrawn by the source; 2 after the protocol's cutoff; "
          "waits for pubmed26n1301.xml.gz");
}

}  // namespace
}  // namespace evident
