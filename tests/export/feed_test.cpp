// The feed: an entry an update, told once, bounded, escaped, and never written over somebody else's file.
#include "export/feed.hpp"

#include <cstdlib>

#include "base/error.hpp"
#include "base/file.hpp"
#include "export/xml.hpp"
#include "tests/catch.hpp"
#include "tests/export/made_report.hpp"

namespace evident {
namespace {

using testing::made_report;

std::size_t times(const std::string& text, const std::string& part) {
    std::size_t out = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++out;
    return out;
}

UpdateReport numbered(int run) {
    auto out = made_report();
    out.run = RunId{run};
    return out;
}

TEST_CASE("text for XML: markup is escaped, what XML has no place for becomes a space, what is no UTF-8 is replaced") {
    CHECK(xml_text("a<b>&\"c'") == "a&lt;b&gt;&amp;&quot;c&apos;");
    CHECK(xml_text("软脑膜 Müller") == "软脑膜 Müller");
    CHECK(xml_text(std::string("a\0b\x1F"
                               "c\td",
                               7)) == "a b c\td");
    CHECK(xml_text("a\xEF\xBF\xBF"
                   "b\xEF\xBF\xBE") == "a b ");
    CHECK(xml_text("a\xFF"
                   "b") ==
          "a\xEF\xBF\xBD"
          "b");
    CHECK(xml_element("id", "a&b", 2) == "  <id>a&amp;b</id>\n");
}

TEST_CASE("a first entry: names that stay, the moment, the news in words") {
    const auto feed = feed_with("", made_report());
    CHECK(
        feed.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"));
    CHECK(feed.ends_with("</feed>\n"));
    CHECK(times(feed, "<id>tag:evident.invalid,2026:0123abcd</id>") == 1);
    CHECK(times(feed, "<id>tag:evident.invalid,2026:0123abcd/run/7</id>") == 1);
    CHECK(times(feed, "<updated>2026-11-25T03:00:00Z</updated>") == 2);
    CHECK(times(feed, "pubmed: 120 found, 12 read: 3 new, 1 updated, 8 unchanged") == 1);
    CHECK(times(feed, "retracted (was ok), for the claim") == 1);
    CHECK(times(feed, "for 11 -&amp;gt; 12, against 1, neutral 18, since the review 1 -&amp;gt; 2") == 1);
    CHECK(times(feed, "https://pubmed.ncbi.nlm.nih.gov/2/") == 1);
    CHECK(times(feed, "a note is not told") == 0);
}

TEST_CASE("the newest entry comes first, and an update told again takes the place of its entry") {
    auto feed = feed_with("", numbered(7));
    feed = feed_with(feed, numbered(70));
    CHECK(feed.find("/run/70<") < feed.find("/run/7<"));
    CHECK(times(feed, "<entry>") == 2);
    CHECK(feed_with(feed, numbered(70)) == feed);
    feed = feed_with(feed, numbered(7));
    CHECK(times(feed, "<entry>") == 2);
    CHECK(feed.find("/run/7<") < feed.find("/run/70<"));
}

TEST_CASE("the feed keeps the last hundred entries") {
    std::string feed;
    for (int run = 1; run <= 105; ++run) feed = feed_with(feed, numbered(run));
    CHECK(times(feed, "<entry>") == most_entries);
    CHECK(times(feed, "/run/105<") == 1);
    CHECK(times(feed, "/run/6<") == 1);
    CHECK(times(feed, "/run/5<") == 0);
}

TEST_CASE("text that looks like the markup of a feed cannot break it") {
    auto report = made_report();
    report.reviews.front().claims.front().text = "  </entry>\n</feed>\n]]> <!-- \x01 & &amp;";
    report.reviews.front().title = "\n  <entry>\n";
    const auto feed = feed_with(feed_with("", report), numbered(8));
    CHECK(times(feed, "<entry>") == 2);
    CHECK(times(feed, "</entry>") == 2);
    CHECK(times(feed, "</feed>") == 1);
}

TEST_CASE("a file that is no feed of this store is refused") {
    auto other = made_report();
    other.store = "ffff";
    const auto whole = feed_with("", made_report());
    const auto old = GENERATE_REF(as<std::string>{}, "Dear reader,", "<?xml version=\"1.0\"?><rss></rss>\n",
                                  feed_with("", other), whole.substr(0, whole.size() / 2));
    CHECK_THROWS_AS(feed_with(old, made_report()), Error);
}

TEST_CASE("blank text is a feed that has not begun") {
    CHECK(feed_with(" \n", made_report()) == feed_with("", made_report()));
}

// For read_feed.py, which reads what we write with another parser: hidden, and told the file's name.
TEST_CASE("write a feed for another parser", "[.write-feed]") {
    const char* path = std::getenv("EVIDENT_FEED_FILE");
    REQUIRE(path != nullptr);
    auto report = made_report();
    report.reviews.front().claims.front().text += "\x01\x0B\xFF\xEF\xBF\xBF ]]> <b>&nbsp;</b> </entry></feed>";
    write_file(path, feed_with(feed_with("", report), numbered(8)));
}

}  // namespace
}  // namespace evident
