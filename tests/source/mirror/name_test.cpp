// Names of files, md5 companions, listings, and the order in which files come.
#include "ingest/source/mirror/name.hpp"

#include "ingest/source/mirror/folder.hpp"
#include "ingest/source/mirror/plan.hpp"
#include "tests/catch.hpp"

namespace evident {
namespace {

const std::string hash = "246e75874963b153bfd517320f4e891e";
const std::string file = "pubmed22n0002.xml.gz";

TEST_CASE("A mirror's file is known by its name, and by nothing near it") {
    const auto name = parse_mirror_name("pubmed25n1274.xml.gz");
    REQUIRE(name);
    CHECK(name->year == 25);
    CHECK(name->number == 1274);
    CHECK(parse_mirror_name("pubmed25n12740.xml"));
    CHECK(mirror_name(9, 7).text == "pubmed09n0007.xml.gz");
    CHECK(parse_mirror_name(mirror_name(25, 12345).text)->number == 12345);
    for (const auto* other : {"pubmed25n0001.xml.gz.md5", "pubmed25n0001_stats.html", "README.txt", "pubmed25n.xml.gz",
                              "pubmed25n0000.xml.gz", "pubmed25u0001.xml.gz", "pubmed25n00x1.xml.gz",
                              "pubmed2n0001.xml.gz", "pubmed25n0001.gz", "pubmed25n0001.gz.xml",
                              "pubmed25n0001234.xml.gz", "../pubmed25n0001.xml.gz", "pubmed25n0001", "", ".xml.gz"}) {
        INFO(other);
        CHECK_FALSE(parse_mirror_name(other));
    }
}

TEST_CASE("Files are in order by year and number, not by their letters") {
    CHECK(*parse_mirror_name("pubmed25n9999.xml.gz") < *parse_mirror_name("pubmed25n10000.xml.gz"));
    CHECK(*parse_mirror_name("pubmed25n1500.xml.gz") < *parse_mirror_name("pubmed26n0001.xml.gz"));
}

TEST_CASE("An md5 file says its hash in each of its forms") {
    std::string upper = hash;
    for (auto& c : upper) c = char(std::toupper(c));
    for (const auto& text : {"MD5(" + file + ")= " + hash + "\n", "MD5 (" + file + ") = " + hash,
                             hash + "  " + file + "\n", hash + " *" + file + "\r\n", hash, hash + "\r\n",
                             "\n" + upper + "\n", "MD5(" + file + ")= " + upper + "\r\n"}) {
        INFO(text);
        CHECK(parse_md5(text, file) == hash);
    }
    for (const auto& text :
         {std::string(), std::string("\n"), "MD5(pubmed22n0003.xml.gz)= " + hash, hash.substr(1), hash + "0",
          hash + "  pubmed22n0003.xml.gz", "<html>404</html>" + hash, "MD5(" + file + ")= ", "g" + hash.substr(1)}) {
        INFO(text);
        CHECK_FALSE(parse_md5(text, file));
    }
}

std::vector<std::string> names_in(std::string_view html) {
    std::vector<std::string> out;
    for (const auto& entry : read_listing(html)) out.push_back(entry.name);
    return out;
}

TEST_CASE("A listing gives the names its links lead to, in this folder only, each once") {
    CHECK(names_in("<a href=\"?C=N;O=D\">Name</a><a href=\"/pubmed/\">Parent</a><A HREF='a.xml.gz'>a</A>"
                   "<a href=b.md5>b</a><a class=\"x\" href=\"./c%2Eb\">c</a><a href=\"a.xml.gz\">again</a>") ==
          std::vector<std::string>{"a.xml.gz", "b.md5", "c.b"});
    CHECK(names_in("<a href=\"../a.xml\"><a href=\"%2e%2e%2fa.xml\"><a href=\"https://e.org/a.xml\"><a href=\"//e/a\">"
                   "<a href=\"..\"><a href=\"b/a.xml\"><a href=\"a%00.xml\"><a href=\"c:\\a.xml\">")
              .empty());
    CHECK(names_in("<a href=\"unended").size() == 1);
    CHECK(names_in("href=").empty());
    CHECK(names_in("").empty());
}

TEST_CASE("A listing tells when a file was changed, as Apache and nginx write it") {
    const auto listed = read_listing(
        "<pre><a href=\"a1\">a1</a>      2025-01-09 12:13   19M\n<a href=\"a2\">a2</a>   09-Feb-2025 12:13  60\n"
        "<a href=\"2024-01-01\">2024-01-01</a>  -\n</pre>");
    REQUIRE(listed.size() == 3);
    CHECK(listed[0].changed == make_day(2025, 1, 9));
    CHECK(listed[1].changed == make_day(2025, 2, 9));
    CHECK(listed[2].changed == Day::none);
}

std::vector<MirrorFolder::Entry> entries(const std::vector<std::string>& names) {
    std::vector<MirrorFolder::Entry> out;
    for (const auto& name : names) {
        out.push_back({"pubmed" + name + ".xml.gz", Day::none});
        out.push_back({"pubmed" + name + ".xml.gz.md5", Day::none});
    }
    return out;
}

MirrorPlan planned(const std::vector<std::string>& baseline, const std::vector<std::string>& updates,
                   const std::vector<std::string>& taken, bool follows_baseline = true) {
    std::vector<MirrorFile> files;
    for (const auto& name : taken) files.push_back({"pubmed" + name + ".xml.gz", hash, InputId{1}, ""});
    return plan_mirror({follows_baseline, nullptr, entries(baseline), nullptr, entries(updates)}, files);
}

std::string told(const MirrorPlan& plan) {
    std::string out;
    for (const auto& step : plan.steps) out += step.name.text.substr(6, 7) + (step.taken ? "t " : " ");
    if (plan.missing) out += "before " + plan.missing->text.substr(6, 7);
    return out;
}

TEST_CASE("The baseline comes first, then updates, as far as numbers have no gap") {
    CHECK(told(planned({"25n0002", "25n0001"}, {"25n0004", "25n0003"}, {})) == "25n0001 25n0002 25n0003 25n0004 ");
    CHECK(told(planned({"25n0001", "25n0003"}, {"25n0004"}, {})) == "25n0001 before 25n0002");
    CHECK(planned({"25n0001", "25n0003"}, {"25n0004"}, {}).waiting == 2);
    CHECK(told(planned({}, {"25n0004"}, {})) == "before 25n0001");
    CHECK(told(planned({"25n0001"}, {"25n0002"}, {"25n0001"})) == "25n0001t 25n0002 ");
    CHECK(told(planned({}, {"25n0003"}, {"25n0001", "25n0002"})) == "25n0003 ");  // taken and removed since
    CHECK(told(planned({}, {}, {})).empty());
}

TEST_CASE("Without a baseline the first update that is there begins") {
    CHECK(told(planned({}, {"25n1276", "25n1275"}, {}, false)) == "25n1275 25n1276 ");
    const auto later = planned({}, {"25n1274", "25n1276"}, {"25n1275"}, false);
    CHECK(told(later) == "25n1276 ");
    CHECK(later.out_of_order == std::vector<std::string>{"pubmed25n1274.xml.gz"});
}

TEST_CASE("A new year's baseline takes the place of what is left of the old year") {
    const auto plan = planned({"26n0001", "26n0002"}, {"25n0004", "26n0003"}, {"25n0001", "25n0002"});
    CHECK(told(plan) == "26n0001 26n0002 26n0003 ");
    CHECK(plan.replaces);
    CHECK(plan.baseline_end == 2);
    CHECK(plan.out_of_order == std::vector<std::string>{"pubmed25n0004.xml.gz"});
    CHECK(planned({"26n0001", "26n0002"}, {"25n0004"}, {"25n0001"}).baseline_end == 0);
    CHECK(planned({"26n0001", "26n0002"}, {"26n0004"}, {"25n0001"}).baseline_end == 0);
    CHECK(told(planned({"25n0001"}, {"25n0002", "26n0003"}, {"25n0001"})) == "25n0001t 25n0002 before 26n0001");
}

}  // namespace
}  // namespace evident
