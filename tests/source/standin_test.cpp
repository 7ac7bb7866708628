// The stand-in itself: a test against it is worth what it is worth.
#include <filesystem>
#include <fstream>

#include "base/http.hpp"
#include "base/http/url.hpp"
#include "ingest/format/eutils_reply.hpp"
#include "tests/catch.hpp"
#include "tests/shared_data.hpp"
#include "tests/standin/eutils_server.hpp"
#include "tests/standin/folder_server.hpp"

using namespace evident;
using namespace std::chrono_literals;
using evident::testing::shared_data;
using standin::Corpus;
using standin::EutilsServer;
using standin::FolderServer;
using standin::Mischief;

namespace {

HttpReply get(const std::string& url, std::uint64_t from = 0) {
    HttpRequest request;
    request.url = url;
    request.from = from;
    return HttpClient().send(request);
}

std::int64_t count(EutilsServer& server, const std::string& term, const std::string& more = {}) {
    const auto reply = get(server.base() + "esearch.fcgi?db=pubmed&term=" + url_encode(term) + more);
    const auto parsed = parse_esearch(reply.body);
    return parsed ? parsed->count : -1;
}

standin::CorpusSettings corpus_of(std::int64_t size) {
    standin::CorpusSettings settings;
    settings.size = size;
    return settings;
}

}  // namespace

TEST_CASE("windows of dates add up to the whole, by term and by parameter") {
    EutilsServer server(corpus_of(5000));
    const std::string tag = GENERATE("crdt", "edat", "mdat", "pdat");
    std::int64_t by_term = 0;
    std::int64_t by_parameter = 0;
    for (int year = 2020; year <= 2024; ++year) {
        const auto y = std::to_string(year);
        by_term += count(server, "all[sb] AND (\"" + y + "/01/01\"[" + tag + "] : \"" + y + "/12/31\"[" + tag + "])");
        by_parameter += count(server, "all[sb]", "&datetype=" + tag + "&mindate=" + y + "&maxdate=" + y);
    }
    CHECK(by_term == 5000);
    CHECK(by_parameter == 5000);
    CHECK(count(server, "2024/02/01:2024/02/29[crdt]") > 0);
    CHECK(count(server, "all[sb] NOT 2020:2023[crdt]") == count(server, "2024[crdt]"));
}

TEST_CASE("ranges of ids, words and operators") {
    EutilsServer server(corpus_of(1000));
    const auto id = std::to_string(Corpus::first_id);
    CHECK(count(server, id + ":" + std::to_string(Corpus::first_id + 9) + "[uid]") == 10);
    CHECK(count(server, id + "[uid] OR 1[uid]") == 1);
    CHECK(count(server, id + "[uid] AND 1[uid]") == 0);
    std::int64_t all = 0;
    for (const auto* word : {"lung", "breast", "kidney", "colon", "thyroid", "liver", "prostate", "bladder"}) {
        all += count(server, word);
    }
    CHECK(all == 1000);
    CHECK(count(server, "(lung[tiab] OR breast[tiab]) AND cancer") == count(server, "lung") + count(server, "breast"));
}

TEST_CASE("the corpus is the same for the same seed, and changes when told") {
    CHECK(Corpus(corpus_of(50)).record(Corpus::first_id) == Corpus(corpus_of(50)).record(Corpus::first_id));
    EutilsServer server(corpus_of(50));
    server.change([](Corpus& corpus) {
        corpus.add(3, Day{20250110});
        corpus.withdraw(Corpus::first_id);
        corpus.revise(Corpus::first_id + 1, Day{20250201});
    });
    CHECK(count(server, "all[sb]") == 52);
    CHECK(count(server, "2025[crdt]") == 3);
    CHECK(count(server, "2025/02[mdat]") == 1);
    server.change([](Corpus& corpus) {
        CHECK(corpus.record(Corpus::first_id).empty());
        CHECK(corpus.record(Corpus::first_id + 1).find("revision 2") != std::string::npos);
    });
}

