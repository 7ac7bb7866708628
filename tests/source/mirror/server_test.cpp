// A mirror followed over HTTP: downloads go on where they were cut, nothing is left behind, faults are told.
#include "tests/source/mirror/mirror_server.hpp"

namespace evident {
namespace {

using testing::codes_of;
using testing::MirrorDesk;
using testing::MirrorServer;
using testing::put_year;
using testing::records_of;
using Names = std::vector<std::string>;

const std::string second = "/baseline/pubmed25n0002.xml.gz";

std::int64_t count(const Names& asked, const std::string& begins) {
    return std::count_if(asked.begin(), asked.end(), [&](const auto& one) { return one.starts_with(begins); });
}

standin::Response cut_at(std::uint64_t byte) {
    standin::Response out;
    out.cut_at = byte;
    return out;
}

standin::Response status(int code) {
    standin::Response out;
    out.status = code;
    return out;
}

TEST_CASE("Over HTTP as from a folder: the same store, and no download left behind") {
    MirrorDesk local;
    put_year(local);
    CHECK(local.follow().finished);
    MirrorDesk desk;
    put_year(desk);
    MirrorServer server(desk);
    const auto summary = desk.follow();
    CHECK(summary.finished);
    CHECK(summary.files_taken == 4);
    CHECK(testing::state_of(desk.store) == testing::state_of(local.store));
    CHECK(desk.lies_in("work").empty());
    CHECK(desk.number_of("SELECT count(*) FROM input WHERE name LIKE 'http://127.0.0.1:%/pubmed25n0001.xml.gz'") == 1);
    CHECK(count(server.asked(), second) == 2);  // it and its md5
    CHECK(desk.follow().passed_over == 4);
    CHECK(count(server.asked(), second) == 1);        // its md5 alone
    desk.request.baseline = server.url("/baseline");  // without the last slash
    CHECK(desk.follow().passed_over == 4);
}

TEST_CASE("The md5 of a file taken is not asked for again when the listing says that it did not change") {
    MirrorDesk desk;
    put_year(desk);
    MirrorServer server(desk);
    CHECK(desk.follow().finished);
    server.asked();
    server.set_date("2024-12-20 10:00");
    CHECK(desk.follow().passed_over == 4);
    CHECK(server.asked() == Names{"/baseline/", "/updatefiles/"});
    desk.put("updatefiles/pubmed25n0003.xml.gz", records_of({6}, "Again"));
    server.set_date("2025-01-02 10:00");
    CHECK(codes_of(desk.follow().ingest) == Names{"file-reissued"});
    CHECK(desk.title(6) == "Again of 6");
}

TEST_CASE("A download that is cut goes on where it ended, in the same run and in a later one") {
    MirrorDesk desk;
    put_year(desk);
    MirrorServer server(desk);
    server.spoil(second, cut_at(300));
    CHECK(desk.follow().finished);
    const auto asked = server.asked();
    CHECK(count(asked, second + " bytes=300-") == 1);
    CHECK(desk.title(5) == "Base of 5");

    desk.put("updatefiles/pubmed25n0005.xml.gz", records_of({5}, "Fifth"));
    const std::string fifth = "/updatefiles/pubmed25n0005.xml.gz";
    server.spoil(fifth, cut_at(200));
    for (int tries = 0; tries < 3; ++tries) server.spoil(fifth, status(503));
    const auto stopped = desk.follow();
    CHECK_FALSE(stopped.finished);
    CHECK(codes_of(stopped.ingest) == Names{"source-failed"});
    CHECK(desk.lies_in("work") == std::set<std::string>{"pubmed25n0005.xml.gz.part"});
    server.asked();
    CHECK(desk.follow().finished);
    CHECK(count(server.asked(), fifth + " bytes=200-") == 1);
    CHECK(desk.title(5) == "Fifth of 5");
    CHECK(desk.lies_in("work").empty());
}

TEST_CASE("The beginning of an earlier issue is thrown away, and a whole download of a killed run is used") {
    MirrorDesk desk;
    put_year(desk);
    MirrorServer server(desk);
    std::filesystem::create_directories(desk.request.work);
    desk.put_file("work/pubmed25n0002.xml.gz.part", std::string(100, 'x'));
    desk.put_file("work/pubmed25n0003.xml.gz", read_file(desk.folder.file("updatefiles/pubmed25n0003.xml.gz")));
    desk.put_file("work/pubmed25n0004.xml.gz", "an earlier issue");
    desk.put_file("work/pubmed25n0001.xml.gz.part", read_file(desk.folder.file("baseline/pubmed25n0001.xml.gz")));
    CHECK(desk.follow().finished);
    const auto asked = server.asked();
    CHECK(count(asked, second + " bytes=100-") == 1);
    CHECK(count(asked, second) == 3);  // md5, the rest, the whole
    CHECK(count(asked, "/updatefiles/pubmed25n0003.xml.gz") == 1);
    CHECK(count(asked, "/updatefiles/pubmed25n0004.xml.gz") == 2);
    CHECK(desk.lies_in("work").empty());
}

TEST_CASE("Over HTTP too, what differs from its md5 or is damaged is not kept") {
    MirrorDesk desk;
    put_year(desk);
    MirrorServer server(desk);
    const auto whole = read_file(desk.folder.file("baseline/pubmed25n0002.xml.gz"));
    desk.put_file("baseline/pubmed25n0002.xml.gz", whole + "x");
    const auto stopped = desk.follow();
    CHECK(codes_of(stopped.ingest) == Names{"md5-differs"});
    CHECK(stopped.waiting_for == "pubmed25n0002.xml.gz");
    CHECK(desk.title(4).empty());
    CHECK(desk.lies_in("work").empty());
    desk.put_bytes("baseline/pubmed25n0002.xml.gz", whole.substr(0, whole.size() - 1));
    CHECK(codes_of(desk.follow().ingest) == Names{"file-damaged"});
    CHECK(desk.lies_in("work").empty());
    desk.put_bytes("baseline/pubmed25n0002.xml.gz", whole);
    CHECK(desk.follow().finished);
}

TEST_CASE("A server that fails for a while is asked again; one that fails for good is a failure of the source") {
    MirrorDesk desk;
    put_year(desk);
    MirrorServer server(desk);
    server.spoil("/baseline/", status(503));
    server.spoil("/baseline/", cut_at(10));
    server.spoil(second + ".md5", status(429));
    CHECK(desk.follow().finished);
    for (const auto code : {403, 404, 410}) {
        server.spoil("/updatefiles/", status(code));
        const auto failed = desk.follow();
        CHECK_FALSE(failed.finished);
        CHECK(failed.ingest.source_failed);
        CHECK(codes_of(failed.ingest) == Names{"source-failed"});
        CHECK(failed.ingest.problems.at(0).message.find(std::to_string(code)) != std::string::npos);
    }
    desk.request.updates = server.url("/elsewhere/");
    CHECK(codes_of(desk.follow().ingest) == Names{"source-failed"});
    desk.request.updates = "http://127.0.0.1:1/";
    CHECK(codes_of(desk.follow().ingest) == Names{"source-failed"});
}

TEST_CASE("A listing without end is given up, and one without files is no mirror") {
    MirrorDesk desk;
    put_year(desk);
    MirrorServer server(desk);
    standin::Response endless;
    endless.bottomless = [](std::uint64_t) { return 'a'; };
    server.spoil("/baseline/", endless);
    const auto failed = desk.follow();
    CHECK(codes_of(failed.ingest) == Names{"source-failed"});
    desk.request.baseline = server.url("/baseline/pubmed25n0001.xml.gz.md5?");
    CHECK(codes_of(desk.follow().ingest) == Names{"source-failed"});
}

TEST_CASE("A password in the address is told nowhere") {
    MirrorDesk desk;
    put_year(desk);
    const MirrorServer server(desk);
    desk.request.baseline = "http://somebody:secret@" + server.url("/baseline/").substr(7);
    desk.request.updates = "http://somebody:secret@" + server.url("/gone/").substr(7);
    const auto summary = desk.follow();
    CHECK_FALSE(summary.finished);
    CHECK(to_json(summary.ingest).find("secret") == std::string::npos);
    CHECK(desk.number_of("SELECT count(*) FROM run WHERE asked LIKE '%secret%'") == 0);
    CHECK(desk.number_of("SELECT count(*) FROM input WHERE name LIKE '%secret%'") == 0);
}

}  // namespace
}  // namespace evident