TEST_CASE("many records may be of one day") {
    auto settings = corpus_of(20'000);
    settings.on_one_day = 12'000;
    EutilsServer server(settings);
    CHECK(count(server, "2020/01/01[crdt]") >= 12'000);
}

TEST_CASE("ids by GET that are too long are refused, the limit gives 429, a WebEnv wears out") {
    EutilsServer server(corpus_of(10));
    CHECK(get(server.base() + "epost.fcgi?id=" + std::string(5000, '1')).status == 414);
    server.limit(2);
    int refused = 0;
    for (int i = 0; i < 6; ++i) refused += get(server.base() + "esearch.fcgi?term=all[sb]").status == 429 ? 1 : 0;
    CHECK(refused >= 3);
    server.limit(0);
    server.histories().set({2, 0ms});
    const auto found = parse_esearch(get(server.base() + "esearch.fcgi?usehistory=y&term=all[sb]").body);
    REQUIRE(found);
    const auto page = server.base() + "efetch.fcgi?query_key=1&WebEnv=" + found->web_env;
    CHECK(get(page).status == 200);
    CHECK(get(page).status == 200);
    const auto lost = get(page);
    CHECK(lost.status == 400);
    CHECK(judge_eutils_reply(lost.body).kind == EutilsVerdict::Kind::history_lost);
}

TEST_CASE("real records are served under their own PMIDs") {
    const auto path = shared_data("data/records/pubmed-xml");
    if (path.empty()) return;
    EutilsServer server(corpus_of(5));
    std::int64_t records = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
        if (entry.path().extension() != ".xml" || records > 50) continue;
        server.change([&](Corpus& corpus) { records += corpus.add_file(entry.path().string()); });
    }
    CHECK(records > 50);
    std::vector<std::int64_t> ids;
    server.change([&](Corpus& corpus) { ids = corpus.real_ids(); });
    CHECK(count(server, "all[sb]") == 5 + std::int64_t(ids.size()));
    const auto reply = get(server.base() + "efetch.fcgi?id=" + std::to_string(ids.front()));
    CHECK(reply.body.find(">" + std::to_string(ids.front()) + "</PMID>") != std::string::npos);
}

TEST_CASE("orders over HTTP") {
    EutilsServer server(corpus_of(10));
    const auto control = server.base().substr(0, server.base().find("/entrez")) + "/control/";
    CHECK(get(control + "add?count=5&day=2025-03-01").body.find("records 15\n") != std::string::npos);
    CHECK(get(control + "next?faults=error-page").status == 200);
    CHECK(get(server.base() + "esearch.fcgi?term=all[sb]").status == 500);
    CHECK(get(control + "faults?error-page=1").status == 200);
    CHECK(get(server.base() + "esearch.fcgi?term=all[sb]").status == 500);
    CHECK(get(control + "stats").body.find("faults 2\n") != std::string::npos);
    CHECK(get(control + "explode").status == 404);
}

TEST_CASE("a folder is listed and served, whole, in part and spoilt, and nothing beside it") {
    const auto folder = std::filesystem::temp_directory_path() / "evident-standin-folder";
    std::filesystem::create_directories(folder / "sub");
    std::ofstream(folder / "pubmed25n0001.xml.gz") << "0123456789";
    FolderServer server(folder);
    const auto listing = get(server.base());
    CHECK(listing.body.find("<a href=\"pubmed25n0001.xml.gz\">pubmed25n0001.xml.gz</a>") != std::string::npos);
    CHECK(listing.body.find("<a href=\"sub/\">sub/</a>") != std::string::npos);
    const auto file = server.base() + "pubmed25n0001.xml.gz";
    CHECK(get(file).body == "0123456789");
    CHECK(get(file).length == 10);
    const auto rest = get(file, 4);
    CHECK(rest.status == 206);
    CHECK(rest.body == "456789");
    CHECK(get(file, 10).status == 416);
    CHECK(get(server.base() + "absent").status == 404);
    CHECK(get(server.base() + "%2e%2e/" + folder.filename().string()).status == 404);
    server.faults().next({Mischief::cut});
    CHECK(get(file).trouble == HttpReply::Trouble::cut);
    std::filesystem::remove_all(folder);
}
